import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { className, lightCatalogues } from './catalogues.ts';

/** Where `npm start` listens: the site under development asks the API there. */
const PLATFORM = 'http://localhost:3000';

/** Raw HTML stays text on this site: what recognizes it in Markdown (src/components/safe-html.ts) need not be there. */
const withoutHtmlInMarkdown: Plugin = {
  name: 'without-html-in-markdown',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: { id: /micromark-core-commonmark\/lib\/html-(?:flow|text)\.js$/ },
    handler: () => `
      const never = (effects, ok, nok) => nok;
      export const htmlFlow = { name: 'htmlFlow', tokenize: never };
      export const htmlText = { name: 'htmlText', tokenize: never };`,
  },
};

/** Short ones: every file names those that it imports. The folder is what is kept for a year. */
const FILE = 'assets/[hash:8]';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [lightCatalogues(), withoutHtmlInMarkdown],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: { modules: { localsConvention: 'camelCaseOnly', generateScopedName: className } },
  build: {
    outDir: fileURLToPath(new URL('../build/site', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file: the policy of the page lets nothing run or load that stands in it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What several pages share travels as one file: small ones are some kB more after gzip, and as many requests. Where
    // two pages were enough, the first page would be heavier; at eight, the whole site is by 2 kB.
    rolldownOptions: {
      output: {
        entryFileNames: `${FILE}.js`,
        chunkFileNames: `${FILE}.js`,
        assetFileNames: `${FILE}[extname]`,
        codeSplitting: { minSize: 6_000, groups: [{ name: 'base', minShareCount: 4 }] },
      },
    },
  },
  server: {
    port: 8080,
    strictPort: true,
    proxy: { '/api': PLATFORM, '/__local': PLATFORM, '/open-data': PLATFORM, '/.well-known': PLATFORM },
  },
});
