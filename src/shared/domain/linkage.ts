import { z } from 'zod'
import { civilDate, entityId, instant } from './common'

/** 联动 (plan 三(五)2): an order that another line deals with, and how it came back. */
export const linkage = z.object({
  id: entityId,
  with: z.enum(['110', '119', '120', '12348']),
  /** From us to the other line, or from there to us. */
  direction: z.enum(['out', 'in']),
  /** The other line's number of it. */
  refNo: z.string(),
  reason: z.string(),
  at: instant,
  by: entityId,
  /** What came of it, once it is back. */
  result: z.string().optional(),
  backOn: civilDate.optional(),
  backBy: entityId.optional(),
})
export type Linkage = z.infer<typeof linkage>

export const linkageWithLabels: Readonly<Record<Linkage['with'], string>> = {
  '110': '110 报警服务台',
  '119': '119 消防救援',
  '120': '120 急救',
  '12348': '12348 法律服务',
}

export const linkageDirectionLabels: Readonly<Record<Linkage['direction'], string>> = { out: '移交', in: '转来' }

/** Handed over and not yet back. */
export function openLinkage(linkages: readonly Linkage[] | undefined): Linkage | undefined {
  return linkages?.find(({ result, direction }) => direction === 'out' && result === undefined)
}
