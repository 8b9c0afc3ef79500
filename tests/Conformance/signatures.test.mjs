// A local service that checks signatures: AWS's JavaScript client signs with keys, with credentials from the service, and with a profile
// whose credential_process is samples/credential-process.ps1.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  CognitoIdentityClient, CreateIdentityPoolCommand, GetCredentialsForIdentityCommand, GetIdCommand, ListIdentityPoolsCommand, SetIdentityPoolRolesCommand,
} from '@aws-sdk/client-cognito-identity';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { clientId, connect, createPool, powerShell, role, startLocalService, userPool } from './localService.mjs';

const keys = { accessKeyId: 'AKIDCONFORMANCE', secretAccessKey: 'a/secret+of=40-characters' };
const script = fileURLToPath(new URL('../../samples/credential-process.ps1', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'credential-process-'));
const create = new CreateIdentityPoolCommand({ IdentityPoolName: 'signed', AllowUnauthenticatedIdentities: true, IdentityPoolTags: { größe: '😀' } });
const list = new ListIdentityPoolsCommand({ MaxResults: 1 });
const arnOf = (name) => `arn:aws:sts::123456789012:assumed-role/${name}/CognitoIdentityCredentials`;

let service;
let pool;

before(async () => {
  service = await startLocalService(keys);
  const owner = connect(service, { credentials: keys });
  pool = await createPool(owner);
  await owner.send(new SetIdentityPoolRolesCommand({ IdentityPoolId: pool, Roles: { authenticated: role('user'), unauthenticated: role('guest') } }));
  const { IdentityId: guest } = await owner.send(new GetIdCommand({ IdentityPoolId: pool }));
  owner.destroy();

  writeFileSync(join(folder, 'token'), await service.token(userPool, 'ada', clientId));
  writeFileSync(join(folder, 'credentials'), '');
  writeFileSync(
    join(folder, 'config'),
    Object.entries({
      guest: ['-IdentityPoolId', pool],
      same: ['-IdentityId', guest],
      user: ['-IdentityPoolId', pool, '-ProviderName', userPool, '-TokenPath', join(folder, 'token')],
    })
      .map(([name, parameters]) => `[profile ${name}]\nregion = us-east-1\ncredential_process = ${['dotnet', ...powerShell, script, ...parameters].map((word) => `"${word}"`).join(' ')}\n`)
      .join('\n'),
  );

  // No settings of the machine and no keys, so that only the profile has credentials.
  Object.keys(process.env).filter((name) => name.startsWith('AWS_')).forEach((name) => delete process.env[name]);
  Object.assign(process.env, {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_COGNITO_IDENTITY: service.endpoint,
    AWS_ENDPOINT_URL_STS: service.endpoint,
  });
});

after(async () => {
  rmSync(folder, { recursive: true });
  assert.equal(await service.stop(), 0);
});

async function send(command, settings, Client = CognitoIdentityClient) {
  const client = new Client({ maxAttempts: 1, ...settings });
  try {
    return await client.send(command);
  } finally {
    client.destroy();
  }
}

const callerIdentity = (settings) => send(new GetCallerIdentityCommand({}), settings, STSClient);

/** Settings of a client that signs with these credentials. */
const signing = (credentials) => ({ region: 'us-east-1', credentials });

test('the right keys are accepted', async () => {
  assert.match((await send(create, signing(keys))).IdentityPoolId, /^us-east-1:/);
  assert.equal((await callerIdentity(signing(keys))).Account, '123456789012');
});

test('a wrong secret is rejected', async () => {
  const wrong = signing({ ...keys, secretAccessKey: 'wrong' });

  await assert.rejects(send(list, wrong), { name: 'InvalidSignatureException', message: /^The request signature we calculated does not match/ });
  await assert.rejects(callerIdentity(wrong), { name: 'SignatureDoesNotMatch' });
});

test('an unknown key is rejected', async () => {
  const unknown = signing({ ...keys, accessKeyId: 'AKIDUNKNOWN' });
  const message = 'The security token included in the request is invalid.';

  await assert.rejects(send(list, unknown), { name: 'UnrecognizedClientException', message });
  await assert.rejects(callerIdentity(unknown), { name: 'InvalidClientTokenId', message });
});

test('credentials from the service are accepted with their session token', async () => {
  const { IdentityId } = await send(new GetIdCommand({ IdentityPoolId: pool }), { region: 'us-east-1' });
  const { Credentials: given } = await send(new GetCredentialsForIdentityCommand({ IdentityId }), { region: 'us-east-1' });
  const credentials = { accessKeyId: given.AccessKeyId, secretAccessKey: given.SecretKey, sessionToken: given.SessionToken };

  await send(list, signing(credentials));
  assert.equal((await callerIdentity(signing(credentials))).Arn, arnOf('guest'));
  await assert.rejects(send(list, signing({ ...credentials, sessionToken: undefined })), { name: 'UnrecognizedClientException' });
  await assert.rejects(send(list, signing({ ...credentials, secretAccessKey: 'wrong' })), { name: 'InvalidSignatureException' });
});

test('a stale signature is rejected, and one attempt later the client has set its clock', async () => {
  const stale = { ...signing(keys), systemClockOffset: -3_600_000 };

  await assert.rejects(send(list, stale), { name: 'InvalidSignatureException', message: /^Signature expired: \d{8}T\d{6}Z is now earlier than / });
  await send(list, { ...stale, maxAttempts: 2 });
});

for (const [profile, expected] of [['guest', 'guest'], ['same', 'guest'], ['user', 'user']]) {
  test(`a call with profile ${profile} is accepted`, async () => {
    await send(list, { profile });
    assert.equal((await callerIdentity({ profile })).Arn, arnOf(expected));
  });
}

test('the profile can come from the environment', async () => {
  process.env.AWS_PROFILE = 'guest';
  try {
    assert.equal((await callerIdentity()).Arn, arnOf('guest'));
  } finally {
    delete process.env.AWS_PROFILE;
  }
});

test('without the profile there are no credentials', () => assert.rejects(send(list, { region: 'us-east-1' }), { name: 'CredentialsProviderError' }));

const aws = (...parameters) => spawnSync('aws', [...parameters, '--profile', 'guest', '--output', 'json'], { encoding: 'utf8' });
test('the AWS CLI uses the profile', { skip: aws('--version').error && 'aws is not installed' }, () => {
  const { stdout, stderr } = aws('sts', 'get-caller-identity', '--endpoint-url', service.endpoint);

  assert.equal(stderr, '');
  assert.equal(JSON.parse(stdout).Arn, arnOf('guest'));
});

const runScript = (...parameters) => spawnSync('dotnet', [...powerShell, script, ...parameters], { encoding: 'utf8' });

test('the credential process writes only its document', () => {
  const { status, stdout, stderr } = runScript('-IdentityPoolId', pool);

  assert.deepEqual([status, stderr, stdout.trim().split('\n').length], [0, '', 1]);
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration, ...more } = JSON.parse(stdout);
  assert.deepEqual([Version, more], [1, {}]);
  assert.match(AccessKeyId, /^ASIA[A-Z0-9]{16}$/);
  assert.equal(SecretAccessKey.length, 40);
  assert.ok(SessionToken.length > 0);
  assert.match(Expiration, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.ok(Math.abs(Date.parse(Expiration) - Date.now() - 3600_000) < 60_000);
});

test('a credential process that fails writes only an error', () => {
  const { status, stdout, stderr } = runScript('-IdentityPoolId', 'us-east-1:00000000-0000-0000-0000-000000000000');

  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /not found\./);
});
