// The operations on identities and their logins, with AWS's JavaScript client.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  CreateIdentityPoolCommand,
  DeleteIdentitiesCommand,
  DescribeIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
  GetOpenIdTokenForDeveloperIdentityCommand,
  ListIdentitiesCommand,
  LookupDeveloperIdentityCommand,
  MergeDeveloperIdentitiesCommand,
  UnlinkDeveloperIdentityCommand,
  UnlinkIdentityCommand,
} from '@aws-sdk/client-cognito-identity';
import { clientId, connect, createPool, decode, developer, google, googleClient, rejectsWith, startLocalService, userPool } from './localService.mjs';

const unknown = 'us-east-1:00000000-0000-0000-0000-000000000000';
const forbidden = (id) => `Access to Identity '${id}' is forbidden.`;
const noMatch = "Logins don't match. Please include at least one valid login for this identity or identity pool.";

let service;
let client;
let pool;

before(async () => {
  service = await startLocalService();
  client = connect(service);
  pool = await createPool(client);
});

after(async () => {
  client.destroy();
  assert.equal(await service.stop(), 0);
});

const login = async (user, claims) => ({ [userPool]: await service.token(userPool, user, clientId, claims) });
const googleLogin = async (user) => ({ [google]: await service.token(google, user, googleClient) });
const getId = async (Logins, IdentityPoolId = pool) => (await client.send(new GetIdCommand({ IdentityPoolId, Logins }))).IdentityId;
const describe = (IdentityId) => client.send(new DescribeIdentityCommand({ IdentityId }));
const enter = async (IdentityId, Logins) => (await client.send(new GetOpenIdTokenCommand({ IdentityId, Logins }))).IdentityId;
const developerToken = (user, more = {}) =>
  client.send(new GetOpenIdTokenForDeveloperIdentityCommand({ IdentityPoolId: pool, Logins: { [developer]: user }, ...more }));

test('a guest is new every time, a login is always the same identity', async () => {
  assert.notEqual(await getId(), await getId());
  assert.equal(await getId(await login('same')), await getId(await login('same')));
  assert.notEqual(await getId(await login('same')), await getId(await login('other')));
});

test('an identity is described with its logins and dates', async () => {
  const began = Date.now();
  const id = await getId({ ...(await login('described')), ...(await googleLogin('described')) });

  const identity = await describe(id);

  assert.deepEqual(identity.Logins, [userPool, google]);
  assert.ok(identity.CreationDate >= began - 1 && identity.CreationDate <= Date.now());
  assert.deepEqual(identity.LastModifiedDate, identity.CreationDate);
});

test('guests are rejected where the pool does not allow them', async () => {
  const closed = await createPool(client, { AllowUnauthenticatedIdentities: false });

  await rejectsWith(getId(undefined, closed), 'NotAuthorizedException', 'Unauthenticated access is not supported for this identity pool.');
});

test('bad tokens are rejected with the texts of the service', async () => {
  const bad = 'Invalid login token. ';
  await rejectsWith(getId(await login('access', { token_use: 'access' })), 'NotAuthorizedException', `${bad}Missing a required claim: aud`);
  await rejectsWith(getId({ [userPool]: Object.values(await googleLogin('x'))[0] }), 'NotAuthorizedException', `${bad}Issuer doesn't match providerName`);
  await rejectsWith(getId({ [google]: 'opaque' }), 'NotAuthorizedException', `${bad}Not a valid OpenId Connect identity token.`);
  await rejectsWith(getId({ [google]: (await developerToken('bad')).Token }), 'NotAuthorizedException', `${bad}Can't pass in a Cognito token.`);
  const [header, claims] = (await service.token(userPool, 'x', clientId)).split('.');
  await rejectsWith(getId({ [userPool]: `${header}.${claims}.AAAA` }), 'NotAuthorizedException', `${bad}Couldn't verify signed token.`);
  await rejectsWith(
    getId({ [userPool]: await service.token(userPool, 'x', 'nobody') }),
    'NotAuthorizedException',
    'Token is not from a supported provider of this identity pool.',
  );
  await rejectsWith(getId({ [developer]: 'x' }), 'InvalidParameterException', 'Please provide a valid public provider');
});

test('an expired token is rejected with both moments', async () => {
  await rejectsWith(
    getId(await login('late', { exp: '1000000000' })), // A text isn't a time.
    'NotAuthorizedException',
    'Invalid login token. Missing a required claim: exp',
  );
  const b64 = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const expired = [{ alg: 'RS256', kid: 'theirs' }, { iss: google, aud: googleClient, sub: 'late', exp: 1000000000 }, {}].map(b64).join('.');
  await rejectsWith(getId({ [google]: expired }), 'NotAuthorizedException', /^Invalid login token\. Token expired: \d{10} >= 1000000000$/);
});

