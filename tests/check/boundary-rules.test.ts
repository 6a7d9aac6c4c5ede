import { describe, expect, it } from 'vitest'
// @ts-expect-error plain module of the gate, without types
import { importsOf, rules, targetOf, violationsOf } from '../../scripts/boundary-rules.mjs'

const planted: readonly [rule: string, file: string, line: string][] = [
  ['shared imports shared and its allowed packages only', 'src/shared/domain/x.ts', "import { join } from 'node:path'"],
  [
    'shared imports shared and its allowed packages only',
    'src/shared/domain/x.ts',
    "import { db } from '#server/storage/db'",
  ],
  ['electron only in main and preload', 'src/renderer/app/x.ts', "import { app } from 'electron'"],
  ['Dexie only in the data worker', 'src/renderer/data/x.ts', "import { Dexie } from 'dexie'"],
  ['Fastify and SQL only in the server', 'src/cli/x.ts', "import pg from 'pg'"],
  ['a feature never imports another feature', 'src/renderer/features/leads/x.ts', "import { y } from '../case-page/y'"],
  [
    'screens reach the store through src/renderer/data only',
    'src/renderer/ui/x.ts',
    "import { y } from '../worker/store/y'",
  ],
  [
    'the renderer is layered: host and worker, data, ui, features, app',
    'src/renderer/data/x.ts',
    "import { y } from '../ui/forms/y'",
  ],
  [
    'the renderer is layered: host and worker, data, ui, features, app',
    'src/renderer/ui/forms/x.tsx',
    "import { y } from '../../app/y'",
  ],
  ['Electron hosts the renderer and knows nothing of it', 'src/main/x.ts', "import { y } from '../renderer/host/y'"],
  ['Electron hosts the renderer and knows nothing of it', 'src/preload/x.ts', "import { y } from '../main/y'"],
  [
    'the renderer never imports server, main or command line',
    'src/renderer/app/x.ts',
    "import { y } from '#server/log'",
  ],
  [
    'the server never imports renderer, main or command line',
    'src/server/x.ts',
    "import { y } from '../renderer/data/y'",
  ],
]

describe('the boundaries between folders', () => {
  it.each(planted)('%s: a violation in %s is caught', (rule, file, line) => {
    expect(violationsOf(file, `${line}\n`)).toContainEqual(expect.stringContaining(rule))
  })

  it('has a planted violation for each rule', () => {
    for (const { name } of rules) expect(planted.map(([rule]) => rule)).toContain(name)
  })

  it('lets what is allowed pass', () => {
    expect(violationsOf('src/shared/domain/x.ts', "import { z } from 'zod'\nimport { y } from './y'\n")).toEqual([])
    expect(violationsOf('src/server/x.ts', "import Fastify from 'fastify'\n")).toEqual([])
    expect(violationsOf('src/renderer/features/leads/x.ts', "import { y } from './pane/y'\n")).toEqual([])
  })

  it('reads imports over several lines, for effect, and dynamic ones', () => {
    expect(
      importsOf("import {\n  a,\n} from './a'\nimport './b'\nconst c = await import('./c')\nexport * from './d'\n"),
    ).toEqual(['./a', './b', './c', './d'])
    expect(targetOf('src/a/b/c.ts', '../d')).toBe('src/a/d')
  })

  it('does not let a file grow past 500 lines', () => {
    expect(violationsOf('src/server/x.ts', '\n'.repeat(500))).toContainEqual(
      expect.stringContaining('too large to know'),
    )
  })
})
