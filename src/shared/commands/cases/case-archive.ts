import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { dossierGap } from '../../dossier/dossier'
import { firstRefusal, refuse } from '../engine/command'
import { needStage, onCase } from '../guards'
import { defineCaseCommand } from './define-case-command'

const archiveInput = z.object({
  caseId: entityId,
  /** The documents of the case, so that their state is judged where the command counts. */
  documentIds: z.array(entityId).max(200),
  retention: z.enum(['permanent', 'years30', 'years10']).meta({ title: '保管期限' }),
  archiveNo: z.string().trim().min(1, '请填写档号').max(60).meta({ title: '档号' }),
  pages: z.object({ main: z.number().int().positive(), sub: z.number().int().nonnegative() }),
  note: z.string().trim().max(1000).default('').meta({ title: '备考' }),
})

/** 归档: a complete file gets its number, retention and page count; a reopened case adds a volume (补充卷). */
export const caseArchive = defineCaseCommand<z.infer<typeof archiveInput>>({
  type: 'case.archive',
  input: archiveInput,
  also: (i) => i.documentIds.map((id) => ({ type: 'officialDocument', id })),
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer', 'clerk', 'archivist'],
      (found) => needStage(found, 'closed'),
      (found) => dossierGap(found, []),
    ),
  check: (found, i, _ctx, tx) => {
    const documents = i.documentIds.flatMap((id) => tx.get('officialDocument', id) ?? [])
    return firstRefusal(
      () => (documents.every(({ caseId }) => caseId === i.caseId) ? undefined : refuse('cases.documentsChanged')),
      () => dossierGap(found, documents),
    )
  },
  apply({ set, tx, case: found }, i, ctx) {
    const { caseId, documentIds: _documentIds, ...volume } = i
    tx.append({ type: 'supervisionCase', id: caseId }, 'archives', {
      ...volume,
      volume: (found.archives?.length ?? 0) + 1,
      at: ctx.now.toISOString(),
      by: ctx.actor.userId,
    })
    set('stage', 'archived')
    return { note: i.archiveNo }
  },
})

const borrowInput = z.object({
  caseId: entityId,
  loanId: entityId,
  borrower: z.string().trim().min(1, '请填写借阅人').max(100).meta({ title: '借阅人' }),
  unit: z.string().trim().max(100).default('').meta({ title: '单位' }),
  purpose: z.string().trim().min(1, '请填写借阅用途').max(500).meta({ title: '用途' }),
  dueOn: civilDate.meta({ title: '归还期限' }),
})

/** 借阅: who has the file, what for, until when. */
export const caseBorrow = defineCaseCommand<z.infer<typeof borrowInput>>({
  type: 'case.borrow',
  input: borrowInput,
  offered: (tx, caseId, ctx) =>
    onCase(tx, caseId, ctx, ['officer', 'clerk', 'archivist'], (found) => needStage(found, 'archived')),
  check: (found, i, ctx) => {
    if (Object.values(found.loans ?? {}).some(({ returnedAt }) => !returnedAt)) return refuse('cases.fileLent')
    return i.dueOn < civilDateOf(ctx.now) ? refuse('cases.dateNotAhead', { what: '归还期限' }) : undefined
  },
  apply({ set }, i, ctx) {
    const { caseId: _caseId, loanId: id, ...loan } = i
    set(`loans.${id}`, { id, ...loan, at: ctx.now.toISOString(), by: ctx.actor.userId })
    return { note: `${i.borrower}：${i.purpose}` }
  },
})

const returnInput = z.object({ caseId: entityId, loanId: entityId })

export const caseReturnLoan = defineCaseCommand<z.infer<typeof returnInput>>({
  type: 'case.returnLoan',
  input: returnInput,
  offered: (tx, caseId, ctx) => onCase(tx, caseId, ctx, ['officer', 'clerk', 'archivist']),
  check: (found, i) => {
    const loan = found.loans?.[i.loanId]
    return loan && !loan.returnedAt ? undefined : refuse('general.notFound', { what: '借阅记录' })
  },
  apply({ set, case: found }, i, ctx) {
    set(`loans.${i.loanId}.returnedAt`, ctx.now.toISOString())
    return { note: found.loans?.[i.loanId]?.borrower ?? '' }
  },
})
