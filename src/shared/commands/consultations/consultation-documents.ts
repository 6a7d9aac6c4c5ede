import type { CaseFacts } from '../../documents/kinds/facts'
import type { CasePage, MaterialList } from '../../documents/kinds/meeting-annexes'
import { documentKindOf } from '../../documents/kinds/registry'
import {
  type Attendance,
  type Consultation,
  consultationKindLabels,
  orderedParticipants,
  orderedResolutions,
  resolutionAuthorityLabels,
  resolutionKindLabels,
} from '../../domain/consultation'
import type { ReferenceData } from '../../domain/reference-data'

/** Documents that a consultation gives birth to. */
export const consultationDocuments = ['meeting-notice', 'minutes'] as const
export type ConsultationDocument = (typeof consultationDocuments)[number]

interface Source {
  readonly consultation: Consultation
  /** Titles of the cases on the agenda, in its order. */
  readonly topics: readonly string[]
  /** What a 双周会商 goes through, line by line. */
  readonly materials?: readonly string[]
  /** What goes with the notice: a page for each case that may be shown, and what the lists hold. */
  readonly casePages?: readonly CasePage[]
  readonly materialLists?: readonly MaterialList[]
  readonly facts: CaseFacts
  readonly ref: ReferenceData
}

/** 会商通知 or 会商纪要, filled in from what is known of the meeting; the rest is the officer's to write. */
export function draftConsultationDocument(kind: ConsultationDocument, source: Source): Record<string, unknown> {
  const draft = documentKindOf(kind)?.draft(source.facts)
  if (!draft) throw new Error(`no document kind ${kind}`)
  return { ...draft, ...(kind === 'minutes' ? minutesOf(source) : noticeOf(source)) }
}

function noticeOf(source: Source): Record<string, unknown> {
  const { consultation: found, topics, materials = [], casePages = [], materialLists = [], ref } = source
  const organs = organNames(found, ref, ['invited', 'present', 'absent', 'observer'])
  return {
    title: `关于召开“${found.topic}”${consultationKindLabels[found.kind]}的通知`,
    addressee: organs.join('、'),
    kind: consultationKindLabels[found.kind],
    reason: `为研究解决“${found.topic}”有关问题（${ref.label('consultationReason', found.reason)}），统一认识，明确职责`,
    heldOn: found.scheduledOn,
    time: found.time,
    place: found.place,
    host: found.chair || hostNames(found, ref),
    agenda: [`${found.topic}。`, ...topics.map((title) => `“${title}”的处理。`)],
    participants: orderedParticipants(found).map((one) => said(one, ref)),
    materials: [...materials],
    casePages: casePages.map((page) => ({ ...page, question: page.question || found.topic })),
    materialLists: [...materialLists],
  }
}

function minutesOf({ consultation: found, topics, ref }: Source): Record<string, unknown> {
  const list = (attendance: Attendance) =>
    orderedParticipants(found)
      .filter((one) => one.attendance === attendance)
      .map((one) => said(one, ref))
  return {
    title: `关于“${found.topic}”的会商纪要`,
    heldOn: found.heldOn ?? found.scheduledOn,
    place: found.place,
    host: hostNames(found, ref),
    attended: organNames(found, ref, ['present']).join('、'),
    topics: [`${found.topic}。`, ...topics.map((title) => `“${title}”的处理。`)],
    discussion: found.discussion,
    resolutions: orderedResolutions(found)
      .filter((one) => one.state !== 'dropped')
      .map((one) => ({
        kind: resolutionKindLabels[one.kind],
        title: one.title,
        text: one.content,
        owner: ref.organ(one.organId)?.name ?? '',
        dueOn: one.dueOn,
        decidedBy: resolutionAuthorityLabels[one.decidedBy],
      })),
    present: list('present'),
    absent: list('absent'),
    observers: list('observer'),
  }
}

function said(one: { organId: string; name: string }, ref: ReferenceData): string {
  return `${ref.organ(one.organId)?.name ?? ''}${one.name}`
}

function hostNames(found: Consultation, ref: ReferenceData): string {
  return found.hostOrganIds.map((id) => ref.organ(id)?.name ?? '').join('、')
}

/** Everybody at the table but those who call: what the meeting sends out reaches each of them. */
export function guestOrgans(found: Consultation): string[] {
  const hosts = new Set(found.hostOrganIds)
  return [...new Set(orderedParticipants(found).map(({ organId }) => organId))].filter((id) => !hosts.has(id))
}

/** Organs other than the hosts, each once. */
function organNames(found: Consultation, ref: ReferenceData, attendances: readonly Attendance[]): string[] {
  const ids = orderedParticipants(found)
    .filter((one) => attendances.includes(one.attendance) && !found.hostOrganIds.includes(one.organId))
    .map((one) => one.organId)
  return [...new Set(ids)].map((id) => ref.organ(id)?.name ?? '')
}
