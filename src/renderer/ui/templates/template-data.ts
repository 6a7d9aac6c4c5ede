import type { Block } from '#shared/documents/blocks'
import type { DocumentContent } from '#shared/documents/content'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { formatCivilDate } from '#shared/domain/civil-date'
import { contentFields, type FieldSpec, isRunningText } from '../documents/form-model'

/** What stands in the places of a template: text, or a list for a loop. */
export type TemplateValue = string | readonly TemplateValues[]
export interface TemplateValues {
  readonly [tag: string]: TemplateValue
}

/** Tags of their own beside the fields of a kind. */
export const commonTags = ['文种', '发文字号', '成文日期', '正文'] as const
const PARAGRAPH = '段落'
const ELEMENT = '内容'
const ORDER = '序号'

/**
 * A document for a template. Fields go by their titles on the screen; a list is a loop over its elements, and a running
 * text is there a second time as loop over its paragraphs (段落), because a line break is no paragraph.
 */
export function templateData(kind: DocumentKind, content: object, printable: DocumentContent): TemplateValues {
  return {
    ...groupValues(contentFields(kind.schema), content as Readonly<Record<string, unknown>>),
    文种: kind.name,
    发文字号: printable.number.pending ? '' : printable.number.text,
    成文日期: printable.date,
    正文: printable.body.flatMap(blockLines).map((line) => ({ [PARAGRAPH]: line })),
  }
}

/** Every tag that a template of a kind may hold. */
export function knownTags(kind: DocumentKind): ReadonlySet<string> {
  const tags = new Set<string>([...commonTags, PARAGRAPH, ELEMENT, ORDER])
  const collect = (field: FieldSpec) => {
    if (field.title !== '') tags.add(field.title)
    if (isRunningText(field)) tags.add(paragraphsOf(field.title))
    if (field.kind === 'group') field.fields.forEach(collect)
    if (field.kind === 'list') collect(field.item)
    if (field.kind === 'bases') for (const tag of basisTags) tags.add(tag)
  }
  contentFields(kind.schema).forEach(collect)
  return tags
}

const basisTags = ['依据名称', '条文'] as const
const paragraphsOf = (title: string) => `${title}（分段）`

function groupValues(fields: readonly FieldSpec[], content: Readonly<Record<string, unknown>>): TemplateValues {
  return Object.fromEntries(fields.flatMap((field) => fieldValues(field, content[field.key])))
}

function fieldValues(field: FieldSpec, value: unknown): [string, TemplateValue][] {
  const { title } = field
  switch (field.kind) {
    case 'line':
    case 'text':
    case 'number':
    case 'choice': {
      const words = value === undefined || value === null ? '' : String(value)
      const paragraphs = words.split('\n').map((line) => ({ [PARAGRAPH]: line }))
      return [
        [title, words],
        ...(isRunningText(field) ? [[paragraphsOf(title), paragraphs] as [string, TemplateValue]] : []),
      ]
    }
    case 'date':
      return [[title, typeof value === 'string' && value ? formatCivilDate(value) : '']]
    case 'picture':
      // A bureau's template takes words; the page says where the picture was.
      return [[title, value ? '（图片）' : '']]
    case 'flag':
      return [[title, value === true ? '是' : '否']]
    case 'lines':
      return [[title, listOf(value).map((line, at) => ({ [ELEMENT]: String(line), [ORDER]: String(at + 1) }))]]
    case 'bases':
      return [[title, listOf(value).map((basis, at) => ({ ...basisValues(basis), [ORDER]: String(at + 1) }))]]
    case 'list':
      return [
        [title, listOf(value).map((item, at) => ({ ...elementValues(field.item, item), [ORDER]: String(at + 1) }))],
      ]
    case 'group':
      return Object.entries(groupValues(field.fields, recordOf(value)))
  }
}

function elementValues(item: FieldSpec, value: unknown): TemplateValues {
  return item.kind === 'group' ? groupValues(item.fields, recordOf(value)) : { [ELEMENT]: String(value ?? '') }
}

function basisValues(basis: unknown): TemplateValues {
  const { law = '', article = '', text = '' } = recordOf(basis)
  return { 依据名称: `${String(law)}${String(article)}`, 条文: String(text) }
}

function blockLines(block: Block): string[] {
  if (block.type === 'heading' || block.type === 'paragraph') return [block.text]
  return block.type === 'table' ? block.rows.map((row) => row.join('　')) : []
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
