/** Which browser is used and how, the same on every machine. */
import { existsSync } from 'node:fs';

import type { PlaywrightTestOptions, PlaywrightWorkerOptions } from '@playwright/test';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** It talks to nobody but our server. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
];

/** The browser: `CHROMIUM`, else where systems keep it. */
function chromium(): string {
  const found = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (found) return found;
  throw new Error(
    'There is no Chromium. Install Debian’s package chromium, or set CHROMIUM to one.',
  );
}

/** A laptop in Shanghai, read in Chinese unless a test says otherwise. */
export function browser(): Partial<PlaywrightTestOptions & PlaywrightWorkerOptions> {
  return {
    browserName: 'chromium',
    launchOptions: { executablePath: chromium(), args: QUIET },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  };
}