test('every identity is listed once, in pages', async () => {
  const own = await createPool(client);
  const ids = [];
  for (let count = 0; count < 7; count++) {
    ids.push(await getId(undefined, own));
  }

  const pages = [];
  let NextToken;
  do {
    const page = await client.send(new ListIdentitiesCommand({ IdentityPoolId: own, MaxResults: 3, NextToken }));
    assert.equal(page.IdentityPoolId, own);
    pages.push(page.Identities.map((identity) => identity.IdentityId));
    NextToken = page.NextToken;
  } while (NextToken);

  assert.deepEqual(pages.map((page) => page.length), [3, 3, 1]);
  assert.deepEqual(pages.flat(), ids);
});

test('deleting tells what could not be deleted', async () => {
  const id = await getId(await login('deleted'));

  const { UnprocessedIdentityIds } = await client.send(new DeleteIdentitiesCommand({ IdentityIdsToDelete: [id, unknown] }));

  assert.deepEqual(UnprocessedIdentityIds, [{ IdentityId: unknown, ErrorCode: 'AccessDenied' }]);
  await rejectsWith(describe(id), 'ResourceNotFoundException', `Identity '${id}' not found.`);
});

test('logins are linked, merged and unlinked', async () => {
  const older = await getId(await login('merged'));
  const younger = await getId(await googleLogin('merged'));

  assert.equal(await enter(younger, { ...(await googleLogin('merged')), ...(await login('merged')) }), older);
  assert.deepEqual((await describe(older)).Logins, [userPool, google]);
  assert.equal((await describe(younger)).Logins, undefined);
  await rejectsWith(enter(younger), 'NotAuthorizedException', forbidden(younger));

  await client.send(new UnlinkIdentityCommand({ IdentityId: older, Logins: await login('merged'), LoginsToRemove: [google] }));
  assert.deepEqual((await describe(older)).Logins, [userPool]);
  await rejectsWith(enter(older, await googleLogin('merged')), 'NotAuthorizedException', noMatch);
});

test('disabled identities can be hidden', async () => {
  const own = await createPool(client);
  const guest = await getId(undefined, own);
  const user = await getId(await login('ada'), own);
  assert.equal(await enter(guest, await login('ada')), user);

  const ids = async (HideDisabled) =>
    (await client.send(new ListIdentitiesCommand({ IdentityPoolId: own, MaxResults: 60, HideDisabled }))).Identities.map((identity) => identity.IdentityId);

  assert.deepEqual(await ids(false), [guest, user]);
  assert.deepEqual(await ids(true), [user]);
});

test('two logins of one provider conflict', async () => {
  const id = await getId({ ...(await login('conflict')), ...(await googleLogin('one')) });

  await rejectsWith(enter(id, { ...(await login('conflict')), ...(await googleLogin('two')) }), 'ResourceConflictException');
});

test('a developer token says who it is for', async () => {
  const { IdentityId, Token } = await developerToken('dev', { TokenDuration: 60, PrincipalTags: { team: 'blue' } });

  const [, claims] = decode(Token);
  assert.equal(claims.sub, IdentityId);
  assert.equal(claims.aud, pool);
  assert.deepEqual(claims.amr, ['authenticated', developer, `${developer}:${pool}:dev`]);
  assert.equal(claims.exp - claims.iat, 60);
  assert.deepEqual(claims['https://aws.amazon.com/tags'], { principal_tags: { team: ['blue'] } });
  assert.equal((await developerToken('dev')).IdentityId, IdentityId);
});

test('developer users are linked, looked up, merged and unlinked', async () => {
  const lookup = (input) => client.send(new LookupDeveloperIdentityCommand({ IdentityPoolId: pool, ...input }));
  const { IdentityId: source } = await developerToken('source');
  const { IdentityId } = await developerToken('destination');
  await developerToken('second', { IdentityId });
  await rejectsWith(developerToken('source', { IdentityId }), 'DeveloperUserAlreadyRegisteredException');

  const first = await lookup({ IdentityId, MaxResults: 1 });
  assert.deepEqual(first.DeveloperUserIdentifierList, ['destination']);
  const rest = await lookup({ IdentityId, MaxResults: 1, NextToken: first.NextToken });
  assert.deepEqual([rest.DeveloperUserIdentifierList, rest.NextToken], [['second'], undefined]);
  assert.equal((await lookup({ DeveloperUserIdentifier: 'second' })).IdentityId, IdentityId);
  await rejectsWith(lookup({ IdentityId, DeveloperUserIdentifier: 'source' }), 'ResourceConflictException');
  await rejectsWith(lookup({ DeveloperUserIdentifier: 'nobody' }), 'ResourceNotFoundException');

  const merge = { IdentityPoolId: pool, DeveloperProviderName: developer, SourceUserIdentifier: 'source', DestinationUserIdentifier: 'second' };
  assert.equal((await client.send(new MergeDeveloperIdentitiesCommand(merge))).IdentityId, IdentityId);
  assert.equal((await lookup({ DeveloperUserIdentifier: 'source' })).IdentityId, IdentityId);
  assert.equal((await describe(source)).Logins, undefined);
  await rejectsWith(client.send(new MergeDeveloperIdentitiesCommand({ ...merge, SourceUserIdentifier: 'nobody' })), 'ResourceNotFoundException');

  const unlink = { IdentityPoolId: pool, IdentityId, DeveloperProviderName: developer, DeveloperUserIdentifier: 'source' };
  await client.send(new UnlinkDeveloperIdentityCommand(unlink));
  await rejectsWith(client.send(new UnlinkDeveloperIdentityCommand(unlink)), 'ResourceNotFoundException');
  assert.notEqual((await developerToken('source')).IdentityId, IdentityId);
});

