import { readPicture } from '#shared/documents/pictures/picture'
import { sameValue } from '#shared/sync/canonical-json'
import type { FieldSpec } from '../../ui/documents/form-model'
import type { Content } from './editor-state'
import { documentTexts as text } from './messages'

export interface FieldDifference {
  readonly path: string
  readonly title: string
  readonly from: string
  readonly to: string
}

/** The fields in which two contents differ, as texts to be read against each other, in the order of the form. */
export function contentDifferences(fields: readonly FieldSpec[], from: Content, to: Content): FieldDifference[] {
  return fields.flatMap((field) => fieldDifferences(field, field.key, field.title, from[field.key], to[field.key]))
}

function fieldDifferences(spec: FieldSpec, path: string, title: string, from: unknown, to: unknown): FieldDifference[] {
  if (sameValue(from, to)) return []
  if (spec.kind === 'list' && Array.isArray(from) && Array.isArray(to))
    return listDifferences(spec.item, path, title, from, to)
  if (spec.kind === 'group' && isPlain(from) && isPlain(to))
    return spec.fields.flatMap((field) =>
      fieldDifferences(field, `${path}.${field.key}`, `${title} · ${field.title}`, from[field.key], to[field.key]),
    )
  const [before, after] = [fieldText(spec, from), fieldText(spec, to)]
  return before === after ? [] : [{ path, title, from: before, to: after }]
}

function listDifferences(
  item: FieldSpec,
  path: string,
  title: string,
  from: readonly unknown[],
  to: readonly unknown[],
): FieldDifference[] {
  return Array.from({ length: Math.max(from.length, to.length) }, (_, at) =>
    fieldDifferences(item, `${path}.${at}`, `${title}（${at + 1}）`, from[at], to[at]),
  ).flat()
}

/** A field as running text, each part on its own line. */
export function fieldText(spec: FieldSpec, value: unknown): string {
  if (value === undefined || value === null) return ''
  switch (spec.kind) {
    case 'line':
    case 'text':
    case 'number':
    case 'date':
    case 'choice':
      return String(value)
    case 'picture':
      return pictureText(String(value))
    case 'flag':
      return value ? '是' : '否'
    case 'lines':
    case 'organs':
      return Array.isArray(value) ? value.map(String).join('\n') : ''
    case 'bases':
      return Array.isArray(value) ? value.map(basisText).join('\n') : ''
    case 'list':
      return Array.isArray(value) ? value.map((item) => fieldText(spec.item, item)).join('\n') : ''
    case 'group':
      return isPlain(value)
        ? spec.fields
            .map((field) => fieldText(field, value[field.key]))
            .filter((text) => text !== '')
            .join('\n')
        : ''
  }
}

/** A picture in words: those of another picture are others, as a rule. */
function pictureText(source: string): string {
  if (source === '') return ''
  const read = readPicture(source)
  if ('problem' in read) return text.pictureUnreadable
  const { width, height, bytes } = read.picture
  return text.pictureWords(width, height, bytes.length)
}

function basisText(basis: unknown): string {
  if (!isPlain(basis)) return ''
  return `${String(basis.law ?? '')}${String(basis.article ?? '')}　${String(basis.text ?? '')}`.trim()
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
