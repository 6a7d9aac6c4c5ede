import type { CivilDate } from '#shared/domain/civil-date'

/**
 * What a case records of its own course: the records and forms of its file are drafted from it. Plain data with names
 * looked up, as the rest of the facts. Where a case has several of a part, the one that the paper is about.
 */
export interface FileFacts {
  readonly handlers: readonly string[]
  readonly filing?: FilingFacts
  /** The seven topics of the legality check, in their order. */
  readonly checklist: readonly { readonly topic: string; readonly result: CheckResultLabel; readonly note: string }[]
  readonly plan?: PlanFacts
  readonly interview?: InterviewFacts
  /** When the respondent's statement came in; what it says stands in `CaseFacts.statement`. */
  readonly statementReceivedOn?: CivilDate
  readonly panel?: PanelFacts
  readonly legalReviewer?: string
  readonly expert?: ExpertFacts
  readonly objection?: ObjectionFacts
  readonly recusals: readonly RecusalFacts[]
  readonly evidence: readonly EvidenceFacts[]
  readonly rectification: readonly RectificationFacts[]
  readonly talk?: TalkFacts
  readonly transfer?: TransferFacts
  readonly fileRequest?: { readonly organ: string; readonly items: readonly string[]; readonly dueOn: CivilDate }
  /** The document whose service the receipt tells of. */
  readonly served?: { readonly title: string; readonly number: string; readonly recipient: string }
  /** What was approved besides the filing: an extension, a suspension, a document, the closing. */
  readonly approval?: ApprovalFacts
  readonly answer?: { readonly on: CivilDate; readonly via: string; readonly text: string; readonly noneReason: string }
  readonly closing?: ClosingFacts
  readonly accountability?: string
  readonly volume?: VolumeFacts
}

export const checkResults = ['无问题', '有问题', '待查'] as const
export type CheckResultLabel = (typeof checkResults)[number]

interface FilingFacts {
  readonly proposedOn: CivilDate
  readonly reason: string
  readonly reviewer: string
  readonly reviewedOn?: CivilDate
  readonly opinion: string
}

interface PlanFacts {
  readonly on: CivilDate
  readonly purpose: string
  readonly steps: readonly { readonly what: string; readonly by: string; readonly dueOn?: CivilDate }[]
}

export interface InterviewFacts {
  readonly kind: 'questioning' | 'statement' | 'meeting'
  readonly person: string
  readonly identity: string
  readonly on: CivilDate
  readonly place: string
  readonly askers: readonly string[]
  readonly told: boolean
  readonly questions: readonly { readonly question: string; readonly answer: string }[]
  readonly signed: boolean
  readonly refusal: string
}

interface PanelFacts {
  readonly on: CivilDate
  readonly chair: string
  readonly members: readonly { readonly name: string; readonly opinion: string }[]
  readonly conclusion: string
}

interface ExpertFacts {
  readonly expert: string
  readonly question: string
  readonly opinion: string
  readonly on: CivilDate
}

interface ObjectionFacts {
  readonly filedOn: CivilDate
  readonly grounds: string
  readonly result?: '维持' | '变更' | '撤销'
  readonly reason: string
}

interface RecusalFacts {
  readonly person: string
  readonly reason: string
  readonly decidedBy: string
  readonly on: CivilDate
}

interface EvidenceFacts {
  readonly name: string
  readonly source: string
  readonly obtainedBy: string
  readonly obtainedOn?: CivilDate
  readonly proves: string
}

export const rectificationResults = ['到位', '部分到位', '未到位', '未复查'] as const

interface RectificationFacts {
  readonly problem: string
  readonly measure: string
  readonly person: string
  readonly dueOn?: CivilDate
  readonly result: (typeof rectificationResults)[number]
  readonly note: string
  readonly checkedBy: readonly string[]
  readonly checkedOn?: CivilDate
}

interface TalkFacts {
  readonly subject: string
  readonly on: CivilDate
  readonly time: string
  readonly place: string
  readonly hosts: readonly string[]
  readonly present: readonly string[]
  readonly text: string
  readonly commitments: readonly { readonly content: string; readonly person: string; readonly dueOn?: CivilDate }[]
}

export const approvalStages = ['立案', '延期', '中止', '文书', '移送', '结案'] as const

export interface ApprovalFacts {
  readonly stage: (typeof approvalStages)[number]
  readonly reason: string
  readonly handling: WrittenOpinion
  readonly review: WrittenOpinion
  readonly decision: WrittenOpinion
}

/** Empty where the pen writes it. */
export interface WrittenOpinion {
  readonly text: string
  readonly by: string
  readonly on?: CivilDate
}

/** What is handed over and to whom; given to its own letter only (domain.md §6). */
interface TransferFacts {
  readonly target: string
  readonly subject: string
  readonly facts: string
  readonly materials: readonly string[]
}

interface ClosingFacts {
  readonly on: CivilDate
  readonly kind: string
  readonly reason: string
  readonly checkedBy: readonly string[]
  readonly outcome: string
  readonly refunded: number
  readonly accountable: number
}

export const volumeKinds = ['正卷', '副卷'] as const

/** One volume of the file as it was laid out, and how it was archived. */
export interface VolumeFacts {
  readonly kind: (typeof volumeKinds)[number]
  readonly archiveNo: string
  readonly retention: string
  readonly archivedOn?: CivilDate
  readonly archivedBy: string
  readonly note: string
  readonly papers: readonly {
    readonly number: string
    readonly title: string
    readonly on: string
    readonly from: number
    readonly to: number
  }[]
}
