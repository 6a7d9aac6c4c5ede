import { z } from 'zod'
import { civilDate, code, entityId } from '../../domain/common'
import { checkResultLabels, natureLabels } from '../../domain/field-text'
import { findingNature } from '../../domain/supervision-case'
import { isWrong } from '../../domain/wrong-findings'
import { firstRefusal, refuse } from '../engine/command'
import { needCode, needHandler, needStage, onCase } from '../guards'
import { defineCaseCommand } from './define-case-command'

type Offered = Parameters<typeof defineCaseCommand>[0]['offered']

/** The legality checklist and its findings are worked on by the handlers while the case is in review. */
const inReview: Offered = (tx, caseId, ctx) =>
  onCase(
    tx,
    caseId,
    ctx,
    ['officer'],
    (found) => needStage(found, 'review'),
    (found) => needHandler(ctx, found),
  )

const findingInput = z.object({
  caseId: entityId,
  findingId: entityId,
  topic: code.meta({ title: '审查要素' }),
  issue: code.meta({ title: '问题类型' }),
  fact: z.string().trim().min(1, '请写明查明的事实').max(10_000).meta({ title: '查明的事实' }),
  evidence: z.array(z.string().trim().min(1).max(200)).max(50).default([]).meta({ title: '证据' }),
  basisIds: z.array(entityId).max(20).default([]).meta({ title: '依据' }),
  nature: findingNature.meta({ title: '性质认定' }),
  correction: z.string().trim().max(4000).default('').meta({ title: '纠正意见' }),
})

/** Records one finding, or changes its named parts: each part is a legal fact of its own when two officers differ. */
export const caseRecordFinding = defineCaseCommand<z.infer<typeof findingInput>>({
  type: 'case.recordFinding',
  input: findingInput,
  offered: inReview,
  check: (_found, i, ctx) =>
    firstRefusal(
      () => needCode(ctx, 'issue', i.issue),
      () => needCode(ctx, 'checklistTopic', i.topic),
      () =>
        i.basisIds.every((id) => ctx.ref.basis(id)) ? undefined : refuse('general.notFound', { what: '法律依据' }),
      () => needCorrection(i),
    ),
  apply({ set, case: found }, i, ctx) {
    const { caseId: _caseId, findingId, ...parts } = i
    const note = `${ctx.ref.label('issue', i.issue)}（${natureLabels[i.nature]}）`
    if (!found.findings[findingId]) {
      set(`findings.${findingId}`, { id: findingId, ...parts })
      return { note }
    }
    for (const [name, value] of Object.entries(parts)) set(`findings.${findingId}.${name}`, value)
    return { note }
  },
})

function needCorrection(i: { nature: string; correction: string }) {
  return isWrong(i) && i.correction === '' ? refuse('cases.correctionMissing') : undefined
}

const removeInput = z.object({
  caseId: entityId,
  findingId: entityId,
  reason: z.string().trim().min(1, '请写明理由').max(500),
})

export const caseRemoveFinding = defineCaseCommand<z.infer<typeof removeInput>>({
  type: 'case.removeFinding',
  input: removeInput,
  offered: inReview,
  check: (found, i) => (found.findings[i.findingId] ? undefined : refuse('general.notFound', { what: '认定' })),
  apply({ set }, i) {
    set(`findings.${i.findingId}`, undefined)
    return { note: i.reason }
  },
})

const checklistInput = z.object({
  caseId: entityId,
  topic: code.meta({ title: '审查要素' }),
  result: z.enum(['ok', 'problem', 'unclear']).meta({ title: '审查结论' }),
  note: z.string().trim().max(2000).default('').meta({ title: '说明' }),
})

/** One line of the legality checklist: 主体 权限 事实 证据 程序 适用 裁量 (domain.md §3). */
export const caseCheck = defineCaseCommand<z.infer<typeof checklistInput>>({
  type: 'case.check',
  input: checklistInput,
  offered: inReview,
  check: (_found, i, ctx) => needCode(ctx, 'checklistTopic', i.topic),
  apply({ set }, i) {
    set(`checklist.${i.topic}`, { result: i.result, note: i.note })
    return { note: [checkResultLabels[i.result], i.note].filter(Boolean).join('：') }
  },
})

const actInput = z.object({
  caseId: entityId,
  actId: entityId,
  kind: code.meta({ title: '行为类型' }),
  docNo: z.string().trim().max(100).default('').meta({ title: '文书号' }),
  decidedAt: civilDate.optional().meta({ title: '作出日期' }),
  amount: z.number().nonnegative().max(1e12).optional().meta({ title: '金额（元）' }),
  party: z.string().trim().max(100).default('').meta({ title: '相对人' }),
  result: z.string().trim().max(2000).default('').meta({ title: '内容' }),
})

/** An act of enforcement under supervision. */
export const caseRecordAct = defineCaseCommand<z.infer<typeof actInput>>({
  type: 'case.recordAct',
  input: actInput,
  offered: (tx, caseId, ctx) =>
    onCase(
      tx,
      caseId,
      ctx,
      ['officer'],
      (found) => needStage(found, 'triage', 'review'),
      (found) => needHandler(ctx, found),
    ),
  check: (_found, i, ctx) => needCode(ctx, 'enforcementType', i.kind),
  apply({ set }, i) {
    const { caseId: _caseId, actId, ...act } = i
    set(`acts.${actId}`, { id: actId, ...act })
    return undefined
  },
})
