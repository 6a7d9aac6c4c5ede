import type {
  ActFacts,
  BasisFacts,
  CaseFacts,
  EarlierDocument,
  FindingFacts,
  FindingNatureLabel,
  StatementFacts,
} from '../../documents/kinds/facts'
import { type CivilDate, civilDateOf } from '../../domain/civil-date'
import type { OfficialDocument } from '../../domain/official-document'
import { isVerified, type Organ } from '../../domain/reference'
import type { ReferenceData } from '../../domain/reference-data'
import { checklistTopics, type Finding, type FindingNature, type SupervisionCase } from '../../domain/supervision-case'
import { unknownChannel, type WorkOrder } from '../../domain/work-order'
import { type FileFactsSource, fileFacts, panelOf } from './file-facts'

interface CaseFactsSource extends Omit<FileFactsSource, 'case' | 'ref'> {
  readonly case: SupervisionCase
  readonly orders: readonly WorkOrder[]
  /** The documents of the case; drafts among them are left out of the facts. */
  readonly documents: readonly OfficialDocument[]
  readonly ref: ReferenceData
  readonly today: CivilDate
  /** The kind being drafted or checked: its rule gives limit, objection, number and the bases of the power. */
  readonly kind: string
}

/** What a case gives to a document of a kind: names looked up, instants turned into Shanghai dates, drafts left out. */
export function caseFacts(source: CaseFactsSource): CaseFacts {
  const { case: found, ref, today } = source
  const bureau = ref.organ(found.jurisdictionOrganId)
  const government = ref.organ(bureau?.governmentId)
  const rule = ref.rule(source.kind, today)
  return {
    caseNo: found.caseNo,
    caseTitle: found.title,
    today,
    bureau: { ...organFacts(bureau), shortName: bureau?.shortName ?? '', officeName: officeOf(bureau) },
    government: { ...organFacts(government), officeName: officeOf(government) },
    respondent: organFacts(ref.organ(found.respondentOrganId)),
    party: { name: found.party?.name ?? '', confidential: found.flags.confidential },
    field: found.field && ref.label('field', found.field),
    filedOn: dateOf(found.filing?.state === 'approved' ? found.filing.reviewedAt : found.launch?.at),
    origin: ref.label('caseOrigin', found.origin),
    orders: orderFacts(source),
    acts: actFacts(found, ref),
    findings: findingFacts(found, ref),
    statement: statementFacts(found),
    legalReview: found.legalReview && {
      on: civilDateOf(found.legalReview.at),
      passed: found.legalReview.passed,
      opinion: found.legalReview.opinion,
    },
    panel: discussed(source),
    powerBases: (rule?.basisIds ?? []).flatMap((id) => basisFacts(id, ref)),
    documents: source.documents.flatMap((document) => earlierDocument(document, source)).sort(byIssue),
    rule: rule && {
      // Only calendar days can be written into a document as they are; other units fall back to the kind's default.
      limitDays: rule.limit?.unit === 'calendarDay' ? rule.limit.n : undefined,
      objectionDays: rule.objectionDays,
      objectionTo: rule.objectionTo,
      numberFormat: rule.numberFormat || undefined,
      colophonOnEvenPage: rule.colophonOnEvenPage,
    },
    approval: found.approval && { on: found.approval.on, instruction: found.approval.instruction },
    signers: signersOf(found, ref),
    file: fileFacts(source),
  }
}

function discussed(source: CaseFactsSource): CaseFacts['panel'] {
  const panel = panelOf(source)
  return panel && { on: panel.on, conclusion: panel.conclusion }
}

function organFacts(organ: Organ | undefined) {
  return { organId: organ?.id ?? '', name: organ?.name ?? '' }
}

/** 印发机关 is the organ's office (GB/T 9704-2012, 7.4.3). */
function officeOf(organ: Organ | undefined): string {
  return organ ? `${organ.name}办公室` : ''
}

function dateOf(instant: string | undefined): CivilDate | undefined {
  return instant && civilDateOf(instant)
}

function orderFacts({ orders, ref }: CaseFactsSource): CaseFacts['orders'] {
  return [...orders]
    .sort((a, b) => a.receivedAt.localeCompare(b.receivedAt))
    .map((order) => ({
      orderNo: order.orderNo,
      receivedOn: civilDateOf(order.receivedAt),
      title: order.title,
      content: order.content,
      // 其他 is no channel that a document could name.
      channel: order.channel === unknownChannel ? '' : ref.label('channel', order.channel),
    }))
}

