import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/security.md'), 'utf8')

describe('docs/security.md', () => {
  const files = ['src', 'tests', 'scripts']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll('\\\\', '/')}`,
      ),
    )
    .concat('electron-builder.yml')

  it('names code and tests that exist', () => {
    const named = [...page.matchAll(/`([\w./-]+\.(?:tsx?|mjs|yml))`/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(30)
    expect([...new Set(named)].filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name}`)))).toEqual([])
  })

  it('answers each of the twenty points of Electron’s checklist', () => {
    const section = page.slice(page.indexOf("Electron's checklist"), page.indexOf('## OWASP'))
    const numbers = [...section.matchAll(/^\| ([\d, -]+) \|/gm)].flatMap(([, text = '']) =>
      text.split(', ').flatMap((part) => {
        const [from = 0, to = from] = part.split('-').map(Number)
        return Array.from({ length: to - from + 1 }, (_, at) => from + at)
      }),
    )
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  })
})
