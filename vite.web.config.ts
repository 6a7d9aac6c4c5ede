import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The web client: the renderer as the hotline server hands it to browsers. */
export default defineConfig({
  root: join(import.meta.dirname, 'src/renderer'),
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: join(import.meta.dirname, 'out/web'),
    emptyOutDir: true,
    // The floor of the web client: Chromium 109 (architecture.md §1).
    target: 'chrome109',
    manifest: true,
    chunkSizeWarningLimit: 1600,
  },
})
