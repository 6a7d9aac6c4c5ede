import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'
import { antdStylesPlugin } from './vite.antd-styles'

/** Libraries that change rarely lie in files of their own, so that an update of the desk leaves them cached. */
const libraryChunks = [
  { name: 'react', priority: 2, test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'antd', priority: 1, test: /node_modules[\\/](antd|@ant-design|@rc-component|rc-[a-z-]+)[\\/]/ },
]

/**
 * Zod decides about generated code when a schema is made, and the order of chunks is the bundler's: so the chunk that
 * brings zod says beforehand that the policy allows none.
 */
function banner({ moduleIds }: { readonly moduleIds: readonly string[] }): string {
  const bringsZod = moduleIds.some((id) => id.replaceAll('\\', '/').includes('/zod/v4/core/core.'))
  return bringsZod ? 'globalThis.__zod_globalConfig = { jitless: true };' : ''
}

/** The renderer, one bundle for Electron (electron.vite.config.ts) and for browsers. */
export const rendererConfig = {
  root: join(import.meta.dirname, 'src/renderer'),
  base: './',
  plugins: [react(), antdStylesPlugin()],
  worker: { format: 'es', rolldownOptions: { output: { banner } } },
  build: {
    outDir: join(import.meta.dirname, 'out/web'),
    emptyOutDir: true,
    // The floor of the web client: Chromium 109.
    target: 'chrome109',
    manifest: true,
    minify: true,
    // The policy allows no inline scripts, and Chromium preloads by itself.
    modulePreload: { polyfill: false },
    // A file inlined as data: would be refused by the policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { output: { banner, codeSplitting: { groups: libraryChunks } } },
  },
} satisfies UserConfig

export default defineConfig(rendererConfig)
