import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Screens over a fake worker, for looking at them: `npx vite -c tests/support/desk-harness/vite.config.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  publicDir: fileURLToPath(new URL('../../../src/renderer/public', import.meta.url)),
  build: { outDir: fileURLToPath(new URL('../../../node_modules/.cache/desk-harness', import.meta.url)) },
  server: { fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] }, hmr: false },
})
