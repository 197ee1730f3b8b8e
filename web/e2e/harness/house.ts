/** A running server with a workspace of its own, and what tests ask of it before people come. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { Caller } from './caller.ts';
import { binary, ended, heard, ROOT } from './process.ts';

export const ROLES = ['administrator', 'analyst', 'operator', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** Everybody’s password: good enough for the server, the same for all. */
export const PASSWORD = 'seven brave kites over the harbour';

const run = promisify(execFile);

export class House {
  private readonly folder = mkdtempSync(join(tmpdir(), 'fenqun-e2e-'));
  private readonly data = join(this.folder, 'data');
  private process: ChildProcess | undefined;
  private readonly known = new Map<Role, Caller>();
  /** It is stopped, on purpose: what pages still ask finds nobody. */
  rests = false;
  /** Where the page is. */
  url = '';
  /** The one-time token of the first start. */
  token = '';

  private constructor(private readonly options: string[]) {}

  /** A server on an empty workspace, with options of `serve` such as `--upload-limit 1MB`, that nobody can sign in to yet. */
  static async open(options: string[] = []): Promise<House> {
    const house = new House(options);
    await house.start();
    return house;
  }

  /** A server whose administrator is there, filled by `fill` over the API. */
  static async furnished(
    fill?: (administrator: Caller) => Promise<unknown>,
    options: string[] = [],
  ): Promise<House> {
    const house = await House.open(options);
    const administrator = await house.caller('administrator');
    await fill?.(administrator);
    return house;
  }

  /** What they sign in with. */
  email(role: Role): string {
    return `${role}@example.com`;
  }

  /** Somebody of a role, who is added when they are first asked for, over the API. */
  async caller(role: Role): Promise<Caller> {
    const known = this.known.get(role);
    if (known) return known;
    const made = role === 'administrator' ? await this.setUp() : await this.add(role);
    this.known.set(role, made);
    return made;
  }

  /** Ends the server as a person does, with Ctrl-C, and starts it again on the same workspace. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** What the command line answers on this workspace; the server holds it, so it rests meanwhile. */
  async commandLine(...words: string[]): Promise<string> {
    await this.stop();
    const options = ['--data', this.data, '--lang', 'en'];
    const { stdout } = await run(binary(), [...words, ...options]);
    await this.start();
    return stdout;
  }

  /** Ends the server and removes the workspace. */
  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async setUp(): Promise<Caller> {
    const caller = new Caller(this.url);
    const body = { token: this.token, name: '李雷', email: this.email('administrator') };
    await caller.enter('/api/v1/setup', { ...body, password: PASSWORD });
    return caller;
  }

  private async add(role: Role): Promise<Caller> {
    const administrator = await this.caller('administrator');
    const email = this.email(role);
    const added = await administrator.post('/api/v1/people', { email, name: role, role });
    const old = (added as { initial_password: string }).initial_password;
    const caller = new Caller(this.url);
    await caller.enter('/api/v1/session', { email, password: old });
    await caller.enter('/api/v1/session/password', { old, new: PASSWORD });
    return caller;
  }

  private async start(): Promise<void> {
    const listen = this.url ? new URL(this.url).host : '127.0.0.1:0';
    const options = ['--data', this.data, '--lang', 'en', '--listen', listen];
    const serve = ['serve', ...options, '--log-level', 'warn', ...this.options];
    const started = spawn(binary(), serve, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.process = started;
    // On the first start the token comes behind the address, and behind it how to use it.
    const told = await heard(started, this.url ? / at http\S+\n/ : /-d '/);
    this.url = told.match(/ at (http\S+)/)?.[1] ?? '';
    this.token = told.match(/fq_setup_[\w-]+/)?.[0] ?? '';
    this.rests = false;
  }

  private async stop(): Promise<void> {
    this.rests = true;
    const running = this.process;
    this.process = undefined;
    if (running) await ended(running);
  }
}

/** A file of the repository. */
export async function file(path: string): Promise<{ name: string; bytes: Buffer }> {
  return { name: basename(path), bytes: await readFile(resolve(ROOT, path)) };
}
