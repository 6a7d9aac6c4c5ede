import {
  type CheckResultLabel,
  checkResults,
  type FileFacts,
  type InterviewFacts,
  type rectificationResults,
  type VolumeFacts,
} from '../../documents/kinds/file-facts'
import type { Attachment } from '../../domain/attachment'
import { civilDateOf } from '../../domain/civil-date'
import { answerViaLabels, closingLabels } from '../../domain/field-text'
import { objectionResultLabels } from '../../domain/investigation'
import type { OfficialDocument } from '../../domain/official-document'
import type { ReferenceData } from '../../domain/reference-data'
import { checklistTopics, type SupervisionCase } from '../../domain/supervision-case'
import { orderedCommitments, type SupervisionOrder } from '../../domain/supervision-order'
import type { Transfer } from '../../domain/transfer'
import { approvalFacts } from './approval-facts'

export interface FileFactsSource {
  readonly case: SupervisionCase
  readonly ref: ReferenceData
  /** The interview or the expert's opinion that the paper records. */
  readonly recordOf?: string | undefined
  readonly attachments?: readonly Attachment[]
  readonly documents?: readonly OfficialDocument[]
  /** The kind of the paper. */
  readonly kind?: string
  /** The 约谈 that the paper records. */
  readonly talk?: SupervisionOrder | undefined
  /** The 移送 whose paper it is. */
  readonly transfer?: Transfer | undefined
  /** The volume whose cover, index or note it is. */
  readonly volume?: VolumeFacts | undefined
}

/** What the papers of the file are drafted from: the parts of the case with names looked up. */
export function fileFacts(source: FileFactsSource): FileFacts {
  const { case: found, ref, volume } = source
  const name = (id: string) => ref.user(id)?.name ?? id
  return {
    handlers: found.handlerIds.map(name),
    filing: found.filing && {
      proposedOn: civilDateOf(found.filing.proposedAt),
      reason: found.filing.reason,
      reviewer: found.filing.reviewerId ? name(found.filing.reviewerId) : '',
      reviewedOn: found.filing.state === 'approved' ? dayOf(found.filing.reviewedAt) : undefined,
      opinion: found.filing.opinion ?? '',
    },
    checklist: checklistTopics.map((topic) => ({
      topic: ref.label('checklistTopic', topic),
      result: checkWords[found.checklist[topic]?.result ?? 'unclear'],
      note: found.checklist[topic]?.note ?? '',
    })),
    plan: found.plan && {
      on: civilDateOf(found.plan.at),
      purpose: found.plan.purpose,
      steps: found.plan.steps.map(({ what, by, dueOn }) => ({ what, by: by ? name(by) : '', dueOn })),
    },
    interview: interviewFacts(source),
    statementReceivedOn: dayOf(found.statement?.receivedAt),
    panel: panelOf(source),
    legalReviewer: found.legalReview && name(found.legalReview.by),
    expert: found.expertOpinions?.find(({ id }) => id === source.recordOf),
    objection: objectionFacts(source),
    recusals: (found.recusals ?? []).map(({ personId, reason, decidedBy, at }) => ({
      person: name(personId),
      reason,
      decidedBy: name(decidedBy),
      on: civilDateOf(at),
    })),
    evidence: evidenceFacts(source),
    rectification: rectificationFacts(source),
    talk: talkFacts(source),
    transfer: transferFacts(source),
    fileRequest: requestFacts(source),
    served: servedFacts(source),
    approval: approvalFacts(source),
    answer: found.answer && {
      on: civilDateOf(found.answer.at),
      via: answerViaLabels[found.answer.via] ?? '',
      text: found.answer.text,
      noneReason: found.answer.noneReason ?? '',
    },
    closing: found.closing && {
      on: civilDateOf(found.closing.at),
      kind: closingLabels[found.closing.kind] ?? '',
      reason: found.closing.reason,
      checkedBy: found.closing.checkedBy.map(name),
      outcome: found.outcome?.summary ?? '',
      refunded: found.outcome?.refunded ?? 0,
      accountable: found.outcome?.accountable ?? 0,
    },
    accountability: found.accountability?.text,
    volume,
  }
}

const [fine, wrong, open] = checkResults
const checkWords: Readonly<Record<'ok' | 'problem' | 'unclear', CheckResultLabel>> = {
  ok: fine,
  problem: wrong,
  unclear: open,
}

/** What was discussed about a 移送 stands there, and is no word in the papers of the case. */
export const panelOf = ({ case: found, transfer }: Pick<FileFactsSource, 'case' | 'transfer'>) =>
  transfer ? transfer.panel : found.panel

const dayOf = (instant: string | undefined) => instant && civilDateOf(instant)

/** Of the parts that a kind of paper can record the latest: ids are UUIDv7. */
export function latestPart(kind: string, found: SupervisionCase): string | undefined {
  return partsFor(kind, found)
    .map(({ id }) => id)
    .sort()
    .at(-1)
}

