// `npm run test:electron`: the desktop e2e suite on the real runtime, where it is or can be had; else it says why not.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStep } from './run-step.mjs'
import { electronRuntime } from './start/electron-runtime.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
const { file, missing } = await electronRuntime(join(root, '.data'))
if (!file) {
  process.stderr.write(`没有 Electron 运行环境（${missing}），桌面端测试没有在真正的 Electron 上运行。\n`)
  process.exit(3)
}
const built = await runStep('build', process.execPath, ['scripts/build.mjs'], { live: true })
const passed =
  built &&
  (await runStep('desktop e2e on Electron', 'npx', ['playwright', 'test', '--project=desktop'], {
    live: true,
    env: { DESK_ELECTRON: file },
  }))
process.exit(passed ? 0 : 1)