test('an unknown developer provider is rejected', async () => {
  await rejectsWith(
    developerToken('x', { Logins: { 'login.other': 'x' } }),
    'InvalidParameterException',
    'This identity pool does not support the specified developer provider',
  );
});

test('32 clients at once leave each login with one enabled identity', async () => {
  const own = await createPool(client);
  const users = ['a', 'b', 'c', 'd'];
  const logins = await Promise.all(users.map(async (user) => [await login(user), await googleLogin(user)]));
  await Promise.all(
    Array.from({ length: 32 }, async (_, worker) => {
      for (let round = 0; round < 5; round++) {
        const [pooled, public_] = logins[(worker + round) % users.length];
        await getId(pooled, own);
        await getId(round % 2 ? public_ : { ...pooled, ...public_ }, own);
      }
    }),
  );

  const { Identities } = await client.send(new ListIdentitiesCommand({ IdentityPoolId: own, MaxResults: 60, HideDisabled: true }));
  assert.equal(Identities.length, users.length);
  assert.ok(Identities.every((identity) => identity.Logins.length === 2));
});

for (const [name, command] of [
  ['GetId', new GetIdCommand({ IdentityPoolId: unknown })],
  ['ListIdentities', new ListIdentitiesCommand({ IdentityPoolId: unknown, MaxResults: 1 })],
  ['DescribeIdentity', new DescribeIdentityCommand({ IdentityId: unknown })],
  ['GetOpenIdToken', new GetOpenIdTokenCommand({ IdentityId: unknown })],
  ['GetOpenIdTokenForDeveloperIdentity', new GetOpenIdTokenForDeveloperIdentityCommand({ IdentityPoolId: unknown, Logins: { [developer]: 'x' } })],
  ['LookupDeveloperIdentity', new LookupDeveloperIdentityCommand({ IdentityPoolId: unknown, DeveloperUserIdentifier: 'x' })],
  ['UnlinkIdentity', new UnlinkIdentityCommand({ IdentityId: unknown, Logins: { [google]: 'x' }, LoginsToRemove: [google] })],
]) {
  test(`${name} of what does not exist says so`, () => rejectsWith(client.send(command), 'ResourceNotFoundException', / not found\.$/));
}

for (const [name, command] of [
  ['GetId', new GetIdCommand({ IdentityPoolId: 'no id' })],
  ['ListIdentities', new ListIdentitiesCommand({ IdentityPoolId: unknown, MaxResults: 61 })],
  ['DescribeIdentity', new DescribeIdentityCommand({ IdentityId: 'no id' })],
  ['DeleteIdentities', new DeleteIdentitiesCommand({ IdentityIdsToDelete: [] })],
  ['GetOpenIdToken', new GetOpenIdTokenCommand({ IdentityId: 'no id' })],
  ['GetOpenIdTokenForDeveloperIdentity', new GetOpenIdTokenForDeveloperIdentityCommand({ IdentityPoolId: unknown, Logins: { a: 'b' }, TokenDuration: 86401 })],
  ['LookupDeveloperIdentity', new LookupDeveloperIdentityCommand({ IdentityPoolId: unknown, DeveloperUserIdentifier: '' })],
  ['MergeDeveloperIdentities', new MergeDeveloperIdentitiesCommand({ IdentityPoolId: unknown })],
  ['UnlinkDeveloperIdentity', new UnlinkDeveloperIdentityCommand({ IdentityPoolId: unknown })],
  ['UnlinkIdentity', new UnlinkIdentityCommand({ IdentityId: unknown })],
  ['CreateIdentityPool', new CreateIdentityPoolCommand({ IdentityPoolName: 'a/b', AllowUnauthenticatedIdentities: true })],
]) {
  test(`${name} with bad input is rejected by the model`, () => rejectsWith(client.send(command), 'ValidationException', /validation errors? detected: /));
}
