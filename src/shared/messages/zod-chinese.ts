import { z } from 'zod'

/**
 * Sets zod up once per entry point: no generated code (the content security policy forbids `eval`), and Chinese
 * sentences instead of the library's own.
 */
export function configureZod(): void {
  z.config({ jitless: true, customError: chineseMessage })
}

/** What is expected, in words an officer understands; the field's title is put before it by `issueTexts`. */
export function chineseMessage(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? '不能为空' : `应为${typeWord(issue.expected)}`
    case 'invalid_value':
      return issue.values.length === 1 ? `只能是“${issue.values.map(String).join('')}”` : optionsText(issue.values)
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false)
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive !== false)
    case 'invalid_format':
      return formatText(issue.format)
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的整数倍`
    case 'unrecognized_keys':
      return `有不认识的项目：${issue.keys.join('、')}`
    case 'invalid_union':
      return '不是允许的内容'
    case 'invalid_key':
      return '其中有不允许的名称'
    case 'invalid_element':
      return '其中有不允许的内容'
    default:
      return '内容不符合要求'
  }
}

/** One sentence an issue, each beginning with the title of its field: `案件名称：不能为空`. */
export function issueTexts(schema: z.ZodType, error: Pick<z.ZodError, 'issues'>): string[] {
  return error.issues.map((issue) => {
    const title = fieldTitle(schema, issue.path)
    return title ? `${title}：${issue.message}` : issue.message
  })
}

/** The nearest `meta({ title })` on the way to a field; the bare key where nobody named it; nothing for the root. */
export function fieldTitle(schema: z.ZodType, path: readonly PropertyKey[]): string {
  let current: z.ZodType | undefined = schema
  let title = ''
  for (const step of path) {
    current = current && childOf(current, step)
    const named = current && titleOf(current)
    if (named) title = named
    else if (typeof step === 'number') title = `${title}第 ${step + 1} 项`
    else if (!title) title = String(step)
  }
  return title
}

function titleOf(schema: z.ZodType): string | undefined {
  const own = z.globalRegistry.get(schema)?.title
  if (own) return own
  const inner = innerOf(schema)
  return inner && titleOf(inner)
}

function innerOf(schema: z.ZodType): z.ZodType | undefined {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  )
    return schema.def.innerType as z.ZodType
  return schema instanceof z.ZodPipe ? (schema.def.in as z.ZodType) : undefined
}

function childOf(schema: z.ZodType, step: PropertyKey): z.ZodType | undefined {
  const inner = innerOf(schema)
  if (inner) return childOf(inner, step)
  if (schema instanceof z.ZodObject) return schema.def.shape[String(step)] as z.ZodType | undefined
  if (schema instanceof z.ZodArray) return schema.def.element as z.ZodType
  if (schema instanceof z.ZodRecord) return schema.def.valueType as z.ZodType
  if (schema instanceof z.ZodUnion) {
    for (const option of schema.def.options) {
      const found = childOf(option as z.ZodType, step)
      if (found) return found
    }
  }
  return undefined
}

const typeWords: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  date: '日期',
  array: '列表',
  object: '一组内容',
  record: '一组内容',
}

function typeWord(expected: string): string {
  return typeWords[expected] ?? '其他类型的内容'
}

function optionsText(values: readonly unknown[]): string {
  const shown = values.slice(0, 12).map(String).join('、')
  return `只能是以下之一：${shown}${values.length > 12 ? ' 等' : ''}`
}

function tooSmall(origin: string, minimum: number, inclusive: boolean): string {
  switch (origin) {
    case 'string':
      return minimum <= 1 ? '不能为空' : `至少 ${minimum} 个字`
    case 'array':
    case 'set':
      return minimum <= 1 ? '至少要有一项' : `至少要有 ${minimum} 项`
    case 'date':
      return '日期太早'
    default:
      return inclusive ? `不能小于 ${minimum}` : `应大于 ${minimum}`
  }
}

function tooBig(origin: string, maximum: number, inclusive: boolean): string {
  switch (origin) {
    case 'string':
      return `不能超过 ${maximum} 个字`
    case 'array':
    case 'set':
      return `不能超过 ${maximum} 项`
    case 'date':
      return '日期太晚'
    default:
      return inclusive ? `不能大于 ${maximum}` : `应小于 ${maximum}`
  }
}

const formatTexts: Readonly<Record<string, string>> = {
  date: '应为日期，如 2026-11-23',
  datetime: '应为日期和时间，如 2026-11-23T01:31:00Z',
  time: '应为时间，如 09:31',
  email: '应为电子邮箱地址',
  url: '应为网址',
  uuid: '编号格式不对',
}

function formatText(format: string): string {
  return formatTexts[format] ?? '格式不对'
}
