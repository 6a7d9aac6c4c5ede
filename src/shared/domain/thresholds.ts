import { z } from 'zod'

const percent = z.number().int().min(0).max(100)
const few = z.number().int().min(1).max(100_000)

/** There is one set for the city, in scope `ref`: the administrator and the reviewer keep it. */
export const THRESHOLDS_ID = 'thresholds'

export const thresholdValues = z.object({
  /** Groups with fewer complaints say nothing. */
  minComplaints: few.meta({ title: '最少投诉件数' }),
  verifiedHigh: percent.meta({ title: '核实率偏高（%，不低于）' }),
  satisfactionLow: percent.meta({ title: '满意率偏低（%，不高于）' }),
  repeatHigh: percent.meta({ title: '重复率偏高（%，不低于）' }),
  overdueHigh: percent.meta({ title: '超期率偏高（%，不低于）' }),
  /** Over how many months proposals and warnings look back, the running month included. */
  months: z.number().int().min(1).max(24).meta({ title: '观察月数（含当月）' }),
  surgePercent: z.number().int().min(110).max(1000).meta({ title: '激增（当月件数达到季节基准的 %）' }),
  surgeMin: few.meta({ title: '激增的最少件数' }),
  disputed: few.meta({ title: '高频争议（观察期内重复反映件数）' }),
  // Younger than the others: who kept a set before has the defaults here.
  repeatOrgans: z.number().int().min(2).max(20).default(3).meta({ title: '重复检查（检查机关数，不少于）' }),
  repeatDays: z.number().int().min(7).max(366).default(30).meta({ title: '重复检查（天数以内）' }),
})
export type ThresholdValues = z.infer<typeof thresholdValues>

export const thresholds = thresholdValues.extend({ id: z.literal(THRESHOLDS_ID), reason: z.string().default('') })
export type Thresholds = z.infer<typeof thresholds>

/** In force until somebody sets others. */
export const defaultThresholds: ThresholdValues = {
  minComplaints: 10,
  verifiedHigh: 60,
  satisfactionLow: 50,
  repeatHigh: 15,
  overdueHigh: 10,
  months: 3,
  surgePercent: 200,
  surgeMin: 10,
  disputed: 5,
  repeatOrgans: 3,
  repeatDays: 30,
}
