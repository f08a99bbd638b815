import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Where `npm start` listens: the site under development asks the API there. */
const PLATFORM = 'http://localhost:3000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    outDir: fileURLToPath(new URL('../build/site', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file: the policy of the page lets nothing run or load that stands in it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What most pages share travels as one file: 28 small ones are 6 kB more after gzip, and as many requests.
    rolldownOptions: { output: { codeSplitting: { minSize: 6_000, groups: [{ name: 'base', minShareCount: 8 }] } } },
  },
  server: {
    port: 8080,
    strictPort: true,
    proxy: { '/api': PLATFORM, '/__local': PLATFORM, '/open-data': PLATFORM, '/.well-known': PLATFORM },
  },
});
