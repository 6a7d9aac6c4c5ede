import { type Attachment, attachment } from './attachment'
import { type CallbackSample, callbackSample } from './callback-sample'
import { type Campaign, campaign } from './campaign'
import { type CaseAction, caseAction } from './case-action'
import { type Conflict, conflict } from './conflict'
import { type Consultation, consultation } from './consultation'
import { type ConsultationProposal, consultationProposal } from './consultation-proposal'
import { type DataReturn, dataReturn, type ReturnTemplate, returnTemplate } from './data-return'
import { type DispatchEntry, dispatchEntry } from './dispatch-entry'
import { type DocumentTemplate, documentTemplate } from './document-template'
import { type EnforcementRecord, enforcementRecord } from './enforcement-record'
import { type ExportRecord, exportRecord } from './export-record'
import { type Inspection, inspection } from './inspection'
import { type Minutes, type MinutesUpdate, minutes, minutesUpdate } from './minutes'
import { type OfficialDocument, officialDocument } from './official-document'
import { type OrganGrade, organGrade } from './organ-grade'
import {
  type ClassStandard,
  classStandard,
  type Delegation,
  type Dictionary,
  type DocumentRule,
  delegation,
  dictionary,
  documentRule,
  type HolidayYear,
  holidayYear,
  type LegalBasis,
  legalBasis,
  type Organ,
  organ,
  type UserProfile,
  userProfile,
} from './reference'
import { type ShareAgreement, shareAgreement } from './share-agreement'
import { type SharePush, sharePush } from './share-push'
import { type SheetProfile, sheetProfile } from './sheet-profile'
import { type Submission, submission } from './submission'
import { type SupervisionCase, supervisionCase } from './supervision-case'
import { type SupervisionOrder, supervisionOrder } from './supervision-order'
import { type TaxonomyMap, taxonomyMap } from './taxonomy-map'
import { type Thresholds, thresholds } from './thresholds'
import { type Transfer, transfer } from './transfer'
import { type TriageModel, triageModel } from './triage-model'
import { type UnmaskLog, unmaskLog } from './unmask-log'
import { type Warning, warning } from './warning'
import { type WorkOrder, workOrder } from './work-order'

/** Every type of stored entity. Adding one touches this file, its schema and `sync/scopes.ts`. */
export interface EntityMap {
  workOrder: WorkOrder
  supervisionCase: SupervisionCase
  caseAction: CaseAction
  officialDocument: OfficialDocument
  conflict: Conflict
  attachment: Attachment
  minutes: Minutes
  minutesUpdate: MinutesUpdate
  exportRecord: ExportRecord
  unmaskLog: UnmaskLog
  consultation: Consultation
  consultationProposal: ConsultationProposal
  supervisionOrder: SupervisionOrder
  submission: Submission
  callbackSample: CallbackSample
  inspection: Inspection
  organ: Organ
  userProfile: UserProfile
  dictionary: Dictionary
  holidayYear: HolidayYear
  legalBasis: LegalBasis
  documentRule: DocumentRule
  documentTemplate: DocumentTemplate
  delegation: Delegation
  classStandard: ClassStandard
  triageModel: TriageModel
  enforcementRecord: EnforcementRecord
  transfer: Transfer
  thresholds: Thresholds
  campaign: Campaign
  warning: Warning
  dispatchEntry: DispatchEntry
  taxonomyMap: TaxonomyMap
  sheetProfile: SheetProfile
  shareAgreement: ShareAgreement
  returnTemplate: ReturnTemplate
  dataReturn: DataReturn
  sharePush: SharePush
  organGrade: OrganGrade
}

export const entitySchemas = {
  workOrder,
  supervisionCase,
  caseAction,
  officialDocument,
  conflict,
  attachment,
  minutes,
  minutesUpdate,
  exportRecord,
  unmaskLog,
  consultation,
  consultationProposal,
  supervisionOrder,
  submission,
  callbackSample,
  inspection,
  organ,
  userProfile,
  dictionary,
  holidayYear,
  legalBasis,
  documentRule,
  documentTemplate,
  delegation,
  classStandard,
  triageModel,
  enforcementRecord,
  transfer,
  thresholds,
  campaign,
  warning,
  dispatchEntry,
  taxonomyMap,
  sheetProfile,
  shareAgreement,
  returnTemplate,
  dataReturn,
  sharePush,
  organGrade,
} as const

export type EntityType = keyof EntityMap
export type EntityOf<T extends EntityType> = EntityMap[T]
export const entityTypes = Object.keys(entitySchemas) as EntityType[]

/** Types every user holds in scope `ref`; the worker keeps them in memory. */
export const referenceTypes = [
  'organ',
  'userProfile',
  'dictionary',
  'holidayYear',
  'legalBasis',
  'documentRule',
  'documentTemplate',
  'delegation',
  'classStandard',
  'thresholds',
] as const
export type ReferenceType = (typeof referenceTypes)[number]

export interface EntityRef<T extends EntityType = EntityType> {
  readonly type: T
  readonly id: string
}

export function entityKey(ref: EntityRef): string {
  return `${ref.type}/${ref.id}`
}
