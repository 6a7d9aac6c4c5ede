import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandLabels } from '#shared/domain/command-labels'
import { entitySchemas } from '#shared/domain/entities'
import { role } from '#shared/domain/roles'

const docs = join(import.meta.dirname, '../../docs')
const page = (name: string) => readFileSync(join(docs, `${name}.md`), 'utf8')
const codes = (text: string, shape: RegExp) => [...new Set([...text.matchAll(shape)].map(([, code = '']) => code))]

const decisions = new Set(codes(page('decisions'), /^## (\d+)\. /gm))
const schemas = new Map<string, { readonly shape: object }>(Object.entries(entitySchemas))

const isFieldOrCommand = (name: string) => {
  const [type = '', field = ''] = name.split('.')
  return name in commandLabels || field in (schemas.get(type)?.shape ?? {})
}

describe('docs/domain.md', () => {
  const text = page('domain')

  it('names commands and fields that exist', () => {
    const named = codes(text, /`([a-z][a-zA-Z]+\.[a-z][a-zA-Z]+)`/g).filter((name) => !/\.(ts|md|json)$/.test(name))
    expect(named.length).toBeGreaterThan(60)
    expect(named.filter((name) => !isFieldOrCommand(name))).toEqual([])
  })

  it('says what every role reaches', () => {
    expect(role.options.filter((one) => !text.includes(`\`${one}\``))).toEqual([])
  })
})

describe.each(['domain', 'sync', 'architecture'])('docs/%s.md', (name) => {
  it('refers to decisions that were made', () => {
    const named = codes(page(name), /\(((?:decision )?\d+(?:, \d+)*)\)/g).flatMap((list) => list.match(/\d+/g) ?? [])
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((number) => !decisions.has(number))).toEqual([])
  })
})
