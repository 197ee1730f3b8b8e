/** The binary as a process: found, listened to, ended. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of the repository. */
export const ROOT = resolve(import.meta.dirname, '../../..');
/** For a start that reads a whole workspace on a slow machine. */
const PATIENCE = 120_000;

/** The binary: `FENQUN_BINARY`, else what cargo built last. */
export function binary(): string {
  if (process.env.FENQUN_BINARY) return resolve(ROOT, process.env.FENQUN_BINARY);
  const places = ['release', 'debug'].map((kind) => join(ROOT, 'target', kind, 'fenqun'));
  const built = places.filter((place) => existsSync(place));
  const [last] = built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (last) return last;
  throw new Error('There is no binary: cargo build --package fenqun');
}

/** Reads what a process says until it has said what is waited for. */
export function heard(process: ChildProcess, awaited: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`${why}\n${said}`));
    const late = setTimeout(() => fail('The server does not start.'), PATIENCE);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (!awaited.test(said)) return;
      clearTimeout(late);
      resolve(said);
    };
    process.stdout?.on('data', listen);
    process.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    process.once('error', (error) => fail(error.message));
    process.once('exit', (code) => fail(`The server ended with ${code}.`));
  });
}

/** Ends it as a person does, with Ctrl-C, and waits until it is over. */
export async function ended(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null) return;
  const over = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGINT');
  await over;
}
