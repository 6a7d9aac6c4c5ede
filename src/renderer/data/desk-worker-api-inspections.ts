import type { Attachment } from '#shared/domain/attachment'
import type { Inspection } from '#shared/domain/inspection'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { Refusal } from '#shared/messages/catalogue'

/** What the worker answers about 现场核查. */
export interface InspectionCalls {
  /** Every inspection this officer may see, the latest first: some hundreds a year. */
  inspections(): Promise<readonly Inspection[]>
  inspectionsOf(caseId: string): Promise<readonly Inspection[]>
  inspectionBundle(id: string): Promise<InspectionBundle | undefined>
  /** What the 离线包 of an inspection holds and what of it is on this machine. */
  packView(inspectionId: string): Promise<PackView | undefined>
  /** Brings what is missing here, file after file; resolves when all is here, or with what is not. */
  fetchPack(inspectionId: string): Promise<PackAnswer>
  stopPack(): Promise<void>
}

export interface InspectionBundle {
  readonly inspection: Inspection
  /** Absent where this officer may not see it. */
  readonly case?: SupervisionCase
  /** Photos and signatures of the inspection, in order of time. */
  readonly attachments: readonly Attachment[]
  /** Not yet on the server: the inspection or one of its files' rows. */
  readonly pending: boolean
}

export interface PackedFile {
  readonly attachmentId: string
  readonly caseId: string
  readonly name: string
  readonly size: number
  readonly state: 'here' | 'missing' | 'fetching' | 'notStored'
  /** Why it could not be brought, at the last try. */
  readonly problem?: Refusal
}

export interface PackView {
  readonly endsOn: string
  readonly over: boolean
  readonly cases: readonly PackedCase[]
  readonly files: readonly PackedFile[]
  readonly bytes: number
  readonly bytesHere: number
  readonly fetching: boolean
}

export interface PackedCase {
  readonly id: string
  readonly title: string
  readonly caseNo: string
  /** False until the server has given this officer the full rows. */
  readonly full: boolean
  readonly rows: number
  readonly documents: number
}

export type PackAnswer =
  | { readonly ok: true; readonly files: number; readonly bytes: number }
  | { readonly ok: false; readonly refusal: Refusal }