function actFacts(found: SupervisionCase, ref: ReferenceData): ActFacts[] {
  return Object.values(found.acts)
    .sort((a, b) => (a.decidedAt ?? '9').localeCompare(b.decidedAt ?? '9') || a.id.localeCompare(b.id))
    .map((act) => ({
      kind: ref.label('enforcementType', act.kind),
      docNo: act.docNo,
      decidedOn: act.decidedAt,
      amount: act.amount,
      party: act.party,
      result: act.result,
    }))
}

const natures: Readonly<Record<FindingNature, FindingNatureLabel>> = {
  unlawful: '违法',
  improper: '不当',
  noProblem: '无问题',
  unclear: '无法查清',
}

/** In the order of the checklist, then as they were made: ids are UUIDv7. */
export function orderedFindings(found: Pick<SupervisionCase, 'findings'>): Finding[] {
  const rank = (topic: string) => {
    const at = (checklistTopics as readonly string[]).indexOf(topic)
    return at < 0 ? checklistTopics.length : at
  }
  return Object.values(found.findings).sort((a, b) => rank(a.topic) - rank(b.topic) || a.id.localeCompare(b.id))
}

function findingFacts(found: SupervisionCase, ref: ReferenceData): FindingFacts[] {
  return orderedFindings(found).map((finding) => ({
    issueLabel: ref.label('issue', finding.issue),
    fact: finding.fact,
    evidence: finding.evidence,
    bases: finding.basisIds.flatMap((id) => basisFacts(id, ref)),
    nature: natures[finding.nature],
    correction: finding.correction,
  }))
}

/** A basis as documents quote it; empty where the reference data no longer has it. */
export function basisFacts(id: string, ref: ReferenceData): BasisFacts[] {
  const basis = ref.basis(id)
  if (!basis) return []
  const { law, article, text, demo } = basis
  return [{ law, article, text, verified: isVerified(basis), demo }]
}

function statementFacts(found: SupervisionCase): StatementFacts | undefined {
  const statement = found.statement
  if (!statement) return undefined
  return {
    invitedOn: dateOf(statement.invitedAt),
    text: statement.text ?? '',
    accepted: statement.accepted,
    why: statement.why ?? '',
    urgentReason: statement.urgentReason,
  }
}

const outside: readonly OfficialDocument['status'][] = ['issued', 'delivered', 'replied', 'filed']

/** Only what has left the house is a fact. */
function earlierDocument(document: OfficialDocument, source: CaseFactsSource): EarlierDocument[] {
  if (!outside.includes(document.status)) return []
  const { case: found } = source
  const earlier = found.earlierRounds?.find((round) => round.opinionId === document.id)
  const answered = document.id === answeredId(source) ? found.verification : earlier?.verification
  return [
    {
      kind: document.kind,
      title: document.title,
      number: document.number,
      issuedOn: document.issuedOn,
      servedOn: document.deliveries[0]?.servedOn,
      dueOn: dateOf(document.replyDueAt),
      refused: answered?.ground === 'refusal',
      response: answered?.text || undefined,
    },
  ]
}

/**
 * Which document the last verification answers: the decision once its own clock was ended by one, else the opinion.
 * Delivering the decision starts the rectify clock anew, so a running clock means that the answer is older.
 */
function answeredId({ case: found, documents }: CaseFactsSource): string | undefined {
  const decision = documents.find((document) => document.id === found.decisionId)
  const decisionAnswered = decision && decision.deliveries.length > 0 && found.limits.rectify?.doneAt !== undefined
  return decisionAnswered ? decision.id : found.opinionId
}

function byIssue(a: EarlierDocument, b: EarlierDocument): number {
  return (a.issuedOn ?? '').localeCompare(b.issuedOn ?? '')
}

/** 签发人 of a 上行文: whoever may sign for the bureau, where that is one person; else the officer names him. */
function signersOf(found: SupervisionCase, ref: ReferenceData): string[] {
  const issuers = ref
    .users()
    .filter((user) => user.organId === found.jurisdictionOrganId && user.roles.includes('issuer') && !user.disabled)
  return issuers.length === 1 ? issuers.map((user) => user.name) : []
}
