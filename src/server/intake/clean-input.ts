import { dateRefusalTexts, readDate } from '#shared/intake/read-date'
import { type FieldRejection, inputLimits, type WorkOrderInput, workOrderInput } from '#shared/intake/work-order-input'
import { chineseMessage, fieldTitle } from '#shared/messages/zod-chinese'
import { cleanLine, cleanText } from './clean-text'
import { readFlag, readProcess } from './read-coded'

export type CleanResult = { readonly input: WorkOrderInput } | { readonly rejections: FieldRejection[] }

const longTexts: ReadonlySet<string> = new Set(['content', 'reply'])
const flags: ReadonlySet<string> = new Set(['isEnterprise', 'confidential', 'anonymous', 'referred'])
const known: ReadonlySet<string> = new Set(Object.keys(workOrderInput.shape))
/** These move limits, so a date that cannot be read refuses the order. */
const strictDates = ['receivedAt', 'repliedAt', 'dueAt'] as const
/** What sheets write into cells that have nothing to say. */
const nothing = /^(?:[-—–/\\]+|无|暂无|空|null|nil|none|n\/a|undefined)$/i

/**
 * Brings one order as it came (a row of a sheet, a member of a batch) into the form of `workOrderInput`: texts cleaned,
 * dates as instants, yes and no as booleans. Members nobody knows go to `raw`. Says of each bad field what is wrong.
 */
export function cleanInput(value: Readonly<Record<string, unknown>>): CleanResult {
  const parsed = workOrderInput.safeParse(cleaned(value), { error: chineseMessage })
  if (!parsed.success) return { rejections: rejectionsOf(parsed.error.issues) }
  const dates = readDates(parsed.data)
  if ('rejections' in dates) return dates
  return { input: withTitle({ ...parsed.data, ...dates.read }) }
}

function cleaned(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const order: Record<string, unknown> = {}
  const raw: Record<string, string> = {}
  for (const [key, member] of Object.entries(value)) {
    if (key === 'raw') Object.assign(raw, cleanRaw(member))
    else if (key === 'reporter') order.reporter = cleanReporter(member)
    else if (known.has(key)) order[key] = cleanMember(key, member)
    else Object.assign(raw, cleanRaw({ [key]: member }))
  }
  const { process } = order
  if (typeof process === 'string') {
    order.process = readProcess(process)
    if (!order.process && process !== '') raw.办理状态 = process
  }
  return { ...order, raw }
}

function cleanReporter(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cleanMember(key, member)]))
}

function cleanMember(key: string, value: unknown): unknown {
  if (value === null) return undefined
  const text = typeof value === 'number' && !flags.has(key) ? String(value) : value
  if (typeof text !== 'string' && typeof text !== 'number') return text
  if (flags.has(key)) return String(text).trim() === '' ? undefined : readFlag(String(text))
  if (longTexts.has(key)) return cleanText(String(text))
  const line = cleanLine(String(text))
  if (key === 'orderNo' || key === 'title' || !nothing.test(line))
    return line === '' && key !== 'orderNo' ? undefined : line
  return undefined
}

function cleanRaw(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  const entries = Object.entries(value).flatMap(([key, member]) => {
    const name = cleanLine(key)
    const text = cleanText(
      typeof member === 'string' ? member : member === null || member === undefined ? '' : JSON.stringify(member),
    )
    return text === '' || name === '' ? [] : [[name.slice(0, inputLimits.rawKey), text]]
  })
  return Object.fromEntries(entries)
}

function readDates(input: WorkOrderInput): { read: Partial<WorkOrderInput> } | { rejections: FieldRejection[] } {
  const read: Partial<WorkOrderInput> = {}
  const rejections: FieldRejection[] = []
  for (const field of strictDates) {
    const text = input[field]
    if (text === undefined) continue
    const reading = readDate(text)
    if ('instant' in reading) read[field] = reading.instant
    else rejections.push(rejection([field], `“${text}”${dateRefusalTexts[reading.refused]}`))
  }
  Object.assign(read, readOccurredAt(input))
  return rejections.length > 0 ? { rejections } : { read }
}

/** 上周、上个月底: people say when it happened as they can. It moves nothing, so it is kept as said. */
function readOccurredAt(input: WorkOrderInput): Partial<WorkOrderInput> {
  if (input.occurredAt === undefined) return {}
  const reading = readDate(input.occurredAt)
  if ('instant' in reading) return { occurredAt: reading.instant }
  return { occurredAt: undefined, raw: { ...input.raw, 事发时间: input.occurredAt } }
}

const titleLength = 40

/** Many platforms export no title: the first sentence stands in for it. */
function withTitle(input: WorkOrderInput): WorkOrderInput {
  if (input.title !== '') return input.content === '' ? { ...input, content: input.title } : input
  const sentence = input.content.split(/[。！？!?；;\n]/, 1)[0] ?? ''
  const characters = [...sentence]
  return {
    ...input,
    title: characters.length > titleLength ? `${characters.slice(0, titleLength).join('')}…` : sentence,
  }
}

function rejectionsOf(issues: readonly { path: PropertyKey[]; message: string }[]): FieldRejection[] {
  return issues.map(({ path, message }) => rejection(path, message))
}

function rejection(path: readonly PropertyKey[], reason: string): FieldRejection {
  return { field: fieldTitle(workOrderInput, path), reason }
}
