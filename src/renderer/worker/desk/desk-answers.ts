import { type EntityOf, type EntityType, entityTypes } from '#shared/domain/entities'
import type { Transfer } from '#shared/domain/transfer'
import type { CaseBundle, WarningView } from '../../data/desk-worker-api'
import type { DeskColumns } from '../columns/desk-columns'
import { groupOpinions } from '../columns/group-opinions'
import { matchingRecords } from '../columns/record-columns'
import { similarCases } from '../columns/similar-cases'
import { similarOrders } from '../columns/similar-orders'
import type { LocalStore } from '../store/local-store'
import type { StoreChange } from '../sync/store-change'
import { readCampaign, readWarnings, withCase } from './campaign-bundle'
import { bundleOf, readCaseParts } from './case-bundle'
import { readConsultation, readConsultations } from './consultation-bundle'
import { KeptBundles } from './kept-bundles'
import { readMaterial } from './meeting-material'
import { veiled } from './order-veil'
import { TriageDesk } from './triage-desk'

const MOST_TRANSFERS = 1000

interface AnswerParts {
  readonly store: LocalStore
  readonly columns: DeskColumns
  /** Keys of the rows that unsent commands have changed. */
  readonly pending: () => ReadonlySet<string>
}

/** What screens ask of an open store, one thing or what hangs on one thing; it changes nothing. */
export class DeskAnswers {
  private readonly triage = new TriageDesk((target) => this.get('triageModel', target))
  private readonly cases = new KeptBundles()

  constructor(private readonly parts: AnswerParts) {}

  async get<T extends EntityType>(type: T, id: string): Promise<EntityOf<T> | undefined> {
    const row = await this.parts.store.read((tx) => tx.row({ type, id }))
    return row && veiled(type, row.doc)
  }

  async caseBundle(caseId: string): Promise<CaseBundle | undefined> {
    const { store, pending } = this.parts
    const parts = await this.cases.get(caseId, () => store.read((tx) => readCaseParts(tx, caseId)))
    return parts && bundleOf(parts, pending())
  }

  /** What a transaction changed, for what is kept of the answers. */
  take(change: StoreChange): void {
    this.cases.take(change)
  }

  close(): void {
    this.cases.clear()
  }

  consultations() {
    return this.parts.store.read((tx) => readConsultations(tx))
  }

  consultationBundle(id: string) {
    return this.parts.store.read((tx) => readConsultation(tx, id, this.parts.pending()))
  }

  meetingMaterial(id: string, now: string) {
    const { store, columns } = this.parts
    return store.read((tx) => readMaterial(tx, columns, id, new Date(now)))
  }

  campaignBundle(id: string) {
    return this.parts.store.read((tx) => readCampaign(tx, id, this.parts.pending()))
  }

  async warnings(): Promise<readonly WarningView[]> {
    const found = await this.parts.store.read((tx) => readWarnings(tx))
    return found.map((each) => withCase(each, this.parts.columns.supervisionCase))
  }

  async transfersOf(caseId?: string): Promise<readonly Transfer[]> {
    // A person is of a handful of them, so that no index is worth a clear column.
    const rows = await this.parts.store.read((tx) => tx.rowsAfter('transfer', undefined, MOST_TRANSFERS))
    return rows.map(({ doc }) => doc as Transfer).filter((each) => !caseId || each.caseId === caseId)
  }

  async similarOrders(orderId: string) {
    const { columns } = this.parts
    await columns.searchReady()
    return similarOrders(columns.workOrder, orderId)
  }

  async similarCases(caseId: string) {
    const { columns } = this.parts
    await columns.searchReady()
    return similarCases(columns.supervisionCase, caseId)
  }

  groupOpinions(caseIds: readonly string[]) {
    const { supervisionCase, officialDocument } = this.parts.columns
    return groupOpinions(supervisionCase, officialDocument, caseIds)
  }

  async matchingRecords(caseId: string) {
    const found = await this.get('supervisionCase', caseId)
    return found ? matchingRecords(this.parts.columns.enforcementRecord, found) : []
  }

  async suggestions(orderIds: readonly string[]) {
    const found = await Promise.all(orderIds.map((id) => this.get('workOrder', id)))
    const orders = found.filter((order) => order !== undefined)
    return this.triage.suggest(orders, orderIds[0] ? await this.similarOrders(orderIds[0]) : [])
  }

  /** Number of rows of each type. */
  rowCounts(): Promise<Readonly<Record<string, number>>> {
    return this.parts.store.read(async (tx) => {
      const counts: Record<string, number> = {}
      for (const type of entityTypes) counts[type] = await tx.count(type)
      return counts
    })
  }
}
