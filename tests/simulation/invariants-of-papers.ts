import type { OfficialDocument } from '#shared/domain/official-document'
import type { Coverage } from './coverage'
import { must } from './invariant-broken'
import type { SimServer } from './sim-server'
import { sorted } from './sorted-json'

const draftStatuses = ['draft', 'returned', 'inReview', 'approved', 'void']

/** What must hold of documents: a number once and in the ledger, a void with its reason, nothing else of an issued one. */
export class InvariantsOfPapers {
  /** What was signed, by document. */
  readonly #signed = new Map<string, string>()
  readonly #numbers = new Map<string, string>()

  constructor(
    private readonly server: SimServer,
    private readonly coverage: Coverage,
  ) {}

  beginAnew(): void {
    this.#signed.clear()
    this.#numbers.clear()
  }

  look(doc: OfficialDocument) {
    const { id, status, number = '', title, content, kind, addresseeOrganId = '', issuedOn, signerId, version } = doc
    const isDraft = draftStatuses.includes(status)
    const before = this.#signed.get(id)
    must(!isDraft || before === undefined, `documents: ${id} was issued and is ${status} again`)
    if (isDraft) return must(number === '', `documents: ${id} is ${status} and has the number ${number}`)
    const signed = sorted({ number, title, content, kind, addresseeOrganId, issuedOn, signerId, version })
    must(before === undefined || before === signed, `documents: ${id} changed after it was issued`)
    if (before === undefined) this.coverage.note('document issued')
    if (status === 'recalled') this.coverage.note('document recalled')
    this.#signed.set(id, signed)
    const holder = this.#numbers.get(number)
    must(number !== '' && (holder ?? id) === id, `numbers: ${number} of ${id} is also that of ${holder}`)
    this.#numbers.set(number, id)
    this.#ledger(id, number, doc)
  }

  #ledger(id: string, number: string, { status, voided }: OfficialDocument): void {
    const entries = this.server.store.docNos.filter(({ documentId }) => documentId === id)
    const [entry] = entries
    must(entries.length === 1 && entry !== undefined, `numbers: ${id} stands ${entries.length} times in the ledger`)
    must(number.endsWith(`〕${entry.no}号`), `numbers: ${number} of ${id} is not in the ledger`)
    const reason = status === 'recalled' ? voided?.reason : undefined
    must(entry.voided === reason, `numbers: ${number} is ${status} and in the ledger void for ${entry.voided}`)
  }
}
