import { fieldLabel, fieldValueText } from '#shared/domain/field-text'
import type { ReferenceData } from '#shared/domain/reference-data'
import { sameValue } from '#shared/sync/canonical-json'

/** A value of a case or document in words; of a group of fields one line each, named. */
export function valueText(path: string, value: unknown, reference: ReferenceData): string {
  if (value === undefined || value === null || value === '') return ''
  const said = fieldValueText(path, value, reference)
  if (said) return said
  if (Array.isArray(value)) return value.map((each) => valueText(path, each, reference)).join('\n')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .flatMap(([key, part]) => {
      const text = valueText(`${path}.${key}`, part, reference)
      return text ? [`${groupLabel(`${path}.${key}`, key, reference)}：${text}`] : []
    })
    .join('\n')
}

/** `认定 · 性质` is shortened to `性质` within its group. */
function groupLabel(path: string, key: string, reference: ReferenceData): string {
  return fieldLabel(path, reference)?.split(' · ').at(-1) ?? keyLabels[key] ?? key
}

/** Parts of groups that are no fields of their own. */
const keyLabels: Readonly<Record<string, string>> = {
  name: '名称',
  kind: '类型',
  ownership: '所有制',
  result: '结果',
  note: '说明',
  fact: '事实',
  amount: '金额',
  docNo: '文号',
  decidedAt: '作出日期',
  party: '相对人',
  opinion: '意见',
  passed: '是否通过',
  conclusion: '结论',
  on: '日期',
  chair: '主持人',
  members: '参加人',
  text: '内容',
  number: '文号',
  signer: '签署人',
  scan: '扫描件',
  summary: '概述',
  refunded: '退还金额',
  via: '答复方式',
}

/** From here on two texts are shown with their differences, not only side by side. */
const LONG_TEXT = 14

export function isLongText(value: unknown): value is string {
  return typeof value === 'string' && value.length >= LONG_TEXT
}

const dictionaries: readonly (readonly [RegExp, string])[] = [
  [/^field$/, 'field'],
  [/^enforcementType$/, 'enforcementType'],
  [/^level$/, 'level'],
  [/^findings\.[^.]+\.issue$/, 'issue'],
]

export type MergeEditor =
  | { readonly kind: 'dictionary'; readonly dictionary: string }
  | { readonly kind: 'organ' }
  | { readonly kind: 'text' }
  /** A group of fields: for each part that differs, whose it is to be. */
  | { readonly kind: 'parts'; readonly parts: readonly string[] }
  /** A list: which of all elements stay. */
  | { readonly kind: 'list'; readonly options: readonly string[] }

/** How a third value can be given; a closed choice is settled by taking one of the two. */
export function mergeEditor(path: string, theirs: unknown, mine: unknown): MergeEditor | undefined {
  const dictionary = dictionaries.find(([pattern]) => pattern.test(path))?.[1]
  if (dictionary) return { kind: 'dictionary', dictionary }
  if (path === 'respondentOrganId' || path === 'addresseeOrganId') return { kind: 'organ' }
  if (/\.(nature|accepted|topic|state)$/.test(path)) return undefined
  if (isTexts(theirs) && isTexts(mine)) return { kind: 'list', options: [...new Set([...theirs, ...mine])] }
  if (isGroup(theirs) && isGroup(mine)) {
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])]
    const parts = keys.filter((key) => !sameValue(theirs[key], mine[key]))
    // With one part that differs, merging is choosing.
    return parts.length > 1 ? { kind: 'parts', parts } : undefined
  }
  return typeof theirs === 'string' || typeof mine === 'string' ? { kind: 'text' } : undefined
}

/** What a merge begins with: the officer's own, of lists everything. */
export function mergeStart(editor: MergeEditor, mine: unknown): unknown {
  return editor.kind === 'list'
    ? editor.options
    : editor.kind === 'parts' || typeof mine === 'string'
      ? mine
      : undefined
}

export function partLabel(path: string, part: string, reference: ReferenceData): string {
  return groupLabel(`${path}.${part}`, part, reference)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
