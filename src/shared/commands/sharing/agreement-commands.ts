import { z } from 'zod'
import { entityId } from '../../domain/common'
import {
  agreementContent,
  neededOrderFields,
  neededRecordFields,
  type OutgoingShare,
} from '../../domain/share-agreement'
import { neededPushFields, reporterPushFields } from '../../domain/share-fields'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse } from '../engine/command'
import { needRole } from '../guards'

const ref = (id: string) => ({ type: 'shareAgreement', id }) as const

const saveInput = agreementContent.extend({
  agreementId: entityId,
  reason: z.string().trim().min(1, '请写明依据或者变更理由').max(500).meta({ title: '依据或理由' }),
})

/** 登记、变更数据共享协议: from the next batch on only what it names is taken in. */
export const agreementSave = defineCommand<z.infer<typeof saveInput>>({
  type: 'agreement.save',
  version: 1,
  input: saveInput,
  entities: (i) => [ref(i.agreementId)],
  subject: (i) => ref(i.agreementId),
  offered: (tx, id, ctx) =>
    firstRefusal(
      () => needRole(ctx, 'reviewer', 'issuer'),
      () => notEnded(tx, id),
    ),
  check(_tx, i, ctx) {
    if (i.validUntil !== undefined && i.validUntil < i.validFrom) return refuse('share.datesBackwards')
    const lacking = [
      ...(i.orderFields.length > 0 ? neededOrderFields.filter((name) => !i.orderFields.includes(name)) : []),
      ...(i.recordFields.length > 0 ? neededRecordFields.filter((name) => !i.recordFields.includes(name)) : []),
    ]
    if (lacking.length > 0) return refuse('share.fieldsNeeded')
    if (i.outgoing) return checkOutgoing(i.outgoing, ctx)
    return i.orderFields.length + i.recordFields.length === 0 ? refuse('share.nothingShared') : undefined
  },
  apply(tx, { agreementId: id, reason: _reason, ...input }, ctx) {
    const before = tx.get('shareAgreement', id)?.outgoing
    const content = { ...input, outgoing: input.outgoing && datedPlans(input.outgoing, before, ctx) }
    if (!tx.get('shareAgreement', id)) return tx.create('shareAgreement', { id, region: ctx.actor.region, ...content })
    for (const [name, value] of Object.entries({ validUntil: undefined, ...content })) tx.set(ref(id), name, value)
  },
})

type OutgoingInput = NonNullable<z.infer<typeof saveInput>['outgoing']>

function checkOutgoing({ fields, plans, organId }: OutgoingInput, ctx: CommandContext) {
  if (neededPushFields.some((name) => !fields.includes(name))) return refuse('share.pushFieldsNeeded')
  const told = new Set(plans.map(({ stage, mode }) => `${stage} ${mode}`))
  if (told.size < plans.length) return refuse('share.planTwice')
  const organ = organId === undefined ? undefined : ctx.ref.organ(organId)
  if (organId !== undefined && !organ) return refuse('general.notFound', { what: '机关' })
  const toDepartment = organ !== undefined && reporterPushFields.some((name) => fields.includes(name))
  return toDepartment ? refuse('share.reporterToDepartment') : undefined
}

/** A plan that stood before keeps its day; a new one begins now. */
function datedPlans(outgoing: OutgoingInput, before: OutgoingShare | undefined, ctx: CommandContext): OutgoingShare {
  const plans = outgoing.plans.map(({ stage, mode }) => ({
    stage,
    mode,
    since: before?.plans.find((one) => one.stage === stage && one.mode === mode)?.since ?? ctx.now.toISOString(),
  }))
  return { ...outgoing, plans }
}

function notEnded(tx: ReadTx, id: string) {
  return tx.get('shareAgreement', id)?.ended ? refuse('share.agreementEnded') : undefined
}

const endInput = z.object({
  agreementId: entityId,
  reason: z.string().trim().min(1, '请写明终止理由').max(500).meta({ title: '终止理由' }),
})

/** 终止: the source delivers nothing more until another agreement is in force. */
export const agreementEnd = defineCommand<z.infer<typeof endInput>>({
  type: 'agreement.end',
  version: 1,
  input: endInput,
  entities: (i) => [ref(i.agreementId)],
  subject: (i) => ref(i.agreementId),
  offered: (tx, id, ctx) =>
    firstRefusal(
      () => needRole(ctx, 'reviewer', 'issuer'),
      () => (tx.get('shareAgreement', id) ? undefined : refuse('general.notFound', { what: '共享协议' })),
      () => notEnded(tx, id),
    ),
  apply: (tx, i, ctx) =>
    tx.set(ref(i.agreementId), 'ended', { at: ctx.now.toISOString(), by: ctx.actor.userId, reason: i.reason }),
})
