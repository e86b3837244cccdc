import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const at = (path: string) => resolve(import.meta.dirname, path)
const alias = { '@shared': at('shared') }

// The floor is the oldest runtime the build is run on: Electron 25 (Node 18, Chrome 114), see docs/decisions/0001-toolchain.md.
// CommonJS is the one form that this floor, a sandboxed preload and plain Node all load.
// A package that is only imported lazily, await import('pdfkit'), becomes a chunk of its own, so that start-up does not read it;
// dynamicImportInCjs: false loads that chunk by require, which works the same in plain Node, in Electron and inside an asar.
// Packages are bundled without their data files: pdfkit has no standard fonts then, so every document must pass its own `font`.
const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
  dynamicImportInCjs: false,
} as const

const builtPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob: mediastream:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ')

// The dev server injects inline scripts and styles and talks over a websocket; everything else stays as strict as the build.
const devPolicy = builtPolicy
  .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("connect-src 'self'", "connect-src 'self' ws:")

/** Writes the Content-Security-Policy as the first tag of the page's head, so that no page can be built without one. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    transformIndexHtml: {
      order: 'post',
      handler: (html, context) => ({
        html,
        tags: [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: context.server ? devPolicy : builtPolicy },
            injectTo: 'head-prepend',
          },
        ],
      }),
    },
  }
}

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      target: 'node18',
      sourcemap: true,
      externalizeDeps: true, // leaves out package.json "dependencies" only: keep just the native modules there
      rolldownOptions: {
        input: { index: at('electron/main/index.ts'), station: at('electron/station/index.ts'), 'report-worker': at('electron/station/report-worker.ts'), 'search-worker': at('electron/station/search-worker.ts'), 'import-worker': at('electron/station/import-worker.ts'), cli: at('electron/cli/index.ts') },
        output: commonJs,
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: 'node18',
      externalizeDeps: false, // a sandboxed preload cannot require packages, nor a second file
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { ...commonJs, codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    resolve: { alias },
    plugins: [react(), contentSecurityPolicy()],
    // The fonts lie in resources/fonts, outside the root, because labels and reports embed the same files.
    server: { host: '127.0.0.1', fs: { allow: [at('renderer'), at('shared'), at('resources'), at('node_modules')] } },
    build: {
      target: 'chrome114',
      cssTarget: 'chrome114',
      minify: true,
      assetsInlineLimit: 0, // the policy above has no data: for fonts and sounds
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
})
