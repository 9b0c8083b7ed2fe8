/** Starts the built `offramp serve` for tests, benchmarks and screenshots. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { REAL } from '../src/render/page/texts.js';

const root = join(import.meta.dirname, '..');

/** A server that nobody stopped ends with the process that started it, however that ended. */
const WITH_PARENT = `data:text/javascript,process.on('disconnect',()=>process.exit()).channel.unref()`;

/**
 * Serves on any free port.
 *
 * @param args a scenario, if not the real one; none for the library
 * @param cwd the folder it is started in
 * @returns the page's address, and how to end it
 * @throws Error with what it printed when it ends before it serves
 */
export async function serve(args: string[] = [REAL], cwd = root): Promise<{ url: string; stop: () => Promise<void> }> {
  const command = [join(root, 'offramp.js'), 'serve', ...args, '--port', '0'];
  const child = spawn(process.execPath, ['--import', WITH_PARENT, ...command], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      const [found] = /http:\/\/127\.0\.0\.1:\d+\/\w+\//.exec(out) ?? [];
      if (found) resolve(found);
    });
    child.stderr?.on('data', (chunk) => {
      out += chunk;
    });
    child.on('exit', (code) => reject(new Error(`offramp serve ended with ${code}: ${out}`)));
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      child.removeAllListeners('exit');
      child.on('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { url, stop };
}
