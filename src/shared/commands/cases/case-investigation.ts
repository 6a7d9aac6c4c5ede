import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { interviewKind, interviewKindLabels } from '../../domain/investigation'
import { isFiled, openStages } from '../../domain/stages'
import { type SupervisionCase, stageLabels } from '../../domain/supervision-case'
import { type CommandContext, firstRefusal, type ReadTx, refuse } from '../engine/command'
import { needHandler, needRunning, onCase } from '../guards'
import { defineCaseCommand } from './define-case-command'

/** Investigating goes on from filing until the case closes. */
export function investigating(tx: ReadTx, caseId: string, ctx: CommandContext) {
  return onCase(tx, caseId, ctx, ['officer'], needFiledOpen, needRunning, (found) => needHandler(ctx, found))
}

function needFiledOpen(found: SupervisionCase) {
  if (!openStages.has(found.stage) || !isFiled(found))
    return refuse('cases.wrongStage', { stage: stageLabels[found.stage], needed: '立案后、结案前' })
  return undefined
}

const notAhead = (day: string | undefined, what: string, ctx: CommandContext) =>
  day !== undefined && day > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what }) : undefined

const planInput = z.object({
  caseId: entityId,
  purpose: z.string().trim().min(1, '请写明调查目的').max(2000).meta({ title: '调查目的' }),
  steps: z
    .array(
      z.object({
        what: z.string().trim().min(1, '请写明调查事项').max(500),
        by: entityId.optional(),
        dueOn: civilDate.optional(),
      }),
    )
    .min(1, '请至少列一项调查事项')
    .max(50)
    .meta({ title: '调查事项' }),
})

/** 调查方案. */
export const caseSetPlan = defineCaseCommand<z.infer<typeof planInput>>({
  type: 'case.setPlan',
  input: planInput,
  offered: investigating,
  apply({ set }, i, ctx) {
    set('plan', { purpose: i.purpose, steps: i.steps, at: ctx.now.toISOString(), by: ctx.actor.userId })
    return { note: i.purpose }
  },
})

const requestInput = z.object({
  caseId: entityId,
  requestId: entityId,
  organId: entityId.meta({ title: '被调取机关' }),
  items: z.array(z.string().trim().min(1).max(200)).min(1, '请列出调取的材料').max(100).meta({ title: '调取的材料' }),
  requestedOn: civilDate.meta({ title: '通知日期' }),
  dueOn: civilDate.meta({ title: '提交期限' }),
})

/** 调取案卷通知: what an organ has to hand in, and until when. */
export const caseRequestFiles = defineCaseCommand<z.infer<typeof requestInput>>({
  type: 'case.requestFiles',
  input: requestInput,
  offered: investigating,
  check: (found, i, ctx) =>
    firstRefusal(
      () => (found.fileRequests?.[i.requestId] ? refuse('cases.partExists') : undefined),
      () => (ctx.ref.organ(i.organId) ? undefined : refuse('general.notFound', { what: '被调取机关' })),
      () => notAhead(i.requestedOn, '通知日期', ctx),
      () =>
        i.dueOn < i.requestedOn ? refuse('cases.dateNotAfter', { what: '提交期限', than: '通知日期' }) : undefined,
    ),
  apply({ set }, i, ctx) {
    const { caseId: _caseId, requestId: id, ...request } = i
    set(`fileRequests.${id}`, { id, ...request, received: [], returnedTo: '' })
    return { note: `${ctx.ref.organ(i.organId)?.name ?? ''}：${i.items.join('、')}` }
  },
})

const receivedInput = z.object({
  caseId: entityId,
  requestId: entityId,
  receivedOn: civilDate.meta({ title: '接收日期' }),
  received: z
    .array(
      z.object({
        name: z.string().trim().min(1, '请填写材料名称').max(200),
        pages: z.number().int().nonnegative().max(100_000),
        original: z.boolean(),
      }),
    )
    .min(1, '请列出接收的材料')
    .max(200)
    .meta({ title: '接收清单' }),
})

/** The receipt list (接收清单): what came, with pages, original or copy. */
export const caseReceiveFiles = defineCaseCommand<z.infer<typeof receivedInput>>({
  type: 'case.receiveFiles',
  input: receivedInput,
  offered: investigating,
  check: (found, i, ctx) => {
    const request = found.fileRequests?.[i.requestId]
    if (!request) return refuse('general.notFound', { what: '调取通知' })
    if (i.receivedOn < request.requestedOn) return refuse('cases.dateNotAfter', { what: '接收日期', than: '通知日期' })
    return notAhead(i.receivedOn, '接收日期', ctx)
  },
  apply({ set }, i) {
    set(`fileRequests.${i.requestId}.receivedOn`, i.receivedOn)
    set(`fileRequests.${i.requestId}.received`, i.received)
    return { note: i.received.map(({ name, pages }) => `${name}（${pages} 页）`).join('、') }
  },
})

const returnInput = z.object({
  caseId: entityId,
  requestId: entityId,
  returnedOn: civilDate.meta({ title: '退还日期' }),
  returnedTo: z.string().trim().min(1, '请填写接收退还的人').max(100).meta({ title: '接收人' }),
})

