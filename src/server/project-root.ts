import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder with `resources` and `out`, found from wherever this code runs: sources, tests or the bundle. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) || !existsSync(join(folder, 'resources'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('the program folder with package.json and resources was not found')
    folder = parent
  }
  return folder
}
