import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: { outDir: 'out/main', rolldownOptions: { input: { main: 'electron/main.ts' } } },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      // What of others is bundled into the page, for `scripts/package/parts.ts`.
      license: { fileName: 'licenses.json' },
      // The page's CSP allows neither data: fonts nor the fetch of a preload polyfill.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          index: 'renderer/index.html',
          painter: 'renderer/painter.html',
          // pdf.js asks for these by their names, next to the painter.
          ...Object.fromEntries(
            ['jbig2_nowasm_fallback', 'openjpeg_nowasm_fallback'].map((name) => [
              `decoders/${name}`,
              `node_modules/pdfjs-dist/wasm/${name}.js`,
            ]),
          ),
        },
        preserveEntrySignatures: 'exports-only',
        output: {
          codeSplitting: {
            groups: [
              // Zod hears that it may make no code from text before any schema is made, and what all screens look like
              // stands before what a widget changes of it.
              {
                name: 'first',
                test: /no-code-from-text|node_modules.zod|renderer.styles|fontsource/,
                priority: 1,
              },
              // What many screens share comes in one file: the first paint would wait for a hundred small ones.
              { name: 'common', minShareCount: 8 },
            ],
          },
          entryFileNames: ({ name }) =>
            name.startsWith('decoders/') ? '[name].js' : 'assets/[name]-[hash].js',
        },
      },
    },
  },
});
