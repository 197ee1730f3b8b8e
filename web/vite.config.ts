import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

import { compress } from './scripts/compress.ts';

/** Where `npm run dev` finds a running server. */
const server = process.env.FENQUN_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), compress()],
  resolve: { alias: { '~': fileURLToPath(new URL('src', import.meta.url)) } },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  // The name stays the page's own, or the server would take a change for a forged one.
  server: {
    proxy: {
      '/api': { target: server, changeOrigin: false },
      '/v1': { target: server, changeOrigin: false },
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
