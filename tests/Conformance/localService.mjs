// What the tests share: the local service of the built module in its own process, clients, a pool with all settings, and errors.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CognitoIdentityClient, CreateIdentityPoolCommand } from '@aws-sdk/client-cognito-identity';

const modules = fileURLToPath(new URL('../../out', import.meta.url));

/** The arguments of `dotnet` before a script. They run PowerShell, a local tool of the project. */
export const powerShell = ['pwsh', '-NoProfile', '-NonInteractive', '-File'];
process.env.PSModulePath = modules;

/** The module's description of the API. */
export const describe = () => JSON.parse(execFileSync('dotnet', [...powerShell, fileURLToPath(new URL('describe.ps1', import.meta.url))], { encoding: 'utf8' }));

/** Starts a local service. With keys, it checks signatures against them. */
export async function startLocalService(keys = {}) {
  if (!existsSync(modules)) {
    throw new Error('The module is not built: run build.ps1 Build first.');
  }

  const script = fileURLToPath(new URL('serve.ps1', import.meta.url));
  const child = spawn('dotnet', [...powerShell, script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, CI_SERVE_ACCESS_KEY: keys.accessKeyId ?? '', CI_SERVE_SECRET_KEY: keys.secretAccessKey ?? '' },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = () =>
    Promise.race([
      lines.next().then(({ value }) => value),
      ended.then((code) => Promise.reject(new Error(`The local service ended with ${code}.`))),
    ]);
  const endpoint = await nextLine();
  let last = Promise.resolve();

  return {
    endpoint,

    /** A token from the service's own issuer. Requests wait for each other, because answers come in the order of requests. */
    token(provider, user, client, claims = {}) {
      last = last.then(() => {
        child.stdin.write(`${[provider, user, client, ...Object.entries(claims).flat()].join('\t')}\n`);
        return nextLine();
      });
      return last;
    },

    async stop() {
      child.stdin.end();
      return ended;
    },
  };
}

export const account = '123456789012';
export const userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI';
export const clientId = '1example23456789';
export const google = 'accounts.google.com';
export const googleClient = '1234567890-example.apps.googleusercontent.com';
export const developer = 'login.example';
export const role = (name) => `arn:aws:iam::${account}:role/${name}`;

export const connect = (service, settings = {}, Client = CognitoIdentityClient) =>
  new Client({
    endpoint: service.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-checked' },
    maxAttempts: 1,
    ...settings,
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

/** Checks that a call fails with an error of this name and, if given, this message. */
export const rejectsWith = (promise, name, message) =>
  assert.rejects(promise, message === undefined ? { name } : { name, message });

/** Header and claims of a token, unverified. */
export const decode = (token) => token.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url')));
