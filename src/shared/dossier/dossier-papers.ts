import { caseFacts } from '../commands/documents/case-facts'
import { isEvidence } from '../commands/documents/file-facts'
import type { DocumentContent } from '../documents/content'
import { documentKindOf } from '../documents/kinds/registry'
import type { Attachment } from '../domain/attachment'
import { type CivilDate, civilDateOf } from '../domain/civil-date'
import type { OfficialDocument } from '../domain/official-document'
import type { ReferenceData } from '../domain/reference-data'
import { checklistTopics, type SupervisionCase } from '../domain/supervision-case'
import type { SupervisionOrder } from '../domain/supervision-order'
import type { WorkOrder } from '../domain/work-order'
import { ownPapers } from './own-papers'
import { type VolumeKind, volumeOfKind } from './volumes'

/** A paper of the file, printed from what the case records. */
export interface DossierPaper {
  readonly id: string
  readonly title: string
  readonly date: string
  readonly volume: VolumeKind
  readonly content: DocumentContent
}

export interface DossierSource {
  readonly case: SupervisionCase
  readonly orders: readonly WorkOrder[]
  readonly documents: readonly OfficialDocument[]
  readonly attachments: readonly Attachment[]
  readonly supervisionOrders: readonly SupervisionOrder[]
  readonly ref: ReferenceData
}

/** A record that the case has given birth to: its kind, the part it tells of, and its day. */
interface Birth {
  readonly kind: string
  readonly on: CivilDate
  readonly recordOf?: string
  readonly talk?: SupervisionOrder
}

/**
 * The records of a case as papers, in the order of their birth (domain.md §5): drafted by the same kinds that an officer
 * drafts them with. Where he has put one into the file himself, his stands there instead.
 */
export function recordPapers(source: DossierSource): DossierPaper[] {
  return [
    ...births(source)
      .filter((birth) => !filedByHand(birth, source.documents))
      .flatMap((birth) => drafted(birth, source)),
    ...ownPapers(source.case, source.ref),
  ]
}

function filedByHand({ kind, recordOf, talk }: Birth, documents: readonly OfficialDocument[]): boolean {
  return documents.some(
    (one) =>
      one.kind === kind &&
      one.status === 'filed' &&
      (one.recordOf ?? '') === (recordOf ?? '') &&
      (one.supervisionOrderId ?? '') === (talk?.id ?? ''),
  )
}

function births({ case: found, attachments, supervisionOrders }: DossierSource): Birth[] {
  const made: (Birth | false | undefined | '')[] = [
    recusals(found),
    found.filing && { kind: 'approval-form', on: civilDateOf(found.filing.reviewedAt ?? found.filing.proposedAt) },
    found.plan && { kind: 'investigation-plan', on: civilDateOf(found.plan.at) },
    ...Object.values(found.interviews ?? {}).map(({ id, kind, on }) => ({
      kind: kind === 'statement' ? 'statement-record' : 'interview-record',
      on,
      recordOf: id,
    })),
    catalogue(found, attachments),
    found.statement?.text !== undefined && {
      kind: 'statement-record',
      on: civilDateOf(found.statement.receivedAt ?? found.updatedAt),
    },
    examined(found) && {
      kind: 'findings-report',
      on: civilDateOf(found.legalReview?.at ?? found.closing?.at ?? found.updatedAt),
    },
    found.legalReview && { kind: 'legal-review', on: civilDateOf(found.legalReview.at) },
    ...(found.expertOpinions ?? []).map(({ id, on }) => ({ kind: 'expert-opinion', on, recordOf: id })),
    found.panel && { kind: 'panel-record', on: found.panel.on },
    ...supervisionOrders.flatMap((talk) =>
      talk.talk?.record ? [{ kind: 'talk-record', on: talk.talk.record.on, talk }] : [],
    ),
    checked(found),
    found.accountability && { kind: 'accountability-proposal', on: civilDateOf(found.accountability.at) },
    found.closing && { kind: 'closing-report', on: civilDateOf(found.closing.at) },
  ]
  return made.filter((birth): birth is Birth => Boolean(birth))
}

/** Who handles the case has declared so when it was filed; who was told to step back stands there too. */
function recusals({ filing, recusals: decided = [] }: SupervisionCase): Birth | undefined {
  const at = filing?.noInterest ? filing.proposedAt : decided[0]?.at
  return at ? { kind: 'recusal-statement', on: civilDateOf(at) } : undefined
}

function examined(found: SupervisionCase): boolean {
  return Object.keys(found.findings).length > 0 || checklistTopics.some((topic) => found.checklist[topic])
}

function catalogue(found: SupervisionCase, attachments: readonly Attachment[]): Birth | undefined {
  const files = attachments.filter(isEvidence).map(({ createdAt }) => civilDateOf(createdAt))
  const handedIn = Object.values(found.fileRequests ?? {}).flatMap(({ receivedOn }) => receivedOn ?? [])
  const last = [...files, ...handedIn].sort().at(-1)
  return last ? { kind: 'evidence-catalogue', on: last } : undefined
}

function checked({ rectification = {}, updatedAt }: SupervisionCase): Birth | undefined {
  const items = Object.values(rectification)
  if (items.length === 0) return undefined
  const last = items.flatMap(({ check }) => check?.on ?? []).sort()
  return { kind: 'rectification-check', on: last.at(-1) ?? civilDateOf(updatedAt) }
}

function drafted({ kind: code, on, recordOf, talk }: Birth, source: DossierSource): DossierPaper[] {
  const kind = documentKindOf(code)
  if (!kind) return []
  const facts = caseFacts({
    ...source,
    // What the reporter wrote stands in the 副卷, and nowhere else.
    orders: source.orders.map((order) => ({ ...order, content: '' })),
    today: on,
    kind: code,
    recordOf,
    talk,
  })
  const content = kind.toContent(kind.draft(facts), { date: on })
  // A form says what it is in its title; a report there says what it is about.
  const title = kind.format === 'form' ? content.title : kind.name
  return [{ id: `${code}-${recordOf ?? talk?.id ?? ''}`, title, date: on, volume: volumeOfKind(code), content }]
}
