// Tokens, roles, credentials and principal tags, with AWS's JavaScript clients.
import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { after, before, test } from 'node:test';
import {
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetIdentityPoolRolesCommand,
  GetOpenIdTokenCommand,
  GetOpenIdTokenForDeveloperIdentityCommand,
  GetPrincipalTagAttributeMapCommand,
  SetIdentityPoolRolesCommand,
  SetPrincipalTagAttributeMapCommand,
} from '@aws-sdk/client-cognito-identity';
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { account, clientId, connect, createPool, decode, developer, google, rejectsWith, role, startLocalService, userPool } from './localService.mjs';

const unknown = 'us-east-1:00000000-0000-0000-0000-000000000000';
const mappingKey = `${userPool}:${clientId}`;
const roles = { authenticated: role('auth'), unauthenticated: role('guest') };

let service;
let client;
let pool;
let sts;

before(async () => {
  service = await startLocalService();
  client = connect(service);
  sts = connect(service, {}, STSClient);
  pool = await createPool(client);
});

after(async () => {
  client.destroy();
  sts.destroy();
  assert.equal(await service.stop(), 0);
});

const login = async (user, claims) => ({ [userPool]: await service.token(userPool, user, clientId, claims) });
const getId = async (Logins, IdentityPoolId = pool) => (await client.send(new GetIdCommand({ IdentityPoolId, Logins }))).IdentityId;
const setRoles = (Roles, RoleMappings, IdentityPoolId = pool) => client.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles, RoleMappings }));

async function credentials(Logins, more = {}) {
  const IdentityId = await getId(Logins);
  return (await client.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins, ...more }))).Credentials;
}

/** The role of credentials, from STS. */
async function roleOf({ AccessKeyId, SecretKey, SecretAccessKey, SessionToken }) {
  const owner = new STSClient({
    endpoint: service.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretKey ?? SecretAccessKey, sessionToken: SessionToken },
  });
  const { Arn } = await owner.send(new GetCallerIdentityCommand({}));
  owner.destroy();
  return Arn.split('/')[1];
}

test('credentials are for the role of a guest or of a user, in the real shape', async () => {
  await setRoles(roles);

  const guest = await credentials();
  const user = await credentials(await login('ada'));

  assert.match(guest.AccessKeyId, /^ASIA[A-Z0-9]{16}$/);
  assert.equal(guest.SecretKey.length, 40);
  assert.ok(Math.abs(guest.Expiration - Date.now() - 3600_000) < 60_000);
  assert.equal(await roleOf(guest), 'guest');
  assert.equal(await roleOf(user), 'auth');
});

test('a developer token gives credentials', async () => {
  await setRoles(roles);
  const { IdentityId, Token } = await client.send(new GetOpenIdTokenForDeveloperIdentityCommand({ IdentityPoolId: pool, Logins: { [developer]: 'dev' } }));

  const answer = await client.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins: { 'cognito-identity.amazonaws.com': Token } }));

  assert.equal(answer.IdentityId, IdentityId);
  assert.equal(await roleOf(answer.Credentials), 'auth');
});

test('rules choose a role, in order, and the rest is denied', async () => {
  const rule = (MatchType, Value, name) => ({ Claim: 'team', MatchType, Value, RoleARN: role(name) });
  const Rules = [rule('Equals', 'red', 'equals'), rule('StartsWith', 're', 'starts'), rule('Contains', 'lu', 'contains'), rule('NotEqual', 'pink', 'other')];
  await setRoles(roles, { [mappingKey]: { Type: 'Rules', AmbiguousRoleResolution: 'Deny', RulesConfiguration: { Rules } } });

  for (const [team, expected] of [['red', 'equals'], ['reed', 'starts'], ['blue', 'contains'], ['green', 'other']]) {
    assert.equal(await roleOf(await credentials(await login('ruled', { team }))), expected);
  }

  await rejectsWith(
    credentials(await login('ruled', { team: 'pink' })),
    'NotAuthorizedException',
    `The ambiguous role mapping rules for: ${mappingKey} denied this request.`,
  );
  await setRoles(roles, { [mappingKey]: { Type: 'Rules', AmbiguousRoleResolution: 'AuthenticatedRole', RulesConfiguration: { Rules } } });
  assert.equal(await roleOf(await credentials(await login('ruled', { team: 'pink' }))), 'auth');
});

