import { v5 as uuidv5 } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import type { EnforcementRecord } from '#shared/domain/enforcement-record'
import { enforcementRecordInput } from '#shared/intake/enforcement-record-input'
import { dateRefusalTexts, readDate } from '#shared/intake/read-date'
import type { FieldRejection } from '#shared/intake/work-order-input'
import { chineseMessage, fieldTitle } from '#shared/messages/zod-chinese'
import type { IntakeWorld } from './intake-world'

/** Without the stamps, which the store adds. */
export type PreparedRecord = Omit<EnforcementRecord, 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>

/** One record of one source has one id, however often it is sent. */
const RECORDS = 'c0f3a1de-6a3c-5b0e-9a53-3b1f0c6f7e21'

/** Reads one record of a batch: names into organs, words into codes, the date into a civil date. */
export function resolveRecord(
  member: Readonly<Record<string, unknown>>,
  source: string,
  world: IntakeWorld,
): { readonly record: PreparedRecord } | { readonly rejections: FieldRejection[] } {
  const parsed = enforcementRecordInput.safeParse(member, { error: chineseMessage })
  if (!parsed.success) {
    return {
      rejections: parsed.error.issues.map((issue) => ({
        field: fieldTitle(enforcementRecordInput, issue.path) || issue.path.map(String).join('.'),
        reason: issue.message,
      })),
    }
  }
  const { organ: said, region, decidedAt, enforcementType, ...rest } = parsed.data
  const reading = decidedAt ? readDate(decidedAt) : undefined
  const type = world.codeOf('enforcementType', enforcementType)
  const rejections: FieldRejection[] = []
  if (reading && 'refused' in reading) rejections.push({ field: '作出日期', reason: dateRefusalTexts[reading.refused] })
  if (!type) rejections.push({ field: '执法类型', reason: `字典中没有“${enforcementType}”` })
  if (!type || rejections.length > 0) return { rejections }
  const named = region ? world.regionIn(region) : undefined
  const organ = world.organs.find(said, named)
  return {
    record: {
      ...rest,
      id: uuidv5(`${source}\n${rest.sourceNo}`, RECORDS),
      source,
      enforcementType: type,
      organId: organ?.id,
      organName: organ?.name ?? said,
      decidedAt: reading && 'instant' in reading ? civilDateOf(reading.instant) : undefined,
      region: named ?? organ?.region ?? world.cityRegion,
    },
  }
}
