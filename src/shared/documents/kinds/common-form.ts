import type { CaseFacts } from './facts'

/** The common fields of a form or record: no addressee, no colophon, not numbered as a document. */
export function draftForm(facts: CaseFacts, title: string) {
  return {
    mark: facts.bureau.name,
    coIssuers: [],
    pendingNumber: '',
    title,
    addressee: '',
    annexNotes: [],
    signatories: [facts.bureau.name],
    draftedOn: facts.today,
    note: '',
    copiesTo: [],
    printingOrgan: '',
  }
}

/** The same for a paper of a case: it says which. */
export function draftRecord(facts: CaseFacts, title: string) {
  return { ...draftForm(facts, title), caseNo: facts.caseNo ?? '', caseTitle: facts.caseTitle }
}