test('a token names its role, or the caller one of several', async () => {
  await setRoles(roles, { [mappingKey]: { Type: 'Token', AmbiguousRoleResolution: 'Deny' } });
  const several = { 'cognito:roles': `${role('one')},${role('two')}` };

  assert.equal(await roleOf(await credentials(await login('t', { 'cognito:preferred_role': role('preferred') }))), 'preferred');
  assert.equal(await roleOf(await credentials(await login('t', several), { CustomRoleArn: role('two') })), 'two');
  await rejectsWith(credentials(await login('t', several)), 'NotAuthorizedException', /^The ambiguous role mapping rules for: /);
  await rejectsWith(credentials(await login('t', several), { CustomRoleArn: role('three') }), 'NotAuthorizedException');
});

test('roles are returned as they were set, and a request without them clears them', async () => {
  const mappings = { [google]: { Type: 'Token', AmbiguousRoleResolution: 'Deny' } };
  await setRoles(roles, mappings);
  const set = await client.send(new GetIdentityPoolRolesCommand({ IdentityPoolId: pool }));
  assert.deepEqual([set.IdentityPoolId, set.Roles, set.RoleMappings], [pool, roles, mappings]);

  await setRoles({});
  const cleared = await client.send(new GetIdentityPoolRolesCommand({ IdentityPoolId: pool }));
  assert.deepEqual([cleared.Roles, cleared.RoleMappings], [{}, undefined]);
  await rejectsWith(
    credentials(),
    'InvalidIdentityPoolConfigurationException',
    'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
  );
});

test('a mapping for an unknown provider is rejected', () =>
  rejectsWith(
    setRoles({}, { [userPool]: { Type: 'Token', AmbiguousRoleResolution: 'Deny' } }),
    'InvalidParameterException',
    `(${userPool}) is not a valid RoleMapping ProviderName or is not a configured provider.`,
  ));

test("a token can be verified with the service's own keys", async () => {
  const own = await createPool(client);
  const IdentityId = await getId(await login('verified'), own);
  const { Token } = await client.send(new GetOpenIdTokenCommand({ IdentityId, Logins: await login('verified') }));
  const [header, claims] = decode(Token);
  assert.deepEqual([header.alg, header.typ, header.kid], ['RS512', 'JWS', 'us-east-11']);
  assert.deepEqual(claims.amr, ['authenticated', userPool, `${userPool}:${own}:verified`]);
  assert.equal(claims.exp - claims.iat, 600);

  const configuration = await (await fetch(new URL('/.well-known/openid-configuration', service.endpoint))).json();
  assert.equal(configuration.issuer, claims.iss);
  const { keys } = await (await fetch(configuration.jwks_uri)).json();
  const key = createPublicKey({ key: keys.find(({ kid }) => kid === header.kid), format: 'jwk' });
  const [signed, signature] = [Token.slice(0, Token.lastIndexOf('.')), Token.slice(Token.lastIndexOf('.') + 1)];
  assert.ok(verify('sha512', Buffer.from(signed), key, Buffer.from(signature, 'base64url')));
});

test('the classic flow has a switch of three states', async () => {
  for (const AllowClassicFlow of [undefined, true, false]) {
    const own = await createPool(client, { AllowClassicFlow });
    const call = client.send(new GetOpenIdTokenCommand({ IdentityId: await getId(undefined, own) }));
    if (AllowClassicFlow === false) {
      await rejectsWith(call, 'InvalidParameterException', 'Basic (classic) flow is not enabled, please use enhanced flow.');
    } else {
      assert.ok((await call).Token);
    }
  }
});

