// `npm run conformance [KIND…]`: every kind of document, or those named, with every kind of input, measured; `npm test`
// measures one input of each.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePrerequisites } from './prerequisites.mjs'
import { runStep } from './run-step.mjs'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
if (!ensurePrerequisites()) process.exit(1)
const ok = await runStep('conformance of documents', 'npx', ['vitest', 'run', 'tests/conformance'], {
  live: true,
  env: { NO_COLOR: '1', CONFORMANCE: 'all', CONFORMANCE_KINDS: process.argv.slice(2).join(' ') },
})
process.exit(ok ? 0 : 1)
