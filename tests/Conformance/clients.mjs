// What the tests of this folder have in common: clients, a pool that is configured for everything, and errors.
import assert from 'node:assert/strict';
import { CognitoIdentityClient, CreateIdentityPoolCommand } from '@aws-sdk/client-cognito-identity';

export const account = '123456789012';
export const userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI';
export const clientId = '1example23456789';
export const google = 'accounts.google.com';
export const googleClient = '1234567890-example.apps.googleusercontent.com';
export const developer = 'login.example';
export const role = (name) => `arn:aws:iam::${account}:role/${name}`;

export const connect = (service, region = 'us-east-1', Client = CognitoIdentityClient) =>
  new Client({
    endpoint: service.endpoint,
    region,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-checked' },
    maxAttempts: 1,
  });

export async function createPool(client, more = {}) {
  const pool = await client.send(
    new CreateIdentityPoolCommand({
      IdentityPoolName: 'conformance',
      AllowUnauthenticatedIdentities: true,
      SupportedLoginProviders: { [google]: googleClient },
      DeveloperProviderName: developer,
      CognitoIdentityProviders: [{ ProviderName: userPool, ClientId: clientId }],
      ...more,
    }),
  );
  return pool.IdentityPoolId;
}

/** Holds a call to be refused with an error of a name and, if given, a message. */
export const refused = (promise, name, message) =>
  assert.rejects(promise, message === undefined ? { name } : { name, message });

/** Header and claims of a token, unverified. */
export const decode = (token) => token.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url')));