test('STS gives credentials of a role for a token, and for no other', async () => {
  const own = await createPool(client);
  const IdentityId = await getId(undefined, own);
  const { Token } = await client.send(new GetOpenIdTokenCommand({ IdentityId }));
  const assume = (WebIdentityToken, more = {}) =>
    sts.send(new AssumeRoleWithWebIdentityCommand({ RoleArn: role('classic'), RoleSessionName: 'me', WebIdentityToken, ...more }));

  const answer = await assume(Token, { DurationSeconds: 900 });

  assert.equal(answer.SubjectFromWebIdentityToken, IdentityId);
  assert.equal(answer.Audience, own);
  assert.equal(answer.AssumedRoleUser.Arn, `arn:aws:sts::${account}:assumed-role/classic/me`);
  assert.ok(Math.abs(answer.Credentials.Expiration - Date.now() - 900_000) < 60_000);
  assert.equal(await roleOf(answer.Credentials), 'classic');
  await rejectsWith(assume('opaque'), 'InvalidIdentityTokenException');
  await rejectsWith(assume(Token, { DurationSeconds: 1 }), 'ValidationError');
});

test('principal tags are none at first, are set, and become the defaults', async () => {
  const input = { IdentityPoolId: pool, IdentityProviderName: google };
  const get = async () => {
    const { $metadata, ...map } = await client.send(new GetPrincipalTagAttributeMapCommand(input));
    return map;
  };
  const defaults = { ...input, UseDefaults: true, PrincipalTags: { client: 'aud', username: 'sub' } };
  assert.deepEqual(await get(), { ...input, UseDefaults: false, PrincipalTags: {} });

  await client.send(new SetPrincipalTagAttributeMapCommand({ ...input, UseDefaults: false, PrincipalTags: { team: 'custom:team' } }));
  assert.deepEqual(await get(), { ...input, UseDefaults: false, PrincipalTags: { team: 'custom:team' } });

  await client.send(new SetPrincipalTagAttributeMapCommand({ ...input, UseDefaults: true, PrincipalTags: {} }));
  assert.deepEqual(await get(), defaults);
  await rejectsWith(client.send(new SetPrincipalTagAttributeMapCommand({ ...input, IdentityProviderName: 'x' })), 'InvalidParameterException');
});

for (const [name, command] of [
  ['SetIdentityPoolRoles', new SetIdentityPoolRolesCommand({ IdentityPoolId: unknown, Roles: {} })],
  ['GetIdentityPoolRoles', new GetIdentityPoolRolesCommand({ IdentityPoolId: unknown })],
  ['GetCredentialsForIdentity', new GetCredentialsForIdentityCommand({ IdentityId: unknown })],
  ['SetPrincipalTagAttributeMap', new SetPrincipalTagAttributeMapCommand({ IdentityPoolId: unknown, IdentityProviderName: google })],
  ['GetPrincipalTagAttributeMap', new GetPrincipalTagAttributeMapCommand({ IdentityPoolId: unknown, IdentityProviderName: google })],
]) {
  test(`${name} of what does not exist says so`, () => rejectsWith(client.send(command), 'ResourceNotFoundException', / not found\.$/));
}

for (const [name, command] of [
  ['SetIdentityPoolRoles', new SetIdentityPoolRolesCommand({ IdentityPoolId: unknown, Roles: { somebody: role('x') } })],
  ['GetIdentityPoolRoles', new GetIdentityPoolRolesCommand({ IdentityPoolId: '' })],
  ['GetCredentialsForIdentity', new GetCredentialsForIdentityCommand({ IdentityId: unknown, CustomRoleArn: 'short' })],
  ['SetPrincipalTagAttributeMap', new SetPrincipalTagAttributeMapCommand({ IdentityPoolId: unknown, IdentityProviderName: '' })],
  ['GetPrincipalTagAttributeMap', new GetPrincipalTagAttributeMapCommand({ IdentityPoolId: unknown, IdentityProviderName: '' })],
]) {
  test(`${name} with bad input is rejected by the model`, () => rejectsWith(client.send(command), 'ValidationException', /validation errors? detected: /));
}
