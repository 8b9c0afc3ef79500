// Starts the built module's local service, in a process of its own, for the tests of this folder.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../../out', import.meta.url));

/** Runs PowerShell, the local tool of the project, with the built module: `dotnet` with these arguments and a script. */
export const powerShell = ['pwsh', '-NoProfile', '-NonInteractive', '-File'];
process.env.PSModulePath = modules;

/** The module's own description of the API. */
export const describe = () => JSON.parse(execFileSync('dotnet', [shell, fileURLToPath(new URL('describe.ps1', import.meta.url))], { encoding: 'utf8' }));

/** Starts one; with keys, it holds signatures to them. */
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

    /** A token of the service's own issuer; one at a time, as lines come out in the order in which they went in. */
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
