import type { BasisFacts, CaseFacts } from '#shared/documents/kinds/facts'
import {
  actSentences,
  basisSentences,
  firstPerson,
  secondPerson,
  sentence,
  sourceSentence,
} from '#shared/documents/kinds/wording'
import { formatCivilDate } from '#shared/domain/civil-date'
import type { Dictionary } from '#shared/domain/reference'
import { documentTexts as text } from '../messages'

export interface Insertion {
  readonly title: string
  readonly text: string
}

export interface InsertionGroup {
  readonly title: string
  readonly entries: readonly Insertion[]
}

/** What can be put into a running text: the case's own facts in sentences, its bases, the phrases of the dictionary. */
export function insertionsOf(
  facts: CaseFacts,
  bases: readonly BasisFacts[],
  phrases: Dictionary | undefined,
): InsertionGroup[] {
  return [
    { title: text.insertFacts, entries: factEntries(facts).filter((entry) => entry.text !== '') },
    {
      title: text.insertBases,
      entries: bases.map((basis) => ({ title: `${basis.law}${basis.article}`, text: basisSentences([basis]) })),
    },
    {
      title: text.insertPhrases,
      entries: (phrases?.items ?? []).map((item) => ({ title: item.label, text: String(item.text ?? item.label) })),
    },
  ]
}

function factEntries(facts: CaseFacts): Insertion[] {
  const we = firstPerson(facts.bureau.name)
  const they = secondPerson(facts.respondent.name)
  return [
    { title: text.factSource, text: sourceSentence(facts, we) },
    { title: text.factActs, text: actSentences(facts.acts, they, facts.party.confidential) },
    ...facts.findings.map((finding) => ({
      title: `${finding.issueLabel}（${finding.nature}）`,
      text: sentence(finding.fact),
    })),
    ...facts.findings
      .filter((finding) => finding.correction !== '')
      .map((finding) => ({ title: text.factCorrection(finding.issueLabel), text: sentence(finding.correction) })),
    { title: text.factStatement, text: facts.statement ? sentence(facts.statement.text) : '' },
    { title: text.factReview, text: facts.legalReview ? sentence(facts.legalReview.opinion) : '' },
    { title: text.factPanel, text: facts.panel ? sentence(facts.panel.conclusion) : '' },
    ...facts.documents.map((document) => ({
      title: document.number ?? document.title,
      text: `${document.issuedOn ? `${formatCivilDate(document.issuedOn)}，` : ''}${we}制发《${document.title}》${document.number ? `（${document.number}）` : ''}。`,
    })),
  ]
}
