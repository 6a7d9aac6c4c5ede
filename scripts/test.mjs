// `npm test`: everything, from types to the built product in a browser, with one summary at the end.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './find-browser.mjs'
import { ensurePrerequisites } from './prerequisites.mjs'
import { runStep } from './run-step.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
process.chdir(root)

const counts = { passed: 0, failed: 0, skipped: 0 }

function readJson(file) {
  try {
    return JSON.parse(readFileSync(join(results, file), 'utf8'))
  } catch {
    return undefined
  }
}

function add(passed = 0, failed = 0, skipped = 0) {
  counts.passed += passed
  counts.failed += failed
  counts.skipped += skipped
}

async function vitest(name, file, args, env) {
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${join(results, file)}`]
  const ok = await runStep(name, 'npx', ['vitest', 'run', ...reporters, ...args], {
    live: true,
    env: { NO_COLOR: '1', ...env },
  })
  const report = readJson(file)
  add(report?.numPassedTests, report?.numFailedTests, (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0))
  if (!ok && !report?.numFailedTests) add(0, 1)
  return ok
}

/** Both projects in one run: two would each end with one file alone on a machine of two cores. */
async function playwright(name, projects) {
  const chosen = projects.map((project) => `--project=${project}`)
  const ok = await runStep(name, 'npx', ['playwright', 'test', ...chosen], {
    live: true,
    env: { CHROMIUM_PATH: findBrowser() ?? '', PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, 'e2e.json') },
  })
  const stats = readJson('e2e.json')?.stats
  add((stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected, stats?.skipped)
  if (stats?.flaky) process.stdout.write(`${stats.flaky} passed only in a second try\n`)
  if (!ok && !stats?.unexpected) add(0, 1)
  return ok
}

async function gate(name, command, args) {
  const ok = await runStep(name, command, args, { live: true })
  add(ok ? 1 : 0, ok ? 0 : 1)
  return ok
}

if (!ensurePrerequisites()) process.exit(1)
await gate('check', process.execPath, ['scripts/check.mjs'])
const built = await gate('build', process.execPath, ['scripts/build.mjs'])
await vitest('units, integration, simulation, conformance', 'vitest.json', [])
// Deadlines must not depend on the machine's zone: the main run is in New York, the dates also run at home.
await vitest('dates in Asia/Shanghai', 'vitest-shanghai.json', ['src/shared/domain', 'src/shared/commands'], {
  TZ: 'Asia/Shanghai',
})
if (built) {
  // Of real Electron this proves nothing; `npm run test:electron` runs the same where the runtime is at hand.
  await playwright('e2e in Chromium, and of the desktop on the stand-in for Electron', ['browser', 'desktop'])
}
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
process.exit(counts.failed === 0 ? 0 : 1)
