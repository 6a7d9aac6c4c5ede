import { z } from 'zod'
import type { CaseFacts } from '../../documents/kinds/facts'
import { documentKindOf } from '../../documents/kinds/registry'
import { TRANSFER_LETTER } from '../../documents/kinds/transfer-letter'
import { type CivilDate, civilDateOf, civilYearOf } from '../../domain/civil-date'
import { entityId } from '../../domain/common'
import type { ReferenceData } from '../../domain/reference-data'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Transfer } from '../../domain/transfer'
import type { WorkOrder } from '../../domain/work-order'
import type { Refusal } from '../../messages/catalogue'
import { caseFacts } from '../documents/case-facts'
import { needDraftRule } from '../documents/document-draft'
import { blockingProblems, quotesDemoBasis } from '../documents/legality-guard'
import { type CommandContext, defineCommand, firstRefusal, type ReadTx, refuse } from '../engine/command'
import { needRole } from '../guards'
import { formatNumber, transferSeries } from '../numbers'
import { needApprover, needTransfer, note, noteApproval, onlyTransfer } from './of-transfer'

/*
 * 移送函 is no OfficialDocument: those belong to a case, stand in its record, in registers and in the ledger of numbers.
 * It is a part of its transfer and has no other row anywhere (domain.md §6).
 */

const contentInput = z.object({ transferId: entityId, content: z.record(z.string().max(64), z.unknown()) })
type ContentInput = z.infer<typeof contentInput>

interface LetterFactsSource {
  readonly case: SupervisionCase
  readonly orders: readonly WorkOrder[]
  readonly transfer: Transfer
  readonly ref: ReferenceData
  readonly today: CivilDate
}

/** What the letter is drafted from and checked against. */
export function letterFacts(source: LetterFactsSource): CaseFacts {
  return caseFacts({ ...source, documents: [], kind: TRANSFER_LETTER })
}

/** The officers of a transfer write its letter, already while its approval is waited for. */
function needWriter(tx: ReadTx, id: string, ctx: CommandContext): Refusal | undefined {
  return needTransfer(tx, id, ctx, 'proposed', 'approved') ?? needRole(ctx, 'officer')
}

function needLetterOpen(tx: ReadTx, id: string): Refusal | undefined {
  const letter = tx.get('transfer', id)?.letter
  if (!letter) return refuse('general.notFound', { what: '移送函' })
  return letter.issuedOn ? refuse('cases.transferLetterIssued') : undefined
}

/** Puts the letter drafted from the transfer into it; from then on it is edited field by field. */
export const transferDraftLetter = defineCommand<ContentInput>({
  type: 'transfer.draftLetter',
  version: 1,
  input: contentInput,
  ...onlyTransfer,
  offered: (tx, id, ctx) =>
    firstRefusal(
      () => needWriter(tx, id, ctx),
      () => (tx.get('transfer', id)?.letter ? refuse('cases.partExists') : undefined),
      () => needDraftRule(TRANSFER_LETTER, ctx.ref, civilDateOf(ctx.now)),
    ),
  apply(tx, i, ctx) {
    tx.set({ type: 'transfer', id: i.transferId }, 'letter', { content: i.content, demo: false })
    note(tx, i.transferId, '拟制移送函', ctx)
  },
})

/** Changes the draft field by field; null empties one. */
export const transferEditLetter = defineCommand<ContentInput>({
  type: 'transfer.editLetter',
  version: 1,
  input: contentInput,
  ...onlyTransfer,
  offered: (tx, id, ctx) =>
    firstRefusal(
      () => needWriter(tx, id, ctx),
      () => needLetterOpen(tx, id),
    ),
  check: (_tx, i) =>
    Object.keys(i.content).some((key) => key.includes('.')) ? refuse('cases.documentFieldUnknown') : undefined,
  apply(tx, i) {
    const ref = { type: 'transfer', id: i.transferId } as const
    for (const [key, value] of Object.entries(i.content)) tx.set(ref, `letter.content.${key}`, value ?? undefined)
  },
})

const issueInput = z.object({ transferId: entityId, caseId: entityId })

/** The approver signs the letter; its number comes from a series of its own, which no ledger of documents shows. */
export const transferIssueLetter = defineCommand<z.infer<typeof issueInput>>({
  type: 'transfer.issueLetter',
  version: 1,
  input: issueInput,
  entities: (i) => [
    { type: 'transfer', id: i.transferId },
    { type: 'supervisionCase', id: i.caseId },
  ],
  subject: (i) => ({ type: 'transfer', id: i.transferId }),
  offered: (tx, id, ctx) =>
    firstRefusal(
      () => needTransfer(tx, id, ctx, 'approved'),
      () => needLetterOpen(tx, id),
      () => needApprover(tx, id, ctx, { others: 'cases.transferLetterOwn', what: '签发移送函' }),
    ),
  check: (tx, i, ctx) => {
    const [transfer, found] = [tx.get('transfer', i.transferId), tx.get('supervisionCase', i.caseId)]
    if (!found || transfer?.caseId !== i.caseId) return refuse('general.notFound', { what: '移送的案件' })
    return needDraftRule(TRANSFER_LETTER, ctx.ref, civilDateOf(ctx.now)) ?? letterProblem(transfer, found, ctx)
  },
  series: (_tx, _i, ctx) => transferSeries(ctx.actor.organId, civilYearOf(ctx.now)),
  apply(tx, i, ctx) {
    const ref = { type: 'transfer', id: i.transferId } as const
    const on = civilDateOf(ctx.now)
    const no = tx.nextNumber()
    const format = ctx.ref.rule(TRANSFER_LETTER, on)?.numberFormat
    const organ = ctx.ref.organ(ctx.actor.organId)?.shortName ?? ''
    if (no !== undefined && format) tx.set(ref, 'letter.number', formatNumber(format, organ, civilYearOf(ctx.now), no))
    tx.set(ref, 'letter.issuedOn', on)
    tx.set(ref, 'letter.signerId', ctx.actor.userId)
    tx.set(ref, 'letter.demo', quotesDemoBasis(tx.get('transfer', i.transferId)?.letter?.content ?? {}, ctx))
    noteApproval(tx, i.transferId, '签发移送函', ctx)
  },
})

/** What of the legality check stops the signature. */
function letterProblem(transfer: Transfer, found: SupervisionCase, ctx: CommandContext): Refusal | undefined {
  const kind = documentKindOf(TRANSFER_LETTER)
  const { letter } = transfer
  if (!kind || !letter) return undefined
  const facts = letterFacts({ case: found, orders: [], transfer, ref: ctx.ref, today: civilDateOf(ctx.now) })
  return blockingProblems(kind.check(letter.content, { step: 'issue', facts }))
}
