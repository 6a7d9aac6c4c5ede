// `npm run check`: types, style, boundaries, dead code, generated pages. One line each.
import { runStep } from './run-step.mjs'

const steps = [
  ['types', 'npx', ['tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['style (Biome)', 'npx', ['biome', 'check', '--error-on-warnings', '.']],
  ['boundaries', process.execPath, ['scripts/check-boundaries.mjs']],
  ['dead code (knip)', 'npx', ['knip']],
  ['generated pages', process.execPath, ['scripts/generate-docs.mjs', '--check']],
]

const answers = []
for (const [name, command, args] of steps) answers.push(await runStep(name, command, args))
process.exit(answers.every(Boolean) ? 0 : 1)
