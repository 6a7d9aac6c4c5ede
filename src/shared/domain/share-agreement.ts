import { z } from 'zod'
import { intakeFields } from '../intake/intake-fields'
import { civilDate, code, entityId, instant, shortText, stamps } from './common'
import { maskableFields, pushFields, shareStages } from './share-fields'
import { shareFormat, shareMode, shareWay } from './share-push'

/** What a department's system may send about its acts; `enforcement-record-input.ts` says what each is. */
export const recordFields = [
  'sourceNo',
  'enforcementType',
  'organ',
  'officers',
  'partyName',
  'creditCode',
  'docNo',
  'decidedAt',
  'amount',
  'basis',
  'result',
  'region',
] as const

/** Without these nothing can be told apart, dated or understood; every agreement admits them. */
export const neededOrderFields = ['orderNo', 'receivedAt', 'content'] as const
export const neededRecordFields = ['sourceNo', 'enforcementType', 'organ'] as const

const sharePlan = z.object({ stage: z.enum(shareStages), mode: shareMode })

const outgoingContent = z.object({
  way: shareWay.meta({ title: '推送方式' }),
  /** What a file is written as; the interface always speaks JSON, a person takes a workbook. */
  format: shareFormat.default('json').meta({ title: '文件格式' }),
  /** For a department: matters about itself only. */
  organId: entityId.optional().meta({ title: '仅限该机关的事项' }),
  plans: z.array(sharePlan).min(1, '请至少选择一个推送环节').max(20).meta({ title: '推送环节和方式' }),
  fields: z.array(z.enum(pushFields)).min(1).max(60).meta({ title: '推送栏目' }),
  masked: z.array(z.enum(maskableFields)).max(20).meta({ title: '脱敏栏目' }),
})

export const agreementContent = z.object({
  /** The intake source it is about, by its name. */
  source: shortText.meta({ title: '来源' }),
  partner: shortText.meta({ title: '提供单位' }),
  /** The paper it stands in. */
  docNo: z.string().trim().max(100).default('').meta({ title: '协议文号' }),
  validFrom: civilDate.meta({ title: '生效日期' }),
  validUntil: civilDate.optional().meta({ title: '有效期至' }),
  orderFields: z.array(z.enum(intakeFields)).max(60).meta({ title: '工单栏目' }),
  recordFields: z.array(z.enum(recordFields)).max(60).meta({ title: '执法记录栏目' }),
  /** Headings beyond the standard that are kept as they came (`raw`). */
  extra: z.array(shortText).max(60).meta({ title: '标准以外的栏目' }),
  /** 推送: what goes out to it; absent where nothing does. */
  outgoing: outgoingContent.optional().meta({ title: '向对方推送' }),
})

/** 数据共享协议: which fields of a source are taken in. Whatever it does not name is left out before anything is stored. */
export const shareAgreement = agreementContent.extend({
  id: entityId,
  region: code,
  outgoing: outgoingContent
    // Whatever happened before a stage was agreed is not told.
    .extend({ plans: z.array(sharePlan.extend({ since: instant })) })
    .optional(),
  ended: z.object({ at: instant, by: entityId, reason: z.string() }).optional(),
  ...stamps,
})
export type ShareAgreement = z.infer<typeof shareAgreement>
export type OutgoingShare = NonNullable<ShareAgreement['outgoing']>

export type AgreementState = 'coming' | 'inForce' | 'over' | 'ended'

export const agreementStateLabels: Readonly<Record<AgreementState, string>> = {
  coming: '未生效',
  inForce: '生效中',
  over: '已到期',
  ended: '已终止',
}

/** @param today a civil date of Shanghai */
export function agreementState(agreement: ShareAgreement, today: string): AgreementState {
  if (agreement.ended) return 'ended'
  if (today < agreement.validFrom) return 'coming'
  return agreement.validUntil !== undefined && today > agreement.validUntil ? 'over' : 'inForce'
}

/**
 * What applies to a source today: the agreement in force, the latest where two overlap; `none` where nobody has ever
 * agreed anything, `over` where it was and no longer is.
 */
export function agreementFor(
  agreements: readonly ShareAgreement[],
  source: string,
  today: string,
): ShareAgreement | 'none' | 'over' {
  // One that only sends out says nothing about what comes in.
  const takesIn = ({ orderFields, recordFields }: ShareAgreement) => orderFields.length + recordFields.length > 0
  const own = agreements.filter((one) => one.source === source && takesIn(one))
  const inForce = own.filter((one) => agreementState(one, today) === 'inForce')
  const latest = inForce.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
  return latest ?? (own.length === 0 ? 'none' : 'over')
}
