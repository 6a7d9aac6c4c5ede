import type { Block } from '#shared/documents/blocks'
import type { DocumentContent } from '#shared/documents/content'
import type { TemplatePlace } from '#shared/documents/docx/template-places'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { printableText } from '#shared/documents/printable-text'
import { formatCivilDate } from '#shared/domain/civil-date'
import { contentFields, type FieldSpec, isRunningText } from '../documents/form-model'
import { type TemplatePicture, templatePicture } from './template-picture'

/** What stands in the places of a template: text, a picture, or a list for a loop. */
export type TemplateValue = string | TemplatePicture | readonly TemplateValues[]
export interface TemplateValues {
  readonly [tag: string]: TemplateValue
}

/** Tags of their own beside the fields of a kind. */
export const commonTags = ['文种', '发文字号', '成文日期', '正文', '附件'] as const
/** Alone in a paragraph they stand for the whole of it: headings, tables, pictures and charts as in our own file. */
export const wholeTags: Readonly<Record<string, TemplatePlace>> = { 正文: 'body', 附件: 'annexes' }
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
    正文: paragraphsOf(printable.body),
    附件: printable.annexes.flatMap(({ title, body }) => [
      { [PARAGRAPH]: printableText(title) },
      ...paragraphsOf(body),
    ]),
  }
}

/** Every tag that a template of a kind may hold. */
export function knownTags(kind: DocumentKind): ReadonlySet<string> {
  const tags = new Set<string>([...commonTags, PARAGRAPH, ELEMENT, ORDER])
  const collect = (field: FieldSpec) => {
    if (field.title !== '') tags.add(field.title)
    if (isRunningText(field)) tags.add(splitTag(field.title))
    if (field.kind === 'group') field.fields.forEach(collect)
    if (field.kind === 'list') collect(field.item)
    if (field.kind === 'bases') for (const tag of basisTags) tags.add(tag)
  }
  contentFields(kind.schema).forEach(collect)
  return tags
}

const basisTags = ['依据名称', '条文'] as const
const splitTag = (title: string) => `${title}（分段）`

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
      const words = wordsOf(value)
      const paragraphs = words.split('\n').map((line) => ({ [PARAGRAPH]: line }))
      return [
        [title, words],
        ...(isRunningText(field) ? [[splitTag(title), paragraphs] as [string, TemplateValue]] : []),
      ]
    }
    case 'date':
      return [[title, typeof value === 'string' && value ? formatCivilDate(value) : '']]
    case 'picture':
      return [[title, typeof value === 'string' && value ? templatePicture(value, title) : '']]
    case 'flag':
      return [[title, value === true ? '是' : '否']]
    case 'lines':
    case 'organs':
      return [[title, listOf(value).map((line, at) => ({ [ELEMENT]: wordsOf(line), [ORDER]: String(at + 1) }))]]
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
  return item.kind === 'group' ? groupValues(item.fields, recordOf(value)) : { [ELEMENT]: wordsOf(value) }
}

function basisValues(basis: unknown): TemplateValues {
  const { law = '', article = '', text = '' } = recordOf(basis)
  return { 依据名称: `${wordsOf(law)}${wordsOf(article)}`, 条文: wordsOf(text) }
}

/** Control characters would break the file. */
function wordsOf(value: unknown): string {
  return value === undefined || value === null ? '' : printableText(String(value))
}

function paragraphsOf(body: readonly Block[]): TemplateValues[] {
  return body.flatMap(blockLines).map((line) => ({ [PARAGRAPH]: printableText(line) }))
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
