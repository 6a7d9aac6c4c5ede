import { pendingNumber } from './common-content'
import type { CaseFacts } from './facts'
import { caseMatter } from './wording'

interface OwnParts {
  readonly title: string
  readonly addressee: string
  /** Where no document rule sets it: {org}函〔{year}〕{no}号. */
  readonly numberFormat: string
  readonly annexNotes?: readonly string[]
}

/** The common fields of a document in the name of the bureau; a letterhead of the general format ends in 文件. */
export function draftCommon(facts: CaseFacts, head: 'letter' | 'general', own: OwnParts) {
  return {
    mark: head === 'letter' ? facts.bureau.name : `${facts.bureau.name}文件`,
    coIssuers: [],
    pendingNumber: pendingNumber(facts, own.numberFormat),
    title: own.title,
    addressee: own.addressee,
    annexNotes: [...(own.annexNotes ?? [])],
    signatories: [facts.bureau.name],
    draftedOn: facts.today,
    note: facts.contact ? `联系人：${facts.contact.name}，联系电话：${facts.contact.phone}` : '',
    copiesTo: [],
    printingOrgan: facts.bureau.officeName,
    // Said only where the rule departs from the usual, so that it stays with the document whatever the rule says later.
    ...(facts.rule?.colophonOnEvenPage === false ? { colophonOnEvenPage: false } : {}),
  }
}

/** “小额农产品违法行为被处高额罚款”, as a letter speaks of the matter of a case. */
export function matterOf(facts: CaseFacts): string {
  return facts.caseTitle ? `“${caseMatter(facts.caseTitle)}”事项` : '有关行政执法事项'
}
