import { formatCivilDate } from '#shared/domain/civil-date'
import type { Block } from '../blocks'
import { heading, paragraphs } from '../blocks'
import type { DocumentContent, DocumentFormat } from '../content'
import type { FindingContent } from './common-fields'
import type { BasisFacts, CaseFacts, FindingFacts } from './facts'
import type { RenderContext } from './kind'
import { basisSentences, clause, sentence } from './wording'

export interface CommonContent {
  readonly mark: string
  readonly coIssuers?: readonly string[]
  readonly number?: string
  readonly pendingNumber: string
  readonly copyNumber?: string
  readonly urgency?: '特急' | '加急'
  readonly title: string
  readonly addressee: string
  readonly annexNotes: readonly string[]
  readonly signatories: readonly string[]
  readonly draftedOn: string
  readonly date?: string
  readonly note: string
  readonly copiesTo: readonly string[]
  readonly printingOrgan: string
  readonly colophonOnEvenPage?: boolean
}

const DEMO_MARK = '演示文书　不具有法律效力'

export interface Special {
  readonly body: readonly Block[]
  readonly signers?: readonly string[]
  readonly marks?: readonly string[]
  readonly bases?: readonly Pick<BasisFacts, 'demo'>[]
  /** Names and terms in the title that no line break may cut. */
  readonly titleNames?: readonly string[]
}

/** What all kinds of the general format print alike; a kind adds its body. */
export function generalContent(content: CommonContent, context: RenderContext, special: Special): DocumentContent {
  return commonContent('general', content, context, special)
}

/** The parts every document has, whatever its format. */
export function commonContent(
  format: DocumentFormat,
  content: CommonContent,
  context: RenderContext,
  special: Special,
): DocumentContent {
  // Of a half-filled draft an absent number or day reads as an empty text.
  const number = context.number || content.number || undefined
  const on = context.date || content.date
  const date = on ? formatCivilDate(on) : `${content.draftedOn.slice(0, 4)}年　月　日`
  const demo = context.demo ?? (special.bases ?? []).some((basis) => basis.demo)
  return {
    format,
    mark: content.mark,
    coIssuers: content.coIssuers,
    copyNumber: context.copyNumber || content.copyNumber || undefined,
    urgency: content.urgency || undefined,
    number: { text: number ?? content.pendingNumber, pending: number === undefined },
    signers: special.signers ?? [],
    title: content.title,
    titleNames: [...content.signatories, content.addressee, ...(special.titleNames ?? [])],
    addressee: content.addressee,
    body: special.body,
    annexNotes: content.annexNotes,
    signatories: content.signatories,
    date,
    note: content.note || undefined,
    annexes: [],
    copiesTo: content.copiesTo,
    printing: content.printingOrgan ? { organ: content.printingOrgan, date } : undefined,
    colophonOnEvenPage: content.colophonOnEvenPage,
    marks: number === undefined ? (special.marks ?? ['待编号']) : [],
    pageMark: demo ? DEMO_MARK : undefined,
  }
}

/** Findings one by one: fact, evidence, basis, what it amounts to. */
export function findingBlocks(findings: readonly FindingContent[]): Block[] {
  return findings.flatMap((finding, at) => [
    heading(2, at, finding.title),
    ...paragraphs(finding.fact),
    ...paragraphs(finding.evidence && `上述事实，有${clause(finding.evidence)}等证据证明。`),
    ...paragraphs(`${basisSentences(finding.bases)}${sentence(finding.conclusion)}`),
  ])
}

/** Only what was found wrong goes into a document that demands correction. */
export function wrongFindings(facts: CaseFacts): FindingFacts[] {
  return facts.findings.filter((finding) => finding.nature === '违法' || finding.nature === '不当')
}

export function draftFindings(facts: CaseFacts, we: string, they: string): FindingContent[] {
  return wrongFindings(facts).map((finding) => ({
    title: finding.issueLabel,
    fact: sentence(finding.fact),
    evidence: finding.evidence.map(clause).join('、'),
    bases: finding.bases.map((basis) => ({ ...basis })),
    nature: finding.nature === '违法' ? '违法' : '不当',
    conclusion: `${we}认为，${they}的上述行为不符合前述规定，存在${finding.issueLabel}问题，应当认定为${finding.nature}。`,
    correction: sentence(finding.correction),
  }))
}

/** 驻司执监意〔2026〕　号: the number's form with a gap where the number will be. */
export function pendingNumber(facts: CaseFacts, fallback: string): string {
  const format = facts.rule?.numberFormat ?? fallback
  return format
    .replaceAll('{org}', facts.bureau.shortName)
    .replaceAll('{year}', facts.today.slice(0, 4))
    .replaceAll('{no}', '　')
}

/** 程序违法, or 程序违法等 where there are several. */
export function issueWords(facts: CaseFacts): string {
  const labels = [...new Set(wrongFindings(facts).map((finding) => finding.issueLabel))]
  return `${labels[0] ?? '行政执法'}${labels.length > 1 ? '等' : ''}问题`
}
