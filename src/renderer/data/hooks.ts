import { useSyncExternalStore } from 'react'
import type { Attachment } from '#shared/domain/attachment'
import type { Consultation } from '#shared/domain/consultation'
import type { EntityRef } from '#shared/domain/entities'
import type { Inspection } from '#shared/domain/inspection'
import type { Minutes } from '#shared/domain/minutes'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { SupervisionOrder } from '#shared/domain/supervision-order'
import type { Refusal } from '#shared/messages/catalogue'
import { emptyReference, useDeskContext } from './desk-context'
import type {
  AttentionItem,
  CaseBundle,
  ConsultationBundle,
  DeskWorker,
  OutboxView,
  SessionUser,
  SupervisionBundle,
  SyncStatus,
  Topic,
  UploadView,
  WarningView,
} from './desk-worker-api'
import type { InspectionBundle, PackView } from './desk-worker-api-inspections'
import type { LiveAnswer, LiveQuery } from './live-query'
import { useLive, useTopics } from './use-live'

export { DeskProvider } from './desk-context'
export type { LiveAnswer } from './live-query'
export { useLive, useTopics }

export function useDesk(): DeskWorker {
  return useDeskContext().desk
}

export function useSession(): SessionUser {
  return useDeskContext().session
}

/** Names, dictionaries, rules and the calendar; empty until the worker has answered once. */
export function useReference(): ReferenceData {
  const { reference } = useDeskContext()
  return useShared(reference) ?? emptyReference
}

const unknownStatus: SyncStatus = {
  connection: 'offline',
  phase: 'idle',
  pending: 0,
  attention: 0,
  skewMs: 0,
}

export function useSyncStatus(): SyncStatus {
  const { syncStatus } = useDeskContext()
  return useShared(syncStatus) ?? unknownStatus
}

function useShared<T>(query: LiveQuery<T>): T | undefined {
  return useSyncExternalStore(query.subscribe, query.snapshot).value
}

/** The case page's parts, read in one go. `value` is undefined while unknown and where there is no such case. */
export function useCaseBundle(caseId: string): LiveAnswer<CaseBundle | undefined> {
  return useLive(`case ${caseId}`, [`case/${caseId}`], (desk) => desk.caseBundle(caseId))
}

/** For each command whether it is possible now (null) or why not; undefined until known. */
export function useOffered(
  subject: EntityRef,
  commandTypes: readonly string[],
): Readonly<Record<string, Refusal | null>> | undefined {
  const key = `offered ${subject.type}/${subject.id} ${commandTypes.join(' ')}`
  return useLive(key, topicsOf(subject), (desk) => desk.offered(subject, commandTypes)).value
}

/** What the guards of a subject's commands read. */
function topicsOf({ type, id }: EntityRef): readonly Topic[] {
  switch (type) {
    case 'unmaskLog':
      return ['privacy', 'reference', 'session']
    case 'workOrder':
      return ['orders', 'reference', 'session']
    case 'supervisionCase':
      return [`case/${id}`, 'reference', 'session']
    case 'minutes':
      return ['minutes', `minutes/${id}`, 'cases', 'reference', 'session']
    case 'attachment':
      return ['attachments', 'cases', 'reference', 'session']
    case 'inspection':
      return ['inspections', 'cases', 'reference', 'session']
    case 'consultation':
      return ['consultations', 'cases', 'reference', 'session']
    case 'supervisionOrder':
    case 'submission':
    case 'callbackSample':
      return ['supervision', 'documents', 'cases', 'orders', 'attachments', 'reference', 'session']
    case 'campaign':
      return ['campaigns', 'cases', 'reference', 'session']
    case 'shareAgreement':
    case 'returnTemplate':
    case 'dataReturn':
    case 'sharePush':
      return ['sharing', 'reference', 'session']
    case 'dispatchEntry':
    case 'taxonomyMap':
    case 'sheetProfile':
      return ['hotline', 'reference', 'session']
    case 'consultationProposal':
      return ['consultations', 'reference', 'session']
    case 'transfer':
      return ['transfers', 'cases', 'reference', 'session']
    case 'organGrade':
      return ['evaluation', 'reference', 'session']
    case 'warning':
      return ['warnings', 'reference', 'session']
    case 'officialDocument':
    case 'conflict':
      return ['documents', 'cases', 'attention', 'reference', 'session']
    default:
      return ['reference', 'session']
  }
}

/** Every warning of this officer's regions; undefined until known. */
export function useWarnings(): readonly WarningView[] | undefined {
  return useLive('warnings', ['warnings', 'cases'], (desk) => desk.warnings(), { inBackground: true }).value
}

export function useConsultations(): LiveAnswer<readonly Consultation[]> {
  return useLive('consultations', ['consultations'], (desk) => desk.consultations())
}

export function useConsultation(id: string): LiveAnswer<ConsultationBundle | undefined> {
  return useLive(`consultation ${id}`, ['consultations', 'cases', 'documents', 'sync'], (desk) =>
    desk.consultationBundle(id),
  )
}

export function useSupervisionOrders(): LiveAnswer<readonly SupervisionOrder[]> {
  return useLive('supervision orders', ['supervision'], (desk) => desk.supervisionOrders())
}

export function useSupervisionOrder(id: string): LiveAnswer<SupervisionBundle | undefined> {
  return useLive(`supervision order ${id}`, ['supervision', 'cases', 'documents', 'orders', 'sync'], (desk) =>
    desk.supervisionBundle(id),
  )
}

export function useInspections(): LiveAnswer<readonly Inspection[]> {
  return useLive('inspections', ['inspections'], (desk) => desk.inspections())
}

export function useInspection(id: string): LiveAnswer<InspectionBundle | undefined> {
  return useLive(`inspection ${id}`, ['inspections', 'attachments', 'cases', 'sync'], (desk) =>
    desk.inspectionBundle(id),
  )
}

/** What an inspection takes along, as it arrives. */
export function usePack(inspectionId: string): LiveAnswer<PackView | undefined> {
  return useLive(`pack ${inspectionId}`, ['packs', 'inspections', 'attachments', 'cases', 'sync'], (desk) =>
    desk.packView(inspectionId),
  )
}

/** Files attached to one thing, withdrawn ones too. */
export function useAttachments(ownerId: string): LiveAnswer<readonly Attachment[]> {
  return useLive(`attachments ${ownerId}`, ['attachments'], (desk) => desk.attachmentsOf(ownerId))
}

/** Minutes taken of one thing. */
export function useMinutes(ownerId: string): LiveAnswer<readonly Minutes[]> {
  return useLive(`minutes of ${ownerId}`, ['minutes'], (desk) => desk.minutesOf(ownerId))
}

/** This officer's files on their way to the server. */
export function useUploads(): LiveAnswer<readonly UploadView[]> {
  return useLive('uploads', ['uploads', 'attachments'], (desk) => desk.uploads())
}

export function useAttention(): LiveAnswer<readonly AttentionItem[]> {
  return useLive('attention', ['attention'], (desk) => desk.attention())
}

export function useOutbox(): LiveAnswer<readonly OutboxView[]> {
  return useLive('outbox', ['sync'], (desk) => desk.outbox())
}
