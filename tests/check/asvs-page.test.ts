import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/asvs.md'), 'utf8')

/** Numbers of levels 1 and 2 in each section of ASVS 4.0.3, without those it deleted. */
const asked: Readonly<Record<string, string>> = {
  '1.1': '1-7',
  '1.2': '1-4',
  '1.4': '1 4-5',
  '1.5': '1-4',
  '1.6': '1-4',
  '1.7': '1-2',
  '1.8': '1-2',
  '1.9': '1-2',
  '1.10': '1',
  '1.11': '1-2',
  '1.12': '2',
  '1.14': '1-6',
  '2.1': '1-12',
  '2.2': '1-3',
  '2.3': '1-3',
  '2.4': '1-5',
  '2.5': '1-7',
  '2.6': '1-3',
  '2.7': '1-6',
  '2.8': '1-7',
  '2.9': '1-3',
  '2.10': '1-4',
  '3.1': '1',
  '3.2': '1-4',
  '3.3': '1-4',
  '3.4': '1-5',
  '3.5': '1-3',
  '3.7': '1',
  '4.1': '1-3 5',
  '4.2': '1-2',
  '4.3': '1-3',
  '5.1': '1-5',
  '5.2': '1-8',
  '5.3': '1-10',
  '5.4': '1-3',
  '5.5': '1-4',
  '6.1': '1-3',
  '6.2': '1-6',
  '6.3': '1-2',
  '6.4': '1-2',
  '7.1': '1-4',
  '7.2': '1-2',
  '7.3': '1 3-4',
  '7.4': '1-3',
  '8.1': '1-4',
  '8.2': '1-3',
  '8.3': '1-8',
  '9.1': '1-3',
  '9.2': '1-4',
  '10.2': '1-2',
  '10.3': '1-3',
  '11.1': '1-8',
  '12.1': '1-3',
  '12.2': '1',
  '12.3': '1-6',
  '12.4': '1-2',
  '12.5': '1-2',
  '12.6': '1',
  '13.1': '1 3-5',
  '13.2': '1-3 5-6',
  '13.3': '1-2',
  '13.4': '1-2',
  '14.1': '1-4',
  '14.2': '1-6',
  '14.3': '2-3',
  '14.4': '1-7',
  '14.5': '1-4',
}

const numbers = Object.entries(asked).flatMap(([section, ranges]) =>
  ranges.split(' ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    return Array.from({ length: to - from + 1 }, (_, at) => `${section}.${from + at}`)
  }),
)

const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| (.+?) \| (.+) \| (.+?) \|$/gm)].map(
  ([, number = '', what = '', here = '', test = '']) => ({ number, what, here, test }),
)

const files = ['src', 'tests', 'scripts', 'docs', '.'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' }).map(
    (name) => `/${folder === '.' ? '' : `${folder}/`}${name.replaceAll('\\', '/')}`,
  ),
)
const exists = (name: string) => files.some((file) => file.endsWith(`/${name}`))

describe('docs/asvs.md', () => {
  it('answers each requirement of levels 1 and 2, in their order', () => {
    expect(rows.map(({ number }) => number)).toEqual(numbers)
  })

  it('names code, tests and pages that exist', () => {
    const named = [...page.matchAll(/`([\w./-]+\.(?:tsx?|mjs|yml|jsonc?|md))`|\]\(([\w./-]+)\)/g)].map(
      ([, path, link]) => path ?? link ?? '',
    )
    expect(named.length).toBeGreaterThan(150)
    expect([...new Set(named)].filter((name) => !exists(name))).toEqual([])
  })

  it('proves by tests, or says that nothing does', () => {
    const unproven = rows.filter(({ test }) => test !== '–' && !/walls|\.(test|spec)\.tsx?`/.test(test))
    expect(unproven).toEqual([])
    expect(page.match(/`[\w./-]+\.(test|spec)\.tsx?`/g)?.length).toBeGreaterThan(100)
  })
})
