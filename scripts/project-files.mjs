import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every file below a folder whose name fits, generated and installed ones too. */
export function* filesIn(folder, fits) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.name === 'node_modules') continue
    if (entry.isDirectory()) yield* filesIn(path, fits)
    else if (fits.test(entry.name)) yield path
  }
}
