import { civilDateOf } from '#shared/domain/civil-date'
import type { OfficialDocument } from '#shared/domain/official-document'
import { remembered } from '#shared/remembered'
import type { ListWindow } from '../../data/desk-worker-api'
import { type RegisterQuery, type RegisterRow, registerNames } from '../../data/desk-worker-api-registers'
import type { LocalStore } from '../store/local-store'
import type { StoreChange } from '../sync/store-change'
import { isRegistered, registerRows } from './register-rows'

/**
 * The registers over all documents. They are looked at seldom and read whole documents, so these are opened with the
 * first question and kept, without their texts, until one changes.
 */
export class DocumentRegisters {
  private readonly documents = remembered(() => this.read())

  constructor(
    private readonly store: LocalStore,
    private readonly now: () => Date,
  ) {}

  take({ put, gone }: StoreChange): void {
    if ([...put, ...gone].some(({ type }) => type === 'officialDocument')) this.documents.forget()
  }

  async list(query: RegisterQuery): Promise<ListWindow<RegisterRow>> {
    const documents = await this.documents()
    const today = civilDateOf(this.now())
    const all = registerNames.map((name) => [name, registerRows(name, documents, today).filter(wanted(query))] as const)
    const rows = all.find(([name]) => name === query.register)?.[1] ?? []
    const counts = Object.fromEntries(all.map(([name, { length }]) => [name, length]))
    const { offset, limit } = query
    return { total: rows.length, offset, rows: rows.slice(offset, offset + limit), counts }
  }

  private async read(): Promise<readonly OfficialDocument[]> {
    const documents = await this.store.read((tx) => tx.allOf('officialDocument'))
    return documents.filter(isRegistered).map((document) => ({ ...document, content: {}, versions: [] }))
  }
}

function wanted({ kind, year, addresseeOrganId, text }: RegisterQuery): (row: RegisterRow) => boolean {
  const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return (row) =>
    (!kind || row.kind === kind) &&
    (!year || yearOf(row) === year) &&
    (!addresseeOrganId || row.addresseeOrganId === addresseeOrganId) &&
    words.every((word) => textOf(row).includes(word))
}

/** Of a number the year that it bears, of everything else that of the entry. */
function yearOf({ facts, on }: RegisterRow): string {
  return facts.year === undefined ? on.slice(0, 4) : String(facts.year)
}

function textOf({ number, title, facts }: RegisterRow): string {
  return [number, title, ...Object.values(facts).filter((value) => typeof value === 'string')].join(' ').toLowerCase()
}
