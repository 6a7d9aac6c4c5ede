import { join } from 'node:path'
import { defineConfig } from 'electron-vite'
import { rendererConfig } from './vite.web.config'

const root = import.meta.dirname

export default defineConfig({
  main: {
    build: {
      // Older than Electron's own Node, so that the built file also runs where tests stand in for Electron.
      target: 'node20',
      outDir: join(root, 'out/main'),
      // Everything but electron is bundled: an installed client carries no node_modules.
      externalizeDeps: false,
      rolldownOptions: { input: join(root, 'src/main/index.ts'), output: { format: 'es' } },
    },
  },
  preload: {
    build: {
      target: 'node20',
      outDir: join(root, 'out/preload'),
      // A sandboxed preload is one CommonJS file and can load nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: join(root, 'src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    ...rendererConfig,
    build: { ...rendererConfig.build, outDir: join(root, 'out/renderer') },
  },
})
