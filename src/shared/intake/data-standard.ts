import { z } from 'zod'
import { enforcementRecordInput } from './enforcement-record-input'
import { workOrderInput } from './work-order-input'

/** Raised by whoever changes a field or a code: the second part for what is added, the first for what breaks a sender. */
export const DATA_STANDARD_VERSION = '1.0'

/** One kind of message that other systems send, as `docs/data-standard.md` tells it. */
export interface StandardMessage {
  readonly name: 'work-order' | 'enforcement-record'
  readonly title: string
  readonly route: string
  /** The member of the body that lists them. */
  readonly list: string
  readonly schema: z.ZodObject
  /** Which dictionary the value of a field is from; either its code or its label may be sent. */
  readonly tables: Readonly<Record<string, string>>
  /** What a message means whose subject was sent before, in the words of the source. */
  readonly again?: string
  /** Complete and valid. */
  readonly example: Readonly<Record<string, unknown>>
}

export const dataStandard: readonly StandardMessage[] = [
  {
    name: 'work-order',
    title: '热线工单',
    route: 'POST /intake/v1/work-orders',
    list: 'orders',
    again:
      '同一来源再次报送同一编号的工单为更新：报送的内容替换此前报送的；没有报送（没有该栏目或者为空）的保持不变。本系统登记的回访结果、派单争议的裁定、更晚的答复不因再次报送而改变。',
    schema: workOrderInput,
    tables: {
      channel: 'channel',
      appealType: 'appealType',
      'reporter.ownership': 'ownership',
      region: 'region',
      satisfaction: 'satisfaction',
      resolved: 'resolved',
      verified: 'verified',
    },
    example: {
      orderNo: 'GD202611250001',
      channel: 'phone12345',
      appealType: '投诉',
      category: '城乡建设／城市管理／车辆扣押',
      title: '三轮车被拖走，没有扣押清单',
      content: '城管执法人员把三轮车拖走，没有给扣押清单，取车还要交六百元停车费。',
      reporter: { name: '示例', phone: '00000000000', confidential: false },
      region: '411702',
      place: '解放路',
      receivedAt: '2026-11-25 09:30',
      handlingOrgan: '驻马店市城市管理局',
      process: 'dispatched',
    },
  },
  {
    name: 'enforcement-record',
    title: '执法记录',
    route: 'POST /intake/v1/enforcement-records',
    list: 'records',
    schema: enforcementRecordInput,
    tables: { enforcementType: 'enforcementType', region: 'region' },
    example: {
      sourceNo: 'CG-2026-0117',
      enforcementType: 'coercion',
      organ: '驻马店市城市管理局',
      officers: [{ name: '示例', certNo: '示例0001' }],
      partyName: '示例商店',
      docNo: '驻城管扣〔2026〕17号',
      decidedAt: '2026-11-20',
      result: '扣押三轮车一辆',
      region: '411702',
    },
  },
]

export interface StandardField {
  readonly path: string
  readonly title: string
  readonly type: string
  readonly required: boolean
  /** Longest text, in letters. */
  readonly longest?: number
  readonly table?: string
  readonly choices?: readonly string[]
}

interface JsonSchema {
  readonly type?: string
  readonly title?: string
  readonly maxLength?: number
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
}

/** What a sender may write, as JSON Schema. */
export function schemaOf({ schema }: StandardMessage): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input' }) as JsonSchema
}

/** The fields of a message in their order, those of members after their member. */
export function fieldsOf(message: StandardMessage): StandardField[] {
  return fieldsIn(schemaOf(message), '', message.tables)
}

function fieldsIn(
  { properties = {}, required = [] }: JsonSchema,
  before: string,
  tables: StandardMessage['tables'],
): StandardField[] {
  return Object.entries(properties).flatMap(([key, field]) => {
    const path = before + key
    const inner = field.type === 'array' ? field.items : field
    const within = field.type === 'array' ? `${path}[].` : `${path}.`
    return [
      {
        path,
        title: field.title ?? '',
        type: field.type ?? '',
        required: required.includes(key),
        ...(field.maxLength === undefined ? {} : { longest: field.maxLength }),
        ...(tables[path] === undefined ? {} : { table: tables[path] }),
        ...(field.enum === undefined ? {} : { choices: field.enum }),
      },
      ...fieldsIn(inner?.properties ? inner : {}, within, tables),
    ]
  })
}
