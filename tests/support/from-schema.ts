import fc, { type Arbitrary } from 'fast-check'

export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly const?: unknown
}

/** Bodies near a published schema: valid in parts, wrong in parts, with fields missing, of another type, or too many. */
export function fromSchema(schema: JsonSchema): Arbitrary<unknown> {
  return fc.oneof({ weight: 6, arbitrary: near(schema) }, { weight: 1, arbitrary: fc.jsonValue() })
}

function near(schema: JsonSchema): Arbitrary<unknown> {
  const wrong = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.string({ unit: 'binary' }))
  return fc.oneof({ weight: 9, arbitrary: valid(schema, near, true) }, { weight: 1, arbitrary: wrong })
}

/** What a published schema allows, as far as a schema can say it. */
export function validFrom(schema: JsonSchema): Arbitrary<unknown> {
  return valid(schema, validFrom, false)
}

function valid(schema: JsonSchema, near: (inner: JsonSchema) => Arbitrary<unknown>, odd: boolean): Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(near))
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, near(inner)] as const)
      const known = fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] })
      if (!odd) return known
      const extra = fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue(), { maxKeys: 2 })
      return fc.tuple(known, extra).map(([own, more]) => ({ ...more, ...own }))
    }
    case 'array': {
      const { minItems = 0, maxItems = 6 } = schema
      return fc.array(near(schema.items ?? {}), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 6) })
    }
    case 'integer':
    case 'number': {
      const { minimum = -5, maximum = 2 ** 40 } = schema
      return fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31 - 1) })
    }
    case 'string':
      if (!odd) return validText(schema)
      if (schema.format === 'uuid') return fc.uuid({ version: 7 })
      return fc.string({ unit: 'binary', maxLength: Math.min(schema.maxLength ?? 60, 60) })
    case 'boolean':
      return fc.boolean()
    default:
      return fc.jsonValue()
  }
}

function validText({ format, pattern, minLength = 0, maxLength = 12 }: JsonSchema): Arbitrary<string> {
  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  if (format === 'uuid') return fc.uuid({ version: 7 })
  if (format === 'date') return day.map((date) => date.toISOString().slice(0, 10))
  if (format === 'date-time') return day.map((date) => date.toISOString())
  if (pattern) return fc.stringMatching(new RegExp(pattern))
  const least = Math.max(1, minLength)
  const letter = fc.constantFrom(...'执法监督工单案件甲乙丙丁')
  return fc.string({ unit: letter, minLength: least, maxLength: Math.max(least, Math.min(maxLength, 12)) })
}
