// A profile whose credential_process is samples/credential-process.ps1, used by foreign clients in the name of an identity.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CognitoIdentityClient, GetIdCommand, ListIdentityPoolsCommand, SetIdentityPoolRolesCommand } from '@aws-sdk/client-cognito-identity';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { clientId, createPool, role, userPool } from './clients.mjs';
import { powerShell, startLocalService } from './localService.mjs';

const keys = { accessKeyId: 'AKIDCONFORMANCE', secretAccessKey: 'a/secret+of=40-characters' };
const script = fileURLToPath(new URL('../../samples/credential-process.ps1', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'credential-process-'));
const list = new ListIdentityPoolsCommand({ MaxResults: 1 });
const arnOf = (name) => `arn:aws:sts::123456789012:assumed-role/${name}/CognitoIdentityCredentials`;

let service;
let pool;

before(async () => {
  service = await startLocalService(keys);
  const owner = new CognitoIdentityClient({ endpoint: service.endpoint, region: 'us-east-1', credentials: keys });
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

  // Nothing of the machine, and no keys: what is not found by the profile is not found.
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

async function send(command, Client, more) {
  const client = new Client({ maxAttempts: 1, ...more });
  try {
    return await client.send(command);
  } finally {
    client.destroy();
  }
}

const run = (...parameters) => spawnSync('dotnet', [...powerShell, script, ...parameters], { encoding: 'utf8' });

for (const [profile, expected] of [['guest', 'guest'], ['same', 'guest'], ['user', 'user']]) {
  test(`a call in the name of profile ${profile} is accepted`, async () => {
    await send(list, CognitoIdentityClient, { profile });
    assert.equal((await send(new GetCallerIdentityCommand({}), STSClient, { profile })).Arn, arnOf(expected));
  });
}

test('the profile may be that of the environment', async () => {
  process.env.AWS_PROFILE = 'guest';
  try {
    assert.equal((await send(new GetCallerIdentityCommand({}), STSClient)).Arn, arnOf('guest'));
  } finally {
    delete process.env.AWS_PROFILE;
  }
});

test('without the profile there are no credentials', () => assert.rejects(send(list, CognitoIdentityClient, { region: 'us-east-1' }), { name: 'CredentialsProviderError' }));

const aws = (...parameters) => spawnSync('aws', [...parameters, '--profile', 'guest', '--output', 'json'], { encoding: 'utf8' });
test('the AWS CLI takes it', { skip: aws('--version').error && 'aws is not installed' }, () => {
  const { stdout, stderr } = aws('sts', 'get-caller-identity', '--endpoint-url', service.endpoint);

  assert.equal(stderr, '');
  assert.equal(JSON.parse(stdout).Arn, arnOf('guest'));
});

test('nothing but the document comes out', () => {
  const { status, stdout, stderr } = run('-IdentityPoolId', pool);

  assert.deepEqual([status, stderr, stdout.trim().split('\n').length], [0, '', 1]);
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration, ...more } = JSON.parse(stdout);
  assert.deepEqual([Version, more], [1, {}]);
  assert.match(AccessKeyId, /^ASIA[A-Z0-9]{16}$/);
  assert.equal(SecretAccessKey.length, 40);
  assert.ok(SessionToken.length > 0);
  assert.match(Expiration, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.ok(Math.abs(Date.parse(Expiration) - Date.now() - 3600_000) < 60_000);
});

test('a failure comes out as an error and nothing else', () => {
  const { status, stdout, stderr } = run('-IdentityPoolId', 'us-east-1:00000000-0000-0000-0000-000000000000');

  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /not found\./);
});
