import type { CivilDate } from '#shared/domain/civil-date'
import type { FileFacts } from './file-facts'

/**
 * What a case gives to the drafting of its documents: plain data with Chinese names already looked up, so that drafting
 * needs no reference data. Dates are Shanghai civil dates. The case module maps its entities to this.
 */
export interface CaseFacts {
  readonly caseNo?: string
  readonly caseTitle: string
  /** The day of drafting, by the server's calendar where there is one. */
  readonly today: CivilDate
  readonly bureau: OrganFacts & {
    /** 驻司, as in 驻司执监意〔2026〕12号. */
    readonly shortName: string
    /** 印发机关, e.g. 驻马店市司法局办公室. */
    readonly officeName: string
  }
  readonly government: OrganFacts & { readonly officeName?: string }
  readonly respondent: OrganFacts
  /** The party of the enforcement act; may be empty. Its name is printed only where the officer writes it. */
  readonly party: { readonly name: string; readonly confidential: boolean }
  readonly field?: string
  readonly filedOn?: CivilDate
  /** How the case came up when not by an order: 检查发现, 领导交办. */
  readonly origin: string
  readonly orders: readonly OrderFacts[]
  readonly acts: readonly ActFacts[]
  readonly findings: readonly FindingFacts[]
  readonly statement?: StatementFacts
  readonly legalReview?: { readonly on: CivilDate; readonly passed: boolean; readonly opinion: string }
  readonly panel?: { readonly on: CivilDate; readonly conclusion: string }
  /** Bases of the bureau's own power to supervise, from the document rule. */
  readonly powerBases: readonly BasisFacts[]
  readonly documents: readonly EarlierDocument[]
  /** What the document rule sets; absent parts fall back to the defaults of the kind. */
  readonly rule?: {
    readonly limitDays?: number
    readonly objectionDays?: number
    readonly objectionTo?: string
    /** 驻司执监意〔{year}〕{no}号 with `{org}`, `{year}`, `{no}`. */
    readonly numberFormat?: string
    readonly colophonOnEvenPage?: boolean
  }
  /** The government's answer to the 请示, once recorded. */
  readonly approval?: { readonly on: CivilDate; readonly instruction: string }
  readonly contact?: { readonly name: string; readonly phone: string }
  /** 签发人 of a document to a higher organ: who signs for the bureau. */
  readonly signers: readonly string[]
  /** What the papers of the file are drafted from. */
  readonly file?: FileFacts
}

export interface OrganFacts {
  readonly organId: string
  readonly name: string
}

export interface OrderFacts {
  readonly orderNo: string
  readonly receivedOn: CivilDate
  readonly title: string
  readonly content: string
  /** 12345热线, 网民留言…: the label of the channel; empty where it is not known. */
  readonly channel: string
}

export interface ActFacts {
  /** 行政处罚, 行政强制…: the label of the dictionary. */
  readonly kind: string
  readonly docNo: string
  readonly decidedOn?: CivilDate
  /** Yuan. */
  readonly amount?: number
  readonly party: string
  readonly result: string
}

export const findingNatures = ['违法', '不当', '无问题', '无法查清'] as const
export type FindingNatureLabel = (typeof findingNatures)[number]

export interface FindingFacts {
  /** 程序违法, 裁量明显不当…: the label of the dictionary. */
  readonly issueLabel: string
  readonly fact: string
  readonly evidence: readonly string[]
  readonly bases: readonly BasisFacts[]
  readonly nature: FindingNatureLabel
  readonly correction: string
}

export interface BasisFacts {
  readonly law: string
  /** 第七条第一款; empty where a law is named without an article. */
  readonly article: string
  readonly text: string
  readonly verified: boolean
  /** A basis made up for demonstration (示例). */
  readonly demo: boolean
}

export interface StatementFacts {
  readonly invitedOn?: CivilDate
  readonly text: string
  readonly accepted?: 'all' | 'part' | 'none'
  readonly why: string
  /** Why the respondent could not be heard first. */
  readonly urgentReason?: string
}

export interface EarlierDocument {
  /** The code of its kind: opinion, supervision-letter… */
  readonly kind: string
  readonly title: string
  readonly number?: string
  readonly issuedOn?: CivilDate
  readonly servedOn?: CivilDate
  /** The last day for the correction it demands. */
  readonly dueOn?: CivilDate
  /** 拒绝改正, as recorded. */
  readonly refused: boolean
  /** The respondent's report, or how it refused, as recorded. */
  readonly response?: string
}