function partsFor(kind: string, found: SupervisionCase): readonly { readonly id: string }[] {
  const interviews = Object.values(found.interviews ?? {})
  switch (kind) {
    case 'interview-record':
      return interviews.filter((one) => one.kind !== 'statement')
    case 'statement-record':
      // What was handed in on paper comes first.
      return found.statement?.text === undefined ? interviews.filter((one) => one.kind === 'statement') : []
    case 'review-decision':
      return Object.values(found.objections ?? {})
    case 'file-request':
      return Object.values(found.fileRequests ?? {})
    case 'expert-opinion':
      return found.expertOpinions ?? []
    default:
      return []
  }
}

function interviewFacts({ case: found, ref, recordOf }: FileFactsSource): InterviewFacts | undefined {
  const interview = recordOf === undefined ? undefined : found.interviews?.[recordOf]
  if (!interview) return undefined
  const { kind, person, identity, on, place, askedBy, told, answers, signed, refusal } = interview
  const askers = askedBy.map((id) => ref.user(id)?.name ?? id)
  return { kind, person, identity, on, place, askers, told, questions: answers, signed, refusal }
}

function objectionFacts({ case: found, recordOf }: FileFactsSource): FileFacts['objection'] {
  const one = recordOf === undefined ? undefined : found.objections?.[recordOf]
  if (!one) return undefined
  const { filedOn, grounds, decision } = one
  const result = decision && objectionResultLabels[decision.result]
  return { filedOn, grounds, result, reason: decision?.reason ?? '' }
}

/** Files of documents are what was issued and how it was served; what was taken back is none either. */
export function isEvidence({ withdrawn, owner }: Pick<Attachment, 'withdrawn' | 'owner'>): boolean {
  return !withdrawn && owner.type !== 'officialDocument'
}

/** Files of the case first, then what the organs handed in. */
function evidenceFacts({ case: found, ref, attachments = [] }: FileFactsSource): FileFacts['evidence'] {
  const name = (id: string) => ref.user(id)?.name ?? id
  const files = attachments.filter(isEvidence).map(({ name: title, evidence, createdAt, createdBy }) => ({
    name: title,
    source: evidence?.source ?? '',
    obtainedBy: evidence?.obtainedBy || name(createdBy),
    obtainedOn: evidence?.obtainedAt ?? civilDateOf(createdAt),
    proves: evidence?.proves ?? '',
  }))
  const handedIn = Object.values(found.fileRequests ?? {}).flatMap(({ organId, receivedOn, received }) =>
    received.map(({ name: title, pages, original }) => ({
      name: `${title}（${pages}页，${original ? '原件' : '复印件'}）`,
      source: ref.organ(organId)?.name ?? '',
      obtainedBy: found.handlerIds.map(name).join('、'),
      obtainedOn: receivedOn,
      proves: '',
    })),
  )
  return [...files, ...handedIn]
}

const resultWords: Readonly<Record<'done' | 'partly' | 'notDone', (typeof rectificationResults)[number]>> = {
  done: '到位',
  partly: '部分到位',
  notDone: '未到位',
}

function rectificationFacts({ case: found, ref }: FileFactsSource): FileFacts['rectification'] {
  return Object.values(found.rectification ?? {}).map(({ problem, measure, person, dueOn, check }) => ({
    problem,
    measure,
    person,
    dueOn,
    result: check ? resultWords[check.result] : '未复查',
    note: check?.note ?? '',
    checkedBy: (check?.checkedBy ?? []).map((id) => ref.user(id)?.name ?? id),
    checkedOn: check?.on,
  }))
}

function talkFacts({ talk: order }: FileFactsSource): FileFacts['talk'] {
  const talk = order?.talk
  if (!order || !talk) return undefined
  return {
    subject: order.title,
    on: talk.record?.on ?? talk.heldOn ?? civilDateOf(order.createdAt),
    time: talk.time,
    place: talk.place,
    hosts: talk.hosts,
    present: talk.record?.present ?? talk.persons,
    text: talk.record?.text ?? '',
    commitments: orderedCommitments(order).map(({ content, person, dueOn }) => ({ content, person, dueOn })),
  }
}

function transferFacts({ transfer, ref }: FileFactsSource): FileFacts['transfer'] {
  if (!transfer) return undefined
  const { subject, facts, materials } = transfer
  return { target: ref.organ(transfer.targetOrganId)?.name ?? '', subject, facts, materials }
}

function requestFacts({ case: found, ref, recordOf }: FileFactsSource): FileFacts['fileRequest'] {
  const asked = recordOf === undefined ? undefined : found.fileRequests?.[recordOf]
  return asked && { organ: ref.organ(asked.organId)?.name ?? '', items: asked.items, dueOn: asked.dueOn }
}

function servedFacts({ documents = [], ref, recordOf, kind }: FileFactsSource): FileFacts['served'] {
  const served = kind === 'delivery-receipt' ? documents.find(({ id }) => id === recordOf) : undefined
  if (!served) return undefined
  const recipient = ref.organ(served.addresseeOrganId)?.name ?? ''
  return { title: served.title, number: served.number ?? served.external?.number ?? '', recipient }
}
