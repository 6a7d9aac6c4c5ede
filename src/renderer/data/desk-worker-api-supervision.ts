import type { CallbackSample, Population } from '#shared/domain/callback-sample'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { Submission } from '#shared/domain/submission'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { SupervisionOrder } from '#shared/domain/supervision-order'
import type { WorkOrder } from '#shared/domain/work-order'

/** 督办, what departments send in on it, and call-backs by sample. */
export interface SupervisionDesk {
  /** Every supervision order that this user may see: some hundreds a year. */
  supervisionOrders(): Promise<readonly SupervisionOrder[]>
  /** One order with its case or work order, its papers and what the department sent in on them. */
  supervisionBundle(id: string): Promise<SupervisionBundle | undefined>
  /** What departments sent in on a case's documents and orders. */
  submissionsOfCase(caseId: string): Promise<readonly Submission[]>
  /** All that is addressed to the user's own organ, and what it wrote to it. */
  departmentInbox(): Promise<DepartmentInbox>
  callbackSamples(): Promise<readonly CallbackSample[]>
  /** Answered orders received in these days, by the organ that dealt with them. */
  callbackPopulation(from: string, until: string): Promise<Population>
  /** The drawn orders of one sample; those that this user may not see are left out. */
  sampledOrders(sampleId: string): Promise<readonly WorkOrder[]>
}

export interface SupervisionBundle {
  readonly order: SupervisionOrder
  readonly case: SupervisionCase | undefined
  readonly workOrder: WorkOrder | undefined
  /** Of the case, for drafting from it. */
  readonly orders: readonly WorkOrder[]
  readonly documents: readonly OfficialDocument[]
  /** Those of the documents that belong to the order. */
  readonly papers: readonly OfficialDocument[]
  readonly submissions: readonly Submission[]
  /** Not yet on the server. */
  readonly pending: boolean
}

export interface DepartmentInbox {
  readonly documents: readonly OfficialDocument[]
  readonly orders: readonly SupervisionOrder[]
  readonly submissions: readonly Submission[]
}
