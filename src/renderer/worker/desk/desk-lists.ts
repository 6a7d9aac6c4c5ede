import type {
  CaseColumns,
  CaseQuery,
  DocumentColumns,
  DocumentQuery,
  FoundEverywhere,
  ListRange,
  ListWindow,
  OrderColumns,
  OrderQuery,
} from '../../data/desk-worker-api'
import { type CaseRow, caseSpec } from '../columns/case-columns'
import { ColumnQueries, type FoundRows, soughtWords } from '../columns/column-query'
import type { DeskColumns } from '../columns/desk-columns'
import { type DocumentRow, documentSpec } from '../columns/document-columns'
import { LatestFirst } from '../columns/latest-first'
import { latestMatches } from '../columns/latest-matches'
import { type OrderRow, orderSpec } from '../columns/order-columns'
import type { ReferenceCache } from './reference-cache'

/** No window is larger; a screen shows some dozens of rows and holds a few hundred. */
const LARGEST_WINDOW = 1000
const MINUTE_MS = 60_000
const none = { total: 0, more: false, rows: [] }
const nothingFound: FoundEverywhere = { cases: none, documents: none, orders: none }

/** Windows over the lists, with what is looked up at the time of asking: names, what is unsent, the present. */
export class DeskLists {
  private readonly orderQueries: ColumnQueries<OrderRow, OrderQuery>
  private readonly caseQueries: ColumnQueries<CaseRow, CaseQuery>
  private readonly documentQueries: ColumnQueries<DocumentRow, DocumentQuery>
  private readonly latestCases: LatestFirst<CaseRow>
  private readonly latestDocuments: LatestFirst<DocumentRow>
  private readonly latestOrders: LatestFirst<OrderRow>
  private names = 0

  constructor(
    private readonly columns: DeskColumns,
    private readonly reference: ReferenceCache,
    private readonly pending: () => ReadonlySet<string>,
    private readonly now: () => Date,
  ) {
    const { organsNamed } = reference
    this.latestCases = new LatestFirst(columns.supervisionCase, (row) => row.updatedAt)
    this.latestDocuments = new LatestFirst(columns.officialDocument, (row) => row.updatedAt)
    this.latestOrders = new LatestFirst(columns.workOrder, (row) => row.receivedAt)
    this.orderQueries = new ColumnQueries(columns.workOrder, orderSpec(this.organName), organsNamed)
    this.caseQueries = new ColumnQueries(columns.supervisionCase, caseSpec(now), organsNamed)
    this.documentQueries = new ColumnQueries(columns.officialDocument, documentSpec, organsNamed)
  }

  /** Names have changed: what was sorted or found by them is old. */
  namesChanged(): void {
    this.names += 1
  }

  async orders(query: OrderQuery): Promise<ListWindow<OrderColumns>> {
    await this.textsFor(query)
    const pending = this.pending()
    return windowOf(this.orderQueries.find(query, this.names), query, (row) => {
      const { id, orderNo, title, excerpt, channel, region, receivedAt, leadState, score, caseId, replied } = row
      const shown = { id, orderNo, title, excerpt, channel, region, receivedAt, leadState, score, caseId, replied }
      const { dispute, answered } = row
      const caseStage = caseId === '' ? '' : (this.columns.supervisionCase.get(caseId)?.stage ?? '')
      const more = { process: row.focus.process, dispute, answered, caseStage }
      return { ...shown, ...more, organName: this.organName(row), pending: pending.has(`workOrder/${id}`) }
    })
  }

  async cases(query: CaseQuery): Promise<ListWindow<CaseColumns>> {
    await this.textsFor(query)
    const pending = this.pending()
    const minute = query.overdueOnly ? Math.floor(this.now().getTime() / MINUTE_MS) : 0
    return windowOf(this.caseQueries.find(query, this.names, minute), query, (row) => {
      const { createdBy: _createdBy, proposedBy: _proposedBy, ...shown } = row
      return { ...shown, pending: pending.has(`supervisionCase/${row.id}`) }
    })
  }

  async documents(query: DocumentQuery): Promise<ListWindow<DocumentColumns>> {
    await this.textsFor(query)
    const pending = this.pending()
    return windowOf(this.documentQueries.find(query, this.names), query, (row) => ({
      ...row,
      pending: pending.has(`officialDocument/${row.id}`),
    }))
  }

  /** Everything that this machine holds and that has the words: how many of each kind, and the latest of them. */
  async everywhere(text: string, limit: number): Promise<FoundEverywhere> {
    await this.textsFor({ offset: 0, limit, text })
    const words = soughtWords(text, this.reference.organsNamed)
    if (words.length === 0) return nothingFound
    const { workOrder, supervisionCase, officialDocument } = this.columns
    const cases = latestMatches(supervisionCase, this.latestCases, words, {
      organId: (row) => row.respondentOrganId,
      limit,
    })
    const documents = latestMatches(officialDocument, this.latestDocuments, words, {
      organId: (row) => row.addresseeOrganId,
      limit,
    })
    const orders = latestMatches(workOrder, this.latestOrders, words, { organId: (row) => row.organId, limit })
    return {
      cases: { ...cases, rows: cases.rows.map(({ id, title, caseNo }) => ({ id, title, no: caseNo })) },
      documents: { ...documents, rows: documents.rows.map(({ id, title, number }) => ({ id, title, no: number })) },
      orders: { ...orders, rows: orders.rows.map(({ id, title, orderNo }) => ({ id, title, no: orderNo })) },
    }
  }

  private readonly organName = ({ organId, organText }: OrderRow): string =>
    this.reference.data().organ(organId)?.name ?? organText

  /** Right after unlocking, the texts come a moment later than the rows. */
  private async textsFor({ text }: ListRange): Promise<void> {
    if (text) await this.columns.searchReady()
  }
}

function windowOf<R, C>({ rows, counts }: FoundRows<R>, range: ListRange, shown: (row: R) => C): ListWindow<C> {
  const offset = Math.max(0, Math.floor(range.offset))
  const limit = Math.min(LARGEST_WINDOW, Math.max(0, Math.floor(range.limit)))
  return { total: rows.length, offset, rows: rows.slice(offset, offset + limit).map(shown), counts }
}
