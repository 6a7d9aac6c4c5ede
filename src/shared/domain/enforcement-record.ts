import { z } from 'zod'
import { civilDate, code, entityId, stamps } from './common'

/** 执法记录: a penalty, inspection, licence … as a department's system reports it. */
export const enforcementRecord = z.object({
  id: entityId,
  source: z.string(),
  sourceNo: z.string(),
  enforcementType: code,
  organId: entityId.optional(),
  organName: z.string().default(''),
  officers: z.array(z.object({ name: z.string(), certNo: z.string().default('') })).default([]),
  partyName: z.string().default(''),
  creditCode: z.string().default(''),
  docNo: z.string().default(''),
  decidedAt: civilDate.optional(),
  amount: z.number().nonnegative().optional(),
  basis: z.string().default(''),
  result: z.string().default(''),
  region: code,
  raw: z.record(z.string(), z.string()).default({}),
  ...stamps,
})
export type EnforcementRecord = z.infer<typeof enforcementRecord>

/** 驻城管罚决〔2026〕 12 号 and 驻城管罚决(2026)12号 are one number. */
export function plainDocNo(docNo: string): string {
  return docNo.replace(/[\s〔〕[\]()（）【】第号]/g, '').toLowerCase()
}
