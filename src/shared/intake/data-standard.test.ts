import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataStandard, fieldsOf, schemaOf } from './data-standard'

const dictionaries = join(import.meta.dirname, '../../../resources/dictionaries')

describe.each(dataStandard.map((message) => [message.title, message] as const))(
  'the standard of %s',
  (_title, message) => {
    it('has an example that is taken', () => {
      expect(message.schema.safeParse(message.example).success).toBe(true)
    })

    it('gives every field a Chinese title', () => {
      const untitled = fieldsOf(message).filter(({ title }) => title === '')
      expect(untitled.map(({ path }) => path)).toEqual([])
    })

    it('names code tables that are there, for fields that are there', () => {
      const paths = new Set(fieldsOf(message).map(({ path }) => path))
      for (const [path, table] of Object.entries(message.tables)) {
        expect(paths).toContain(path)
        expect(existsSync(join(dictionaries, `${table}.json`))).toBe(true)
      }
    })

    it('has examples of codes or labels from these tables', () => {
      for (const [path, table] of Object.entries(message.tables)) {
        const value = message.example[path]
        if (typeof value !== 'string') continue
        const { items } = JSON.parse(readFileSync(join(dictionaries, `${table}.json`), 'utf8'))
        expect(items.some((item: { code: string; label: string }) => [item.code, item.label].includes(value))).toBe(
          true,
        )
      }
    })

    it('says what must be sent', () => {
      expect(schemaOf(message).required?.length).toBeGreaterThan(0)
    })
  },
)
