// What Node.js runs: peer.mjs WORK. The settings are in variables BENCH_…; each line of output is a name and a value.
const sdk = () => import('@aws-sdk/client-cognito-identity');

async function readIds() {
  const { readFileSync } = await import('node:fs');
  return readFileSync(process.env.BENCH_IDS, 'utf8').trim().split('\n');
}

/** Prints how long so many workers take that each do one call after the other. */
async function time(worker) {
  const start = performance.now();
  await Promise.all(Array.from({ length: Number(process.env.BENCH_LIMIT) }, worker));
  console.log(`seconds ${(performance.now() - start) / 1000}`);
}

const work = {
  /** Fails where the SDK is not installed. */
  installed: sdk,

  async 'first-call'() {
    const { CognitoIdentityClient, ListIdentityPoolsCommand } = await sdk();
    await new CognitoIdentityClient().send(new ListIdentityPoolsCommand({ MaxResults: 60 }));
  },

  /** Lists all identities of a pool, one object after the other. The SDK has a paginator for pools alone. */
  async list() {
    const { CognitoIdentityClient, ListIdentitiesCommand } = await sdk();
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
  },

  /** Describes the pools whose ids are in a file, as many at a time as ours. */
  async describe() {
    const { CognitoIdentityClient, DescribeIdentityPoolCommand } = await sdk();
    const client = new CognitoIdentityClient();
    const describe = (id) => client.send(new DescribeIdentityPoolCommand({ IdentityPoolId: id }));
    const ids = await readIds();
    await describe(ids[0]);
    let n = 0;
    await time(async () => {
      while (ids.length > 0) {
        await describe(ids.pop());
        n++;
      }
    });
    console.log(`count ${n}`);
  },

  /** Deletes the identities whose ids are in a file, 60 a call and as many calls at a time as ours. */
  async delete() {
    const { CognitoIdentityClient, DeleteIdentitiesCommand, ListIdentityPoolsCommand } = await sdk();
    const client = new CognitoIdentityClient();
    await client.send(new ListIdentityPoolsCommand({ MaxResults: 60 }));
    const ids = await readIds();
    await time(async () => {
      while (ids.length > 0) {
        await client.send(new DeleteIdentitiesCommand({ IdentityIdsToDelete: ids.splice(0, 60) }));
      }
    });
  },
};

await work[process.argv[2]]();
