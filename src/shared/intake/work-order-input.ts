import { z } from 'zod'

/** Longest texts taken in; longer ones are refused by name, never cut silently. */
export const inputLimits = {
  orderNo: 64,
  title: 500,
  content: 20_000,
  reply: 20_000,
  name: 100,
  phone: 60,
  line: 500,
  coded: 100,
  date: 40,
  rawEntries: 60,
  rawKey: 100,
  rawValue: 5_000,
} as const

/** Excel keeps 15 digits of a number and shows few of them; the rest of an order or identity number is lost in the file. */
export const digitsLost = '被 Excel 当作数字，末几位已丢失；请把该列设为“文本”格式后重新导出'
export const digitsLostFrom = 1e15
/** `2.02601E+13`: orders of one month would all become one. */
const spoiltNumber = /^\d(?:\.\d+)?E\+\d+$/i

const line = (max: number) => z.string().trim().max(max)
/** A dictionary's code or its Chinese label; what the dictionary does not know is kept in `raw`. */
const coded = line(inputLimits.coded).optional()
/** Any form `readDate` reads; without a zone it is Shanghai time. */
const date = line(inputLimits.date).optional()

/** What is not said of a reporter is not said to be false: a later export without the column takes no protection away. */
const reporterInput = z.object({
  name: line(inputLimits.name).default('').meta({ title: '诉求人姓名' }),
  phone: line(inputLimits.phone).default('').meta({ title: '联系电话' }),
  address: line(inputLimits.line).default('').meta({ title: '诉求人地址' }),
  isEnterprise: z.boolean().optional().meta({ title: '是否企业' }),
  ownership: coded.meta({ title: '企业类型' }),
  creditCode: line(inputLimits.coded).default('').meta({ title: '统一社会信用代码' }),
  confidential: z.boolean().optional().meta({ title: '是否保密' }),
  anonymous: z.boolean().optional().meta({ title: '是否匿名' }),
})

/**
 * One order as a source sends it: `POST /intake/v1/work-orders`, and what the import sends for each row of a sheet.
 * Members that are not listed here are not lost: they are kept in `raw`.
 */
export const workOrderInput = z
  .object({
    orderNo: line(inputLimits.orderNo)
      .min(1)
      .refine((text) => !spoiltNumber.test(text), digitsLost)
      .meta({ title: '工单编号' }),
    channel: coded.meta({ title: '诉求渠道' }),
    appealType: coded.meta({ title: '诉求类型' }),
    /** The path in the hotline's own taxonomy: 城乡建设／城市管理／违章建筑, or its last part. */
    category: line(inputLimits.line).default('').meta({ title: '诉求分类' }),
    title: line(inputLimits.title).default('').meta({ title: '标题' }),
    content: z.string().trim().max(inputLimits.content).default('').meta({ title: '诉求内容' }),
    reporter: reporterInput.prefault({}).meta({ title: '诉求人' }),
    region: coded.meta({ title: '所属区域' }),
    place: line(inputLimits.line).default('').meta({ title: '事发地点' }),
    occurredAt: date.meta({ title: '事发时间' }),
    receivedAt: line(inputLimits.date).min(1).meta({ title: '受理时间' }),
    dueAt: date.meta({ title: '办理期限' }),
    /** Code, id or name of the department that handles it. */
    handlingOrgan: line(200).optional().meta({ title: '承办单位' }),
    process: z
      .enum(['accepted', 'dispatched', 'handling', 'replied', 'closed', 'reopened', 'withdrawn'])
      .optional()
      .meta({ title: '办理状态' }),
    /** The hotline itself hands the order over as a lead (移交监督线索). */
    referred: z.boolean().default(false).meta({ title: '移交监督线索' }),
    reply: z.string().trim().max(inputLimits.reply).default('').meta({ title: '答复内容' }),
    repliedAt: date.meta({ title: '答复时间' }),
    satisfaction: coded.meta({ title: '满意度' }),
    resolved: coded.meta({ title: '解决情况' }),
    verified: coded.meta({ title: '核实结果' }),
    raw: z
      .record(z.string().max(inputLimits.rawKey), z.string().max(inputLimits.rawValue))
      .default({})
      .refine((raw) => Object.keys(raw).length <= inputLimits.rawEntries, `不能超过 ${inputLimits.rawEntries} 项`)
      .meta({ title: '其他栏目' }),
  })
  .refine((order) => order.title !== '' || order.content !== '', {
    path: ['content'],
    message: '标题和诉求内容都为空',
  })
export type WorkOrderInput = z.infer<typeof workOrderInput>
/** What a caller may write: fields with defaults may be left out. */
export type WorkOrderDraft = z.input<typeof workOrderInput>

export const maxBatchOrders = 1_000

/** The envelope only: each order is judged by itself, so that one bad row does not refuse the other 999. */
export const intakeBatch = z.object({
  orders: z.array(z.record(z.string(), z.unknown())).min(1).max(maxBatchOrders).meta({ title: '工单' }),
})

/** What is wrong with one field of one order, in the words of the person who has to put it right. */
const fieldRejection = z.object({ field: z.string(), reason: z.string() })
export type FieldRejection = z.infer<typeof fieldRejection>

export const intakeResult = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  /** `index` counts the orders of the batch from 0. An order with several bad fields has several entries. */
  rejected: z.array(fieldRejection.extend({ index: z.number().int() })),
  /** What the source sent beyond its agreement (数据共享协议): not stored. */
  left: z.array(z.string()).optional(),
})
export type IntakeResult = z.infer<typeof intakeResult>
