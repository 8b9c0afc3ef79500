// Starts the built module's local service, in a process of its own, for the tests of this folder.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const shells = ['Release', 'Debug']
  .map((configuration) => fileURLToPath(new URL(`../../src/Shell/bin/${configuration}/net10.0/CognitoIdentity.Shell.dll`, import.meta.url)))
  .filter(existsSync);

/** Starts one; with keys, it holds signatures to them. */
export async function startLocalService(keys = {}) {
  if (shells.length === 0) {
    throw new Error('The shell is not built: run dotnet build first.');
  }

  const script = fileURLToPath(new URL('serve.ps1', import.meta.url));
  const child = spawn('dotnet', [shells[0], script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, CI_SERVE_ACCESS_KEY: keys.accessKeyId ?? '', CI_SERVE_SECRET_KEY: keys.secretAccessKey ?? '' },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const [endpoint] = await Promise.race([
    new Promise((resolve) => createInterface(child.stdout).once('line', (line) => resolve([line]))),
    ended.then((code) => Promise.reject(new Error(`The local service ended with ${code}.`))),
  ]);

  return {
    endpoint,
    async stop() {
      child.stdin.end();
      return ended;
    },
  };
}
