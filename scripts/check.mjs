// `npm run check`: types, style, boundaries, citations, dead code, advisories, generated pages. One line each.
import { runStep } from './run-step.mjs'

const steps = [
  ['types', 'npx', ['tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['style (Biome)', 'npx', ['biome', 'check', '--error-on-warnings', '.']],
  ['boundaries', process.execPath, ['scripts/check-boundaries.mjs'], { warnings: true }],
  ['citations', process.execPath, ['scripts/check-citations.mjs']],
  ['dead code (knip)', 'npx', ['knip']],
  ['advisories (npm audit)', process.execPath, ['scripts/audit-dependencies.mjs', '--tell'], { warnings: true }],
  ['generated pages', process.execPath, ['scripts/generate-docs.mjs', '--check']],
]

// Side by side: none writes anything, and on two cores it takes half the time.
const answers = await Promise.all(steps.map((step) => runStep(...step)))
process.exit(answers.every(Boolean) ? 0 : 1)
