// Describes the pools whose ids are in a file, as many at a time as ours.
import { readFileSync } from 'node:fs';
import { CognitoIdentityClient, DescribeIdentityPoolCommand } from '@aws-sdk/client-cognito-identity';

const client = new CognitoIdentityClient();
const ids = readFileSync(process.env.BENCH_IDS, 'utf8').trim().split('\n');
const describe = (id) => client.send(new DescribeIdentityPoolCommand({ IdentityPoolId: id }));
await describe(ids[0]);
let n = 0;
const start = performance.now();
const worker = async () => {
  while (ids.length > 0) {
    await describe(ids.pop());
    n++;
  }
};
await Promise.all(Array.from({ length: Number(process.env.BENCH_LIMIT) }, worker));
console.log(`seconds ${(performance.now() - start) / 1000}`);
console.log(`count ${n}`);
