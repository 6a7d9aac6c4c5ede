import type { z } from 'zod'
import type { CivilDate } from '#shared/domain/civil-date'
import type { DocumentContent, DocumentFormat } from '../content'
import type { CaseFacts } from './facts'

/**
 * A kind of document: the one file that knows what it says. Generic over its content `C`, which is plain JSON kept in
 * `OfficialDocument.content`.
 */
export interface DocumentKind<C = Record<string, unknown>> {
  /** The name on the command line and in `DocumentRule.kind`. */
  readonly code: string
  /** 行政执法监督意见书. */
  readonly name: string
  readonly format: DocumentFormat
  readonly issuer: 'bureau' | 'government'
  /** Numbered by us, by the organ that issues it, or not at all. */
  readonly numbering: 'own' | 'external' | 'none'
  readonly schema: z.ZodType<C>
  draft(facts: CaseFacts): C
  check(content: C, context: CheckContext): LegalityProblem[]
  toContent(content: C, context?: RenderContext): DocumentContent
  /** A complete valid input. */
  example(): C
}

/** Editing and submitting, or 签发: some problems only warn before the document goes out. */
export type CheckStep = 'draft' | 'issue'

export interface CheckContext {
  readonly step: CheckStep
  /** Absent on the command line: then only what the content itself tells is checked. */
  readonly facts?: CaseFacts
}

export interface LegalityProblem {
  /** Stable name of the rule: `limitMissing`. */
  readonly code: string
  /** Errors stop the step; warnings are shown. */
  readonly severity: 'error' | 'warning'
  /** The field in the content: `findings.0.correction`. */
  readonly path: string
  /** What is wrong and what to do, in one sentence. */
  readonly text: string
}

/** What issuing adds to the content; whatever is absent prints as a gap. */
export interface RenderContext {
  readonly number?: string
  /** 成文日期. */
  readonly date?: CivilDate
  /** True where a basis marked 示例 was used: every page says 演示. */
  readonly demo?: boolean
  /** 份号, where the organ numbers its copies. */
  readonly copyNumber?: string
}
