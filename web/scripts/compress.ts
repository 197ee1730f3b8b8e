/** Puts compressed forms beside the built files, so that the server compresses nothing while it runs. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import type { Plugin } from 'vite';

const WORTH_IT = /\.(css|js|json|svg|txt)$/;
/** The folder is under version control, what is built into it is not. */
const IGNORE = '# What `npm run build` makes.\n*\n!.gitignore\n';

export function compress(): Plugin {
  let folder = '';
  return {
    name: 'fenqun-compress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      for (const name of names.filter((name) => WORTH_IT.test(name))) squeeze(join(folder, name));
      writeFileSync(join(folder, '.gitignore'), IGNORE);
    },
  };
}

function squeeze(file: string) {
  const bytes = readFileSync(file);
  const best = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const forms = {
    gz: gzipSync(bytes, { level: 9 }),
    br: brotliCompressSync(bytes, { params: best }),
  };
  for (const [ending, form] of Object.entries(forms)) {
    if (form.length < bytes.length) writeFileSync(`${file}.${ending}`, form);
  }
}
