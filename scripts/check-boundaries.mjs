// Fails when a file imports what its folder may not, or has grown too large to know.
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { violationsOf, WARN_LINES } from './boundary-rules.mjs'
import { filesIn } from './project-files.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const GENERATED = /(^|\/)(fixtures|generated)\/|\.d\.ts$|gb2312-bits\.ts$/

const violations = []
for (const folder of ['src', 'tests', 'scripts']) {
  for (const path of filesIn(join(root, folder), /\.(ts|tsx|mjs|mts)$/)) {
    const file = relative(root, path)
    if (GENERATED.test(file)) continue
    const text = readFileSync(path, 'utf8')
    violations.push(...violationsOf(file, text))
    const lines = text.split('\n').length
    if (lines > WARN_LINES) process.stdout.write(`${file}: ${lines} lines, over ${WARN_LINES}\n`)
  }
}
if (violations.length > 0) {
  process.stderr.write(`${violations.join('\n')}\n`)
  process.exit(1)
}
