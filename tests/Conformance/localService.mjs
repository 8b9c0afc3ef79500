// Starts the built module's local service, in a process of its own, for the tests of this folder.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The command that starts PowerShell, the project's local tool, in any folder of the project. */
export const pwsh = ['dotnet', 'tool', 'run', 'pwsh', '--', '-NoProfile', '-NonInteractive', '-File'];

// Scripts find the built module by its name.
process.env.PSModulePath = path('../../out');

/** Starts one; with keys, it holds signatures to them. */
export async function startLocalService(keys = {}) {
  const [program, ...parameters] = pwsh;
  const child = spawn(program, [...parameters, path('serve.ps1')], {
    cwd: path('.'),
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
