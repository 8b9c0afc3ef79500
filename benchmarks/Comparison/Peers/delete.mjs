// Deletes the identities whose ids are in a file, 60 a call and as many calls at a time as ours.
import { readFileSync } from 'node:fs';
import { CognitoIdentityClient, DeleteIdentitiesCommand, ListIdentityPoolsCommand } from '@aws-sdk/client-cognito-identity';

const client = new CognitoIdentityClient();
await client.send(new ListIdentityPoolsCommand({ MaxResults: 60 }));
const ids = readFileSync(process.env.BENCH_IDS, 'utf8').trim().split('\n');
const start = performance.now();
const worker = async () => {
  while (ids.length > 0) {
    await client.send(new DeleteIdentitiesCommand({ IdentityIdsToDelete: ids.splice(0, 60) }));
  }
};
await Promise.all(Array.from({ length: Number(process.env.BENCH_LIMIT) }, worker));
console.log(`seconds ${(performance.now() - start) / 1000}`);