/** The return list (退还清单): originals go back and somebody signs for them. */
export const caseReturnFiles = defineCaseCommand<z.infer<typeof returnInput>>({
  type: 'case.returnFiles',
  input: returnInput,
  offered: investigating,
  check: (found, i, ctx) => {
    const request = found.fileRequests?.[i.requestId]
    if (!request?.receivedOn) return refuse('cases.filesNotReceived')
    if (i.returnedOn < request.receivedOn) return refuse('cases.dateNotAfter', { what: '退还日期', than: '接收日期' })
    return notAhead(i.returnedOn, '退还日期', ctx)
  },
  apply({ set }, i) {
    set(`fileRequests.${i.requestId}.returnedOn`, i.returnedOn)
    set(`fileRequests.${i.requestId}.returnedTo`, i.returnedTo)
    return { note: i.returnedTo }
  },
})

const interviewInput = z
  .object({
    caseId: entityId,
    interviewId: entityId,
    kind: interviewKind.meta({ title: '笔录种类' }),
    person: z.string().trim().min(1, '请填写被询问人').max(100).meta({ title: '被询问人' }),
    identity: z.string().trim().max(200).default('').meta({ title: '身份、单位和职务' }),
    on: civilDate.meta({ title: '日期' }),
    place: z.string().trim().max(200).default('').meta({ title: '地点' }),
    askedBy: z.array(entityId).min(2, '须由两名以上监督员进行').max(5).meta({ title: '询问人' }),
    told: z.literal(true, '须出示证件、告知权利义务并询问是否申请回避').meta({ title: '告知' }),
    answers: z
      .array(
        z.object({
          question: z.string().trim().min(1, '请填写问题').max(1000),
          answer: z.string().trim().max(5000).default(''),
        }),
      )
      .min(1, '请记录问答内容')
      .max(200)
      .meta({ title: '问答' }),
    signed: z.boolean().default(true).meta({ title: '签字确认' }),
    refusal: z.string().trim().max(500).default('').meta({ title: '拒签理由和见证' }),
  })
  .refine((i) => i.signed || i.refusal !== '', { path: ['refusal'], message: '未签字的，须写明理由和见证情况' })

/** A record of questions and answers: two officers, rights told, signed or the refusal witnessed. */
export const caseRecordInterview = defineCaseCommand<z.infer<typeof interviewInput>>({
  type: 'case.recordInterview',
  input: interviewInput,
  offered: investigating,
  check: (_found, i, ctx) =>
    firstRefusal(
      () => notAhead(i.on, '日期', ctx),
      () => (i.askedBy.every((id) => ctx.ref.user(id)) ? undefined : refuse('general.notFound', { what: '询问人' })),
    ),
  apply({ set, case: found }, i) {
    const { caseId: _caseId, interviewId: id, ...interview } = i
    set(`interviews.${id}`, { id, ...interview })
    // The whole region reads the record of a case.
    return { note: found.flags.confidential ? interviewKindLabels[i.kind] : i.person }
  },
})

const expertInput = z.object({
  caseId: entityId,
  opinionId: entityId,
  expert: z.string().trim().min(1, '请填写专家姓名').max(100).meta({ title: '专家' }),
  question: z.string().trim().min(1, '请写明咨询的问题').max(2000).meta({ title: '咨询问题' }),
  opinion: z.string().trim().min(1, '请填写专家意见').max(5000).meta({ title: '专家意见' }),
  on: civilDate.meta({ title: '日期' }),
})

export const caseRecordExpert = defineCaseCommand<z.infer<typeof expertInput>>({
  type: 'case.recordExpert',
  input: expertInput,
  offered: investigating,
  check: (_found, i, ctx) => notAhead(i.on, '日期', ctx),
  apply({ tx }, i) {
    const { caseId: _caseId, opinionId: id, ...opinion } = i
    tx.append({ type: 'supervisionCase', id: i.caseId }, 'expertOpinions', { id, ...opinion })
    return { note: `${i.expert}：${i.opinion}` }
  },
})

const linkInput = z.object({ caseId: entityId, recordId: entityId, actId: entityId })

/** Links what a department's system reported, and takes it over as an act under supervision. */
export const caseLinkRecord = defineCaseCommand<z.infer<typeof linkInput>>({
  type: 'case.linkRecord',
  input: linkInput,
  also: (i) => [{ type: 'enforcementRecord', id: i.recordId }],
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => (openStages.has(found.stage) ? needRunning(found) : refuse('cases.closedAlready')),
      (found) => needHandler(ctx, found),
    ),
  check: (found, i, _ctx, tx) =>
    !tx.get('enforcementRecord', i.recordId)
      ? refuse('general.notFound', { what: '执法记录' })
      : found.recordIds?.includes(i.recordId)
        ? refuse('cases.partExists')
        : undefined,
  apply({ set, tx }, i) {
    const record = tx.get('enforcementRecord', i.recordId)
    if (!record) return undefined
    tx.add({ type: 'supervisionCase', id: i.caseId }, 'recordIds', [i.recordId])
    const { enforcementType: kind, docNo, decidedAt, amount, partyName: party, result } = record
    set(`acts.${i.actId}`, { id: i.actId, kind, docNo, decidedAt, amount, party, result })
    return { note: record.docNo || record.sourceNo }
  },
})
