// Lists all identities of a pool, one object after the other. The SDK has a paginator for pools alone.
import { CognitoIdentityClient, ListIdentitiesCommand } from '@aws-sdk/client-cognito-identity';

const client = new CognitoIdentityClient();
const request = { IdentityPoolId: process.env.BENCH_POOL, MaxResults: 60 };
await client.send(new ListIdentitiesCommand(request));
let n = 0;
const start = performance.now();
do {
  const page = await client.send(new ListIdentitiesCommand(request));
  for (const identity of page.Identities) {
    n++;
  }
  request.NextToken = page.NextToken;
} while (request.NextToken);
console.log(`seconds ${(performance.now() - start) / 1000}`);
console.log(`count ${n}`);
console.log(`peak ${process.resourceUsage().maxRSS * 1024}`);
