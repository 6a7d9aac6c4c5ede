import type { ReviewerTask } from '#shared/domain/reviewer-task'

/** Lists as the screens ask for them and get them: windows over columns, never whole stores. */

export interface ListWindow<T> {
  readonly total: number
  /** There are more than were counted: they are counted as they are read. */
  readonly more?: boolean
  readonly offset: number
  readonly rows: readonly T[]
  /** Counts by lead state, stage or status over the same filter without that one field: the numbers beside views. */
  readonly counts: Readonly<Record<string, number>>
}

export interface ListRange {
  readonly offset: number
  readonly limit: number
  readonly sort?: { readonly by: string; readonly descending: boolean }
  /** Words that must all occur in number, title, text, place, organ. */
  readonly text?: string
}

/** One kind of what a search found everywhere: how many, and the latest few. */
export interface FoundOfKind {
  readonly total: number
  /** There are more than were counted. */
  readonly more: boolean
  readonly rows: readonly { readonly id: string; readonly title: string; readonly no: string }[]
}

export interface FoundEverywhere {
  readonly cases: FoundOfKind
  readonly documents: FoundOfKind
  readonly orders: FoundOfKind
}

export interface OrderQuery extends ListRange {
  readonly leadState?: string
  readonly region?: string
  readonly channel?: string
  readonly handlingOrganId?: string
  readonly receivedFrom?: string
  readonly receivedTo?: string
  /** `unanswered`: whatever comes before an answer. */
  readonly process?: string
  /** Leads only, whatever became of them. */
  readonly lead?: boolean
  readonly dispute?: 'open' | 'ruled' | 'any'
  /** With the bureau's final answer only. */
  readonly answered?: boolean
}

export interface OrderColumns {
  readonly id: string
  readonly orderNo: string
  readonly title: string
  readonly excerpt: string
  readonly channel: string
  readonly region: string
  readonly organName: string
  readonly receivedAt: string
  readonly leadState: string
  readonly score: number
  readonly caseId: string
  readonly replied: boolean
  readonly process: string
  readonly dispute: '' | 'open' | 'ruled'
  readonly answered: boolean
  /** Of the case it led to, as far as this user may see it. */
  readonly caseStage: string
  readonly pending: boolean
}

export interface CaseQuery extends ListRange {
  readonly stage?: readonly string[]
  readonly handlerId?: string
  readonly field?: string
  readonly level?: string
  readonly region?: string
  readonly respondentOrganId?: string
  readonly overdueOnly?: boolean
  readonly enforcementType?: string
  readonly issue?: string
  readonly pattern?: string
  readonly origin?: string
  readonly mode?: string
  readonly bureauId?: string
  readonly mark?: string
  readonly groupId?: string
  readonly closing?: string
  readonly openedFrom?: string
  readonly openedTo?: string
  readonly closedFrom?: string
  readonly closedTo?: string
  readonly toReview?: ReviewQuery
}

/** Cases that wait for what a reviewer, who is none of their handlers, has to decide; without a task, for any of it. */
export interface ReviewQuery {
  readonly by: string
  readonly task?: ReviewerTask
}

/** The next step where it is not just its stage's: the reviewer's two, and its officers' correction after each was refused. */
export type CaseWait = ReviewerTask | 'filingCorrection' | 'legalCorrection'

/** What sets a case apart in a list. */
export type CaseMark = 'suspended' | 'graveImpact' | 'enterprise' | 'confidential' | 'tracks'

/** A case alike another, with the reason. */
export interface SimilarCase {
  readonly id: string
  readonly caseNo: string
  readonly title: string
  readonly stage: string
  readonly respondentOrganId: string
  readonly reasons: readonly ('sameRespondent' | 'sameField' | 'sameIssue' | 'sameText' | 'sameGroup')[]
  readonly groupId: string
}

/** A served opinion of a group of cases, by which the others of the group may be dealt with too. */
export interface GroupOpinion {
  readonly documentId: string
  readonly leadCaseId: string
  readonly leadTitle: string
  readonly number: string
  readonly title: string
  readonly issuedOn: string
}

export interface CaseColumns {
  readonly id: string
  readonly caseNo: string
  readonly title: string
  readonly stage: string
  readonly respondentOrganId: string
  readonly field: string
  readonly level: string
  readonly region: string
  readonly handlerIds: readonly string[]
  readonly orders: number
  /** The nearest running limit. */
  readonly dueKind: string
  readonly dueFrom: string
  readonly dueAt: string
  readonly updatedAt: string
  readonly enforcementType: string
  readonly issues: readonly string[]
  readonly patterns: readonly string[]
  readonly origin: string
  readonly mode: string
  readonly bureauId: string
  readonly createdAt: string
  readonly closedAt: string
  readonly closing: string
  readonly marks: readonly CaseMark[]
  readonly groupId: string
  readonly groupName: string
  readonly waitsFor: CaseWait | ''
  readonly conflicts: number
  readonly pending: boolean
}

export interface DocumentQuery extends ListRange {
  readonly kind?: string
  readonly status?: readonly string[]
  readonly caseId?: string
  readonly addresseeOrganId?: string
  /** Of issue. */
  readonly year?: string
  /** Served, an answer is owed and has not come. */
  readonly awaitingReply?: boolean
}

export interface DocumentColumns {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly title: string
  readonly status: string
  readonly caseId: string
  readonly addresseeOrganId: string
  readonly issuedOn: string
  readonly replyDueAt: string
  readonly updatedAt: string
  readonly pending: boolean
}
