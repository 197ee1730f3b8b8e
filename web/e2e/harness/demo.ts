/** `fenqun demo` on a workspace of its own: the tea house of a fixed day, served. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { binary, ended, heard } from './process.ts';
import { signIn } from './sign-in.ts';

/** The day on which the demo’s clock stands. */
const DAY = '2026-11-22';

export class Demo {
  private readonly folder = mkdtempSync(join(tmpdir(), 'fenqun-demo-'));
  private process: ChildProcess | undefined;
  private email = '';
  private password = '';
  /** Where the page is. */
  url = '';

  static async open(): Promise<Demo> {
    const demo = new Demo();
    const options = ['--data', join(demo.folder, 'data'), '--lang', 'en', '--until', DAY];
    demo.process = spawn(binary(), ['demo', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
    const told = await heard(demo.process, /Ctrl-C stops it/);
    demo.url = told.match(/^ *(http\S+)$/m)?.[1] ?? '';
    demo.email = told.match(/E-mail +(\S+)/)?.[1] ?? '';
    demo.password = told.match(/Password +(\S+)/)?.[1] ?? '';
    return demo;
  }

  /** Signs in as the administrator whom the demo names. */
  async signIn(page: Page): Promise<void> {
    await signIn(page, this.email, this.password);
  }

  async close(): Promise<void> {
    if (this.process) await ended(this.process);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
