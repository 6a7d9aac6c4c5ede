import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, code, entityId } from '../../domain/common'
import { limitRule } from '../../domain/limit'
import { documentRule, prerequisite } from '../../domain/reference'
import { defineCommand, firstRefusal, refuse } from '../engine/command'
import { needRole } from '../guards'

const input = z.object({
  ruleId: entityId,
  kind: code.meta({ title: '文书种类' }),
  issuer: documentRule.shape.issuer.meta({ title: '制发机关' }),
  needsGovernmentApproval: z.boolean().default(false).meta({ title: '须经政府批准' }),
  prerequisites: z.array(prerequisite).max(20).default([]).meta({ title: '送审、签发的前提' }),
  basisIds: z.array(entityId).max(20).default([]).meta({ title: '监督职权依据' }),
  limit: limitRule.optional().meta({ title: '回复或整改期限' }),
  colophonOnEvenPage: z.boolean().optional().meta({ title: '版记置于双数页' }),
  numberFormat: z.string().trim().max(60).default('').meta({ title: '文号格式' }),
  objectionDays: z.int().min(1).max(365).optional().meta({ title: '提出异议的期限（日）' }),
  objectionTo: z.string().trim().max(60).optional().meta({ title: '异议受理机关' }),
  validFrom: civilDate.meta({ title: '生效日期' }),
})

/**
 * A rule of a kind of document: who issues it, what comes before, how it is numbered. A rule in force is never rewritten,
 * because documents rest on it: a change is a new rule with a later day.
 */
export const documentRuleSave = defineCommand<z.infer<typeof input>>({
  type: 'documentRule.save',
  version: 1,
  input,
  entities: (i) => [{ type: 'documentRule', id: i.ruleId }],
  subject: (i) => ({ type: 'documentRule', id: i.ruleId }),
  offered: (_tx, _ruleId, ctx) => needRole(ctx, 'admin'),
  check: (tx, i, ctx) => {
    const today = civilDateOf(ctx.now)
    const before = tx.get('documentRule', i.ruleId)
    return firstRefusal(
      () => (before && before.validFrom <= today ? refuse('cases.ruleInForce') : undefined),
      () => (before && before.kind !== i.kind ? refuse('cases.ruleKindFixed') : undefined),
      () => (i.validFrom < today ? refuse('cases.rulePast') : undefined),
      () =>
        i.issuer === 'bureau' && !numbers(i.numberFormat)
          ? refuse('cases.numberFormatWrong', { example: NUMBER_FORMAT_EXAMPLE })
          : undefined,
      () => {
        const unknown = i.basisIds.find((id) => !ctx.ref.basis(id))
        return unknown ? refuse('general.notFound', { what: '所选的法律依据' }) : undefined
      },
    )
  },
  apply(tx, i) {
    const { ruleId, ...rule } = i
    if (!tx.get('documentRule', ruleId)) {
      tx.create('documentRule', { id: ruleId, ...rule })
      return
    }
    const ref = { type: 'documentRule', id: ruleId } as const
    for (const [path, value] of Object.entries({ ...emptyParts, ...rule })) tx.set(ref, path, value)
  },
})

/** Parts that a save may leave out, and thereby empties. */
const emptyParts = { limit: undefined, objectionDays: undefined, objectionTo: undefined, colophonOnEvenPage: undefined }

/** Minutes are counted by issue. */
const ISSUE_NUMBER_FORMAT = '第{no}期'
export const NUMBER_FORMAT_EXAMPLE = '{org}执监意〔{year}〕{no}号'

/** Without year and number two documents would get the same 发文字号; the brackets are those of the standard. */
function numbers(format: string): boolean {
  return format === ISSUE_NUMBER_FORMAT || (format.includes('〔{year}〕') && format.includes('{no}号'))
}
