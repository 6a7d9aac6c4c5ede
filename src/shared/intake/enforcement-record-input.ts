import { z } from 'zod'
import { inputLimits, maxBatchOrders } from './work-order-input'

const line = (max: number) => z.string().trim().max(max)

/** One record as a department's system reports it: `POST /intake/v1/enforcement-records`. */
export const enforcementRecordInput = z.object({
  sourceNo: line(inputLimits.orderNo).min(1).meta({ title: '记录编号' }),
  /** A code or the Chinese label of dictionary `enforcementType`. */
  enforcementType: line(inputLimits.coded).min(1).meta({ title: '执法类型' }),
  /** Code, id or name of the department. */
  organ: line(200).min(1).meta({ title: '执法机关' }),
  officers: z
    .array(
      z.object({
        name: line(inputLimits.name).min(1).meta({ title: '姓名' }),
        certNo: line(60).default('').meta({ title: '执法证号' }),
      }),
    )
    .max(20)
    .default([])
    .meta({ title: '执法人员' }),
  partyName: line(200).default('').meta({ title: '当事人' }),
  creditCode: line(40).default('').meta({ title: '统一社会信用代码' }),
  docNo: line(100).default('').meta({ title: '文书号' }),
  decidedAt: line(inputLimits.date).optional().meta({ title: '作出日期' }),
  amount: z.number().nonnegative().max(1e12).optional().meta({ title: '金额' }),
  basis: line(2000).default('').meta({ title: '依据' }),
  result: line(2000).default('').meta({ title: '内容' }),
  region: line(60).optional().meta({ title: '所属区域' }),
  raw: z
    .record(z.string().max(inputLimits.rawKey), z.string().max(inputLimits.rawValue))
    .default({})
    .meta({ title: '其他栏目' }),
})
export type EnforcementRecordInput = z.infer<typeof enforcementRecordInput>

/** The envelope only: each record is judged by itself. */
export const recordBatch = z.object({
  records: z.array(z.record(z.string(), z.unknown())).min(1).max(maxBatchOrders).meta({ title: '执法记录' }),
})
