import { z } from 'zod'
import { civilTimeOf } from '../../domain/civil-date'
import { entityId, instant, sha256HexShape } from '../../domain/common'
import {
  type Inspection,
  orderedStatements,
  saysSomething,
  signedDigest,
  signerRole,
  signerRoleLabels,
  standingSignatures,
} from '../../domain/inspection'
import type { Refusal } from '../../messages/catalogue'
import { firstRefusal, refuse } from '../engine/command'
import { defineInspectionCommand, needPast } from './define-inspection-command'
import { registerRecord } from './inspection-register'

const names = { inspectionId: entityId, caseId: entityId }

const signInput = z.object({
  ...names,
  signatureId: entityId,
  role: signerRole.meta({ title: '签名人身份' }),
  person: z.string().trim().min(1, '请填写签名人姓名').max(60).meta({ title: '签名人' }),
  at: instant,
  image: z.object({ attachmentId: entityId, sha256: sha256HexShape }).optional(),
  onPaper: z.boolean().default(false).meta({ title: '在打印件上签名' }),
  refusal: z
    .object({
      reason: z.string().trim().min(1, '请写明拒绝签名的理由').max(500).meta({ title: '拒绝签名的理由' }),
      witness: z.string().trim().max(60).default('').meta({ title: '见证人' }),
    })
    .optional(),
  /** What stood on the screen when it was signed. */
  digest: sha256HexShape,
})

/**
 * Somebody signs, or refuses and says why. A signature is never turned away because the record was changed elsewhere
 * meanwhile: it keeps what it stood under, and `finish` asks.
 */
export const inspectionSign = defineInspectionCommand<z.infer<typeof signInput>>({
  type: 'inspection.sign',
  input: signInput,
  statuses: ['running'],
  by: 'inspector',
  check: (found, i, ctx) =>
    firstRefusal(
      () => (saysSomething(found) ? undefined : refuse('inspections.nothingToSign')),
      () => {
        const ways = [i.image !== undefined, i.onPaper, i.refusal !== undefined].filter(Boolean).length
        if (ways === 0) return refuse('inspections.signatureEmpty')
        return ways > 1 ? refuse('inspections.signatureOneWay') : undefined
      },
      () => needPast('签名时间', i.at, ctx),
    ),
  apply({ set }, { inspectionId: _id, caseId: _caseId, signatureId: id, ...rest }) {
    set(`signatures.${id}`, { id, ...rest })
    return rest.refusal ? `${signerRoleLabels[rest.role]}${rest.person}拒绝签名：${rest.refusal.reason}` : undefined
  },
})

const withdrawInput = z.object({
  ...names,
  signatureId: entityId,
  at: instant,
  reason: z.string().trim().min(1, '请写明作废的理由').max(200).meta({ title: '作废理由' }),
})

/** A signature under a record that was changed after it: it stays, and no longer counts. */
export const inspectionWithdrawSignature = defineInspectionCommand<z.infer<typeof withdrawInput>>({
  type: 'inspection.withdrawSignature',
  input: withdrawInput,
  statuses: ['running'],
  by: 'inspector',
  check: (found, i) => {
    const signature = found.signatures[i.signatureId]
    return signature && !signature.withdrawn ? undefined : refuse('inspections.signatureGone')
  },
  apply({ set }, i) {
    set(`signatures.${i.signatureId}.withdrawn`, { reason: i.reason, at: i.at })
    return undefined
  },
})

const finishInput = z.object({
  ...names,
  endedAt: instant.meta({ title: '结束时间' }),
  /** The pictures of the signatures, which the record in the register prints. */
  signatureIds: z.array(entityId).max(60).default([]),
})

/** Everybody has signed what the record now says, or has said why not. */
export const inspectionFinish = defineInspectionCommand<z.infer<typeof finishInput>>({
  type: 'inspection.finish',
  input: finishInput,
  statuses: ['running'],
  by: 'inspector',
  also: (i) => [
    { type: 'officialDocument', id: i.inspectionId },
    ...i.signatureIds.map((id) => ({ type: 'attachment' as const, id })),
  ],
  check: (found, i, ctx) =>
    firstRefusal(
      () => needPast('结束时间', i.endedAt, ctx),
      () => {
        const start = found.startedAt ?? ''
        if (!start || Date.parse(i.endedAt) >= Date.parse(start)) return undefined
        return refuse('inspections.endBeforeStart', { start: civilTimeOf(start), end: civilTimeOf(i.endedAt) })
      },
      () => (found.found.trim() === '' ? refuse('inspections.nothingFound') : undefined),
      () => needSignatures(found),
    ),
  apply({ set, inspection, tx }, i, ctx) {
    set('status', 'finished')
    set('endedAt', i.endedAt)
    const attachments = i.signatureIds.flatMap((id) => tx.get('attachment', id) ?? [])
    registerRecord({ ...inspection, endedAt: i.endedAt }, { attachments, tx, ctx })
    const from = inspection.startedAt ? civilTimeOf(inspection.startedAt) : ''
    return `${inspection.place}，${from}至${civilTimeOf(i.endedAt)}`
  },
})

function needSignatures(found: Inspection): Refusal | undefined {
  const missing = missingSigners(found)
  if (missing.length > 0) return refuse('inspections.signaturesMissing', { names: missing.join('、') })
  const stale = staleSignatures(found).map(({ person }) => person)
  return stale.length > 0 ? refuse('inspections.changedAfterSign', { names: stale.join('、') }) : undefined
}

/** Who still has to sign: each inspector, somebody of the organ inspected, and everybody who was asked. */
export function missingSigners(found: Inspection): string[] {
  const standing = standingSignatures(found)
  const has = (role: string, person?: string) =>
    standing.some((each) => each.role === role && (person === undefined || each.person === person))
  const inspectors = found.inspectors.filter(({ name }) => !has('inspector', name)).map(({ name }) => name)
  const asked = orderedStatements(found).filter(({ person }) => !has('asked', person) && !has('inspected', person))
  return [
    ...(has('inspected') ? [] : [signerRoleLabels.inspected]),
    ...new Set(asked.map(({ person }) => person)),
    ...inspectors,
  ]
}

/** Signatures under something else than what the record says now. */
export function staleSignatures(found: Inspection) {
  const now = signedDigest(found)
  return standingSignatures(found).filter(({ digest }) => digest !== now)
}

const correctInput = z.object({
  ...names,
  correctionId: entityId,
  at: instant,
  what: z.string().trim().min(1, '请写明更正哪一处').max(200).meta({ title: '更正之处' }),
  text: z.string().trim().min(1, '请写明正确的内容').max(2000).meta({ title: '更正为' }),
  reason: z.string().trim().min(1, '请写明更正的理由').max(500).meta({ title: '更正理由' }),
})

/** What was signed is never rewritten; what was wrong in it is said beside it. */
export const inspectionCorrect = defineInspectionCommand<z.infer<typeof correctInput>>({
  type: 'inspection.correct',
  input: correctInput,
  statuses: ['finished'],
  by: 'inspector',
  check: (_found, i, ctx) => needPast('更正时间', i.at, ctx),
  apply({ tx, ref }, i, ctx) {
    const { inspectionId: _id, caseId: _caseId, correctionId: id, ...rest } = i
    tx.append(ref, 'corrections', { id, ...rest, by: ctx.actor.userId })
    return `${i.what}：${i.text}`
  },
})
