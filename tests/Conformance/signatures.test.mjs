// Signatures of AWS's own JavaScript client, held to a secret key.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  CognitoIdentityClient, CreateIdentityPoolCommand, GetCredentialsForIdentityCommand, GetIdCommand, ListIdentityPoolsCommand, SetIdentityPoolRolesCommand,
} from '@aws-sdk/client-cognito-identity';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { startLocalService } from './localService.mjs';

const keys = { accessKeyId: 'AKIDCONFORMANCE', secretAccessKey: 'a/secret+of=40-characters' };
const create = new CreateIdentityPoolCommand({ IdentityPoolName: 'signed', AllowUnauthenticatedIdentities: true, IdentityPoolTags: { größe: '😀' } });
const list = new ListIdentityPoolsCommand({ MaxResults: 1 });

let service;

async function send(command, credentials, Client = CognitoIdentityClient, more = {}) {
  const client = new Client({ endpoint: service.endpoint, region: 'us-east-1', credentials, maxAttempts: 1, ...more });
  try {
    return await client.send(command);
  } finally {
    client.destroy();
  }
}

before(async () => {
  service = await startLocalService(keys);
});

after(async () => {
  assert.equal(await service.stop(), 0);
});

test('the right keys are accepted', async () => {
  assert.match((await send(create, keys)).IdentityPoolId, /^us-east-1:/);
  assert.equal((await send(new GetCallerIdentityCommand({}), keys, STSClient)).Account, '123456789012');
});

test('a wrong secret is refused', async () => {
  const wrong = { ...keys, secretAccessKey: 'wrong' };

  await assert.rejects(send(list, wrong), { name: 'InvalidSignatureException', message: /^The request signature we calculated does not match/ });
  await assert.rejects(send(new GetCallerIdentityCommand({}), wrong, STSClient), { name: 'SignatureDoesNotMatch' });
});

test('an unknown key is refused', async () => {
  const unknown = { ...keys, accessKeyId: 'AKIDUNKNOWN' };
  const message = 'The security token included in the request is invalid.';

  await assert.rejects(send(list, unknown), { name: 'UnrecognizedClientException', message });
  await assert.rejects(send(new GetCallerIdentityCommand({}), unknown, STSClient), { name: 'InvalidClientTokenId', message });
});

test('credentials that the service gave out are accepted with their session token', async () => {
  const role = 'arn:aws:iam::123456789012:role/guest';
  const { IdentityPoolId } = await send(create, keys);
  await send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { unauthenticated: role } }), keys);
  const { IdentityId } = await send(new GetIdCommand({ IdentityPoolId }));
  const { Credentials: given } = await send(new GetCredentialsForIdentityCommand({ IdentityId }));
  const credentials = { accessKeyId: given.AccessKeyId, secretAccessKey: given.SecretKey, sessionToken: given.SessionToken };

  await send(list, credentials);
  const { Arn } = await send(new GetCallerIdentityCommand({}), credentials, STSClient);
  assert.equal(Arn, 'arn:aws:sts::123456789012:assumed-role/guest/CognitoIdentityCredentials');
  await assert.rejects(send(list, { ...credentials, sessionToken: undefined }), { name: 'UnrecognizedClientException' });
  await assert.rejects(send(list, { ...credentials, secretAccessKey: 'wrong' }), { name: 'InvalidSignatureException' });
});

test('a stale signature is refused, and one attempt later the client has set its clock', async () => {
  const stale = { systemClockOffset: -3_600_000 };

  await assert.rejects(send(list, keys, CognitoIdentityClient, stale), { name: 'InvalidSignatureException', message: /^Signature expired: \d{8}T\d{6}Z is now earlier than / });
  await send(list, keys, CognitoIdentityClient, { ...stale, maxAttempts: 2 });
});
