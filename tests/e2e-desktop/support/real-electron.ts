import { join } from 'node:path'
import { _electron } from '@playwright/test'
import type { LaunchOptions, MainProcess } from './desktop-app'

const root = join(import.meta.dirname, '../../..')

/** The same built client on the real runtime, which `DESK_ELECTRON` names. */
export async function launchElectron({ profile, args, env }: LaunchOptions): Promise<MainProcess> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath: process.env.DESK_ELECTRON,
    args: [...asRoot, root, `--user-data-dir=${profile}`, ...args],
    env: { ...(process.env as Record<string, string>), ...env },
  })
  const page = await app.firstWindow()
  return {
    page,
    main: (work, given) => app.evaluate(work as never, given as never),
    quit: () => app.close(),
    kill: async () => {
      const child = app.process()
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}
