import { formatCivilDate } from '#shared/domain/civil-date'
import type { ActFacts, CaseFacts } from '../facts'
import type { CheckContext } from '../kind'
import { yuan } from '../wording'
import type { CommonChecked, PrintedText } from './common'
import type { Finding } from './problem'
import { amountsIn, datesIn, sentencesOf, type TextAmount } from './text-values'

/** Fields that tell what has happened; dates elsewhere may lie ahead. */
const pastFields = /^(source|hearing|handling|findings\.\d+\.(fact|evidence|conclusion))$/

/** Dates exist, do not lie after the document where they tell of facts, and agree with the case, as amounts do. */
export function checkValues(content: CommonChecked, { facts }: CheckContext, texts: readonly PrintedText[]): Finding[] {
  const on = content.date || facts?.today || content.draftedOn
  const known = facts && knownValues(facts, content)
  // A limit an earlier document has set may be told of before it ends, as when the respondent refused.
  const limits = new Set(facts?.documents.map((document) => document.dueOn))
  return texts.flatMap(([path, text]) => [
    ...datesIn(text).flatMap((date): Finding[] => {
      const args = { text: date.text }
      if (!date.on) return [{ code: 'dateImpossible', path, args }]
      if (date.on > on && pastFields.test(path) && !limits.has(date.on))
        return [{ code: 'dateAfterDocument', path, args }]
      if (date.on < on && deadlineAhead(text, date.text)) return [{ code: 'deadlinePast', path, args }]
      return known && !known.dates.has(date.on) ? [{ code: 'dateNotInCase', path, args }] : []
    }),
    ...amountsIn(text).flatMap((amount): Finding[] =>
      known && !known.amounts.has(amount.yuan) ? [{ code: 'amountNotInCase', path, args: { text: amount.text } }] : [],
    ),
    ...(facts?.acts ?? []).flatMap((act) => actProblems(act, path, text)),
  ])
}

/** 于2026年12月1日前: a demand with its last day. */
function deadlineAhead(text: string, date: string): boolean {
  return new RegExp(`(应当?|请|须|必须|限|务必)[^。；]{0,12}${date}(之?前|以前)`).test(text)
}

/** In a sentence that names an act by its number, its day and its amount are those of the case. */
function actProblems(act: ActFacts, path: string, text: string): Finding[] {
  if (act.docNo === '') return []
  const about = sentencesOf(text).filter((part) => part.includes(act.docNo))
  const differing = (amounts: readonly TextAmount[]) =>
    act.amount !== undefined && amounts.length > 0 && amounts.every((amount) => amount.yuan !== act.amount)
  return about.flatMap((part): Finding[] => {
    const problems: Finding[] = []
    const amounts = amountsIn(part)
    if (act.amount !== undefined && differing(amounts)) {
      const args = { docNo: act.docNo, text: amounts.map((one) => one.text).join('、'), amount: yuan(act.amount) }
      problems.push({ code: 'actAmountDiffers', path, args })
    }
    const decided = madeOn(part)
    if (act.decidedOn && decided && decided.on !== act.decidedOn) {
      const args = { docNo: act.docNo, text: decided.text, on: formatCivilDate(act.decidedOn) }
      problems.push({ code: 'actDateDiffers', path, args })
    }
    return problems
  })
}

/** The date of 于…作出; other dates in the sentence may be of something else. */
function madeOn(part: string): { text: string; on?: string } | undefined {
  const match = part.match(/(\d{4}年\d{1,2}月\d{1,2}日)[^，,]{0,40}作出/)
  return match?.[1] ? datesIn(match[1])[0] : undefined
}

interface KnownValues {
  readonly dates: ReadonlySet<string>
  readonly amounts: ReadonlySet<number>
}

function knownValues(facts: CaseFacts, content: CommonChecked): KnownValues {
  const texts = [
    facts.caseTitle,
    ...facts.orders.flatMap((order) => [order.title, order.content]),
    ...facts.acts.map((act) => act.result),
    ...facts.findings.flatMap((finding) => [
      finding.fact,
      finding.correction,
      ...finding.evidence,
      ...finding.bases.map((basis) => basis.text),
    ]),
    facts.statement?.text ?? '',
    facts.statement?.why ?? '',
    facts.panel?.conclusion ?? '',
    facts.legalReview?.opinion ?? '',
    facts.approval?.instruction ?? '',
    ...facts.documents.flatMap((document) => [document.title, document.response ?? '']),
  ].join('\n')
  const dates = [
    facts.today,
    content.draftedOn,
    content.date,
    facts.filedOn,
    facts.statement?.invitedOn,
    facts.legalReview?.on,
    facts.panel?.on,
    facts.approval?.on,
    ...facts.orders.map((order) => order.receivedOn),
    ...facts.acts.map((act) => act.decidedOn),
    ...facts.documents.flatMap((document) => [document.issuedOn, document.servedOn, document.dueOn]),
    ...datesIn(texts).map((date) => date.on),
  ]
  const amounts = [...facts.acts.map((act) => act.amount), ...amountsIn(texts).map((amount) => amount.yuan)]
  return {
    dates: new Set(dates.filter((date) => date !== undefined)),
    amounts: new Set(amounts.filter((amount) => amount !== undefined)),
  }
}
