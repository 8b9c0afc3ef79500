// The operations on pools and tags, with AWS's JavaScript client.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  CreateIdentityPoolCommand,
  DeleteIdentityPoolCommand,
  DescribeIdentityPoolCommand,
  ListIdentityPoolsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateIdentityPoolCommand,
  paginateListIdentityPools,
} from '@aws-sdk/client-cognito-identity';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { account, connect, startLocalService } from './localService.mjs';

const unknown = 'us-east-1:00000000-0000-0000-0000-000000000000';

let service;
let client;

const create = (name, more = {}) =>
  client.send(new CreateIdentityPoolCommand({ IdentityPoolName: name, AllowUnauthenticatedIdentities: false, ...more }));

const arnOf = (pool) => `arn:aws:cognito-identity:us-east-1:${account}:identitypool/${pool.IdentityPoolId}`;

/** An answer without the client's own metadata. */
const plain = ({ $metadata, ...members }) => members;

before(async () => {
  service = await startLocalService();
  client = connect(service);
});

after(async () => {
  client.destroy();
  assert.equal(await service.stop(), 0);
});

const full = {
  AllowClassicFlow: true,
  SupportedLoginProviders: { 'accounts.google.com': '1234567890-example.apps.googleusercontent.com' },
  DeveloperProviderName: 'login.example',
  OpenIdConnectProviderARNs: [`arn:aws:iam::${account}:oidc-provider/issuer.example`],
  CognitoIdentityProviders: [
    {
      ProviderName: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI',
      ClientId: '1example23456789',
      ServerSideTokenCheck: true,
    },
  ],
  SamlProviderARNs: [`arn:aws:iam::${account}:saml-provider/example`],
  IdentityPoolTags: { env: 'test' },
};

test('a pool comes back as it was created, with every member', async () => {
  const created = await create('conformance full', full);

  assert.match(created.IdentityPoolId, /^us-east-1:[0-9a-f-]{36}$/);
  const expected = { IdentityPoolId: created.IdentityPoolId, IdentityPoolName: 'conformance full', AllowUnauthenticatedIdentities: false, ...full };
  assert.deepEqual(plain(created), expected);
  const described = await client.send(new DescribeIdentityPoolCommand({ IdentityPoolId: created.IdentityPoolId }));
  assert.deepEqual(plain(described), expected);
});

test('of what was never set, only the tags are in the answer', async () => {
  const created = await create('conformance bare');

  assert.deepEqual(plain(created), {
    IdentityPoolId: created.IdentityPoolId,
    IdentityPoolName: 'conformance bare',
    AllowUnauthenticatedIdentities: false,
    IdentityPoolTags: {},
  });
});

test('an update clears what it leaves out, and keeps the developer provider', async () => {
  const created = await create('conformance update', full);

  const updated = await client.send(
    new UpdateIdentityPoolCommand({
      IdentityPoolId: created.IdentityPoolId,
      IdentityPoolName: 'conformance renamed',
      AllowUnauthenticatedIdentities: true,
    }),
  );

  assert.equal(updated.IdentityPoolName, 'conformance renamed');
  assert.equal(updated.AllowUnauthenticatedIdentities, true);
  assert.equal(updated.DeveloperProviderName, 'login.example');
  assert.equal(updated.SupportedLoginProviders, undefined);
  assert.equal(updated.CognitoIdentityProviders, undefined);
});

test('a deleted pool is gone, with the text of the service', async () => {
  const created = await create('conformance delete');

  await client.send(new DeleteIdentityPoolCommand({ IdentityPoolId: created.IdentityPoolId }));

  await assert.rejects(client.send(new DescribeIdentityPoolCommand({ IdentityPoolId: created.IdentityPoolId })), {
    name: 'ResourceNotFoundException',
    message: `IdentityPool '${created.IdentityPoolId}' not found.`,
  });
});

test('tags are added, listed, replaced and removed', async () => {
  const ResourceArn = arnOf(await create('conformance tags', { IdentityPoolTags: { env: 'test' } }));

  await client.send(new TagResourceCommand({ ResourceArn, Tags: { env: 'prod', owner: 'ada' } }));
  assert.deepEqual((await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags, { env: 'prod', owner: 'ada' });

  await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['env', 'absent'] }));
  assert.deepEqual((await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags, { owner: 'ada' });
});

test("the client's paginator sees every pool of a region once", async () => {
  const elsewhere = connect(service, { region: 'eu-west-1' });
  const names = Array.from({ length: 130 }, (_, index) => `page ${index}`);
  for (const IdentityPoolName of names) {
    await elsewhere.send(new CreateIdentityPoolCommand({ IdentityPoolName, AllowUnauthenticatedIdentities: true }));
  }

  const pages = [];
  for await (const page of paginateListIdentityPools({ client: elsewhere, pageSize: 60 }, {})) {
    pages.push(page.IdentityPools);
  }

  assert.deepEqual(pages.map((page) => page.length), [60, 60, 10]);
  assert.deepEqual(pages.flat().map((pool) => pool.IdentityPoolName).sort(), names.toSorted());
  assert.ok(pages.flat().every((pool) => pool.IdentityPoolId.startsWith('eu-west-1:')));
  elsewhere.destroy();
});

test('bad input is rejected with the texts of the service', async () => {
  await assert.rejects(create('a/b'), {
    name: 'ValidationException',
    message:
      "1 validation error detected: Value 'a/b' at 'identityPoolName' failed to satisfy constraint: " +
      'Member must satisfy regular expression pattern: [\\w\\s+=,.@-]+',
  });
  await assert.rejects(client.send(new ListIdentityPoolsCommand({ MaxResults: 0 })), {
    name: 'ValidationException',
    message: /Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1/,
  });
  await assert.rejects(client.send(new ListIdentityPoolsCommand({ MaxResults: 1, NextToken: 'made-up' })), {
    name: 'InvalidParameterException',
  });
});

for (const [name, command] of [
  ['DescribeIdentityPool', new DescribeIdentityPoolCommand({ IdentityPoolId: unknown })],
  ['DeleteIdentityPool', new DeleteIdentityPoolCommand({ IdentityPoolId: unknown })],
  ['UpdateIdentityPool', new UpdateIdentityPoolCommand({ IdentityPoolId: unknown, IdentityPoolName: 'a', AllowUnauthenticatedIdentities: false })],
  ['ListTagsForResource', new ListTagsForResourceCommand({ ResourceArn: arnOf({ IdentityPoolId: unknown }) })],
  ['TagResource', new TagResourceCommand({ ResourceArn: arnOf({ IdentityPoolId: unknown }), Tags: { a: 'b' } })],
  ['UntagResource', new UntagResourceCommand({ ResourceArn: arnOf({ IdentityPoolId: unknown }), TagKeys: ['a'] })],
]) {
  test(`${name} of a pool that does not exist says so`, async () => {
    await assert.rejects(client.send(command), { name: 'ResourceNotFoundException' });
  });
}

test('STS on the same port tells the account', async () => {
  const sts = connect(service, {}, STSClient);

  assert.equal((await sts.send(new GetCallerIdentityCommand({}))).Account, account);
  sts.destroy();
});
