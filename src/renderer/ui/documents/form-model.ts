import { z } from 'zod'
import { ORGAN_NAMES } from '#shared/documents/kinds/common-fields'

/** A field of a document's form, worked out from its kind's schema. */
export type FieldSpec =
  | (Base & { readonly kind: 'line' | 'text'; readonly max?: number })
  | (Base & { readonly kind: 'number'; readonly whole: boolean; readonly min?: number; readonly max?: number })
  | (Base & { readonly kind: 'date' })
  | (Base & { readonly kind: 'flag' })
  /** A data address of a PNG or JPEG: chosen, never typed. */
  | (Base & { readonly kind: 'picture' })
  | (Base & { readonly kind: 'choice'; readonly options: readonly string[] })
  /** Several short texts, or several paragraphs where `long`. */
  | (Base & { readonly kind: 'lines'; readonly long: boolean; readonly max?: number })
  /** Organs by their names, chosen from the list of organs. */
  | (Base & { readonly kind: 'organs'; readonly max?: number })
  /** Legal bases: picked, never typed, because their words are data. */
  | (Base & { readonly kind: 'bases' })
  | (Base & { readonly kind: 'group'; readonly fields: readonly FieldSpec[] })
  | (Base & { readonly kind: 'list'; readonly item: FieldSpec; readonly max?: number })

interface Base {
  readonly key: string
  readonly title: string
  readonly required: boolean
  readonly hint?: string
}

/** Above it a text gets a field of several lines. */
const LINE_MAX = 120

/** What may hold so much is running text of several paragraphs, not a title or a row of names. */
const RUNNING_TEXT = 1000

export function isRunningText(spec: FieldSpec): boolean {
  return spec.kind === 'text' && (spec.max ?? 0) >= RUNNING_TEXT && spec.key !== 'addressee'
}

/** The fields of a kind's content in the order of its schema. */
export function contentFields(schema: z.ZodType): FieldSpec[] {
  const inner = unwrap(schema)
  if (!(inner instanceof z.ZodObject)) return []
  return Object.entries(inner.def.shape).map(([key, field]) => fieldSpec(key, field as z.ZodType))
}

function fieldSpec(key: string, schema: z.ZodType): FieldSpec {
  const inner = unwrap(schema)
  const meta = z.globalRegistry.get(schema) ?? z.globalRegistry.get(inner)
  const base: Base = {
    key,
    title: meta?.title ?? key,
    required: !schema.safeParse(undefined).success && !acceptsEmpty(schema),
    hint: meta?.description,
  }
  if (inner instanceof z.ZodNumber)
    return { ...base, kind: 'number', whole: inner.isInt, min: finite(inner.minValue), max: finite(inner.maxValue) }
  if (inner instanceof z.ZodEnum) return { ...base, kind: 'choice', options: inner.options.map(String) }
  if (inner instanceof z.ZodBoolean) return { ...base, kind: 'flag' }
  if (inner instanceof z.ZodArray && meta?.['x-names'] === ORGAN_NAMES)
    return { ...base, kind: 'organs', max: maxItems(inner) }
  if (inner instanceof z.ZodArray) return listSpec(base, inner)
  if (inner instanceof z.ZodObject) return { ...base, kind: 'group', fields: contentFields(inner) }
  if (meta?.contentMediaType === 'image/*') return { ...base, kind: 'picture' }
  if (isDate(inner)) return { ...base, kind: 'date' }
  const max = inner instanceof z.ZodString ? finite(inner.maxLength) : undefined
  return { ...base, kind: isLong(max) ? 'text' : 'line', max }
}

function listSpec(base: Base, list: z.ZodArray): FieldSpec {
  const element = list.def.element as z.ZodType
  const inner = unwrap(element)
  const max = maxItems(list)
  if (inner instanceof z.ZodString) return { ...base, kind: 'lines', long: isLong(finite(inner.maxLength), 300), max }
  if (inner instanceof z.ZodObject && 'law' in inner.def.shape && 'article' in inner.def.shape)
    return { ...base, kind: 'bases' }
  return { ...base, kind: 'list', item: fieldSpec('', element), max }
}

function unwrap(schema: z.ZodType): z.ZodType {
  const wrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  return wrapped ? unwrap(schema.def.innerType as z.ZodType) : schema
}

function isDate(schema: z.ZodType): boolean {
  return schema instanceof z.ZodISODate
}

function isLong(max: number | undefined, limit = LINE_MAX): boolean {
  return max === undefined || max > limit
}

function acceptsEmpty(schema: z.ZodType): boolean {
  return schema.safeParse('').success || schema.safeParse([]).success
}

function finite(value: number | null | undefined): number | undefined {
  return value === null || value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value
}

function maxItems(list: z.ZodArray): number | undefined {
  for (const check of list.def.checks ?? []) {
    const def = check._zod.def as { readonly check?: string; readonly maximum?: number }
    if (def.check === 'max_length') return def.maximum
  }
  return undefined
}

/** A new element of a list, with every field empty. */
export function emptyValue(spec: FieldSpec): unknown {
  switch (spec.kind) {
    case 'line':
    case 'text':
    case 'picture':
      return ''
    case 'number':
    case 'date':
      return undefined
    case 'choice':
      return spec.required ? spec.options[0] : undefined
    case 'flag':
      return false
    case 'lines':
    case 'organs':
    case 'bases':
    case 'list':
      return []
    case 'group':
      return Object.fromEntries(spec.fields.map((field) => [field.key, emptyValue(field)]))
  }
}
