import type { ListRange } from '../../data/desk-worker-api'
import { CollationOrder } from './collation-order'
import type { ColumnTable } from './column-table'
import { eachMatch, type SoughtWord } from './each-match'
import { wordsOf } from './search-text'

/** How the lists of one type are asked. */
export interface ListSpec<R, Q extends ListRange> {
  /** The field whose counts stand beside the views: lead state, stage, status. */
  readonly group: (row: R) => string
  /** Which groups the query wants; undefined: all. */
  readonly wantedGroups: (query: Q) => ReadonlySet<string> | undefined
  /** Every other condition of the query; undefined where it sets none. */
  readonly condition: (query: Q) => ((row: R) => boolean) | undefined
  /** Organ whose name is searched besides the row's own text. */
  readonly organId: (row: R) => string
  /** What a column sorts by; numbers before texts of plain order, which are faster than texts in Chinese order. */
  readonly sortBy: Readonly<Record<string, (row: R) => string | number>>
  /** Columns of `sortBy` that are sorted as Chinese texts. */
  readonly chinese: ReadonlySet<string>
  readonly firstSort: { readonly by: string; readonly descending: boolean }
}

export interface FoundRows<R> {
  readonly rows: readonly R[]
  readonly counts: Readonly<Record<string, number>>
}

/** Ids of the organs whose name has a word in it. */
export type OrgansNamed = (word: string) => ReadonlySet<string>

const KEPT_ANSWERS = 8

/** Answers list queries over a column table; pages of one question share one answer while nothing changes. */
export class ColumnQueries<R extends { readonly id: string }, Q extends ListRange> {
  private readonly answers = new Map<string, { version: number; found: FoundRows<R> }>()
  private readonly collations = new Map<string, CollationOrder>()

  constructor(
    private readonly table: ColumnTable<R>,
    private readonly spec: ListSpec<R, Q>,
    private readonly organsNamed: OrgansNamed,
  ) {}

  /** All rows that match, in order. `salt` stands for what the condition reads besides the rows: time, names. */
  find(query: Q, salt = ''): FoundRows<R> {
    const key = `${JSON.stringify({ ...query, offset: 0, limit: 0 })} ${salt}`
    const known = this.answers.get(key)
    if (known?.version === this.table.version) return known.found
    const found = this.search(query)
    this.answers.delete(key)
    this.answers.set(key, { version: this.table.version, found })
    for (const old of this.answers.keys()) {
      if (this.answers.size <= KEPT_ANSWERS) break
      this.answers.delete(old)
    }
    return found
  }

  private search(query: Q): FoundRows<R> {
    const { group, wantedGroups, condition } = this.spec
    const wanted = wantedGroups(query)
    const holds = condition(query)
    const counts: Record<string, number> = {}
    const rows: R[] = []
    const words = soughtWords(query.text, this.organsNamed)
    eachMatch(this.table, words, this.spec.organId, (row) => {
      if (holds && !holds(row)) return
      const name = group(row)
      counts[name] = (counts[name] ?? 0) + 1
      if (!wanted || wanted.has(name)) rows.push(row)
    })
    return { rows: this.sorted(rows, query), counts }
  }

  private sorted(rows: R[], { sort }: Q): readonly R[] {
    const { by, descending } = sort && this.spec.sortBy[sort.by] ? sort : this.spec.firstSort
    const keyOf = this.spec.sortBy[by] ?? (({ id }: R) => id)
    const rankOf = this.spec.chinese.has(by) ? this.ranks(by, rows, keyOf) : undefined
    const keyed = rows.map((row) => ({ row, key: rankOf ? rankOf(String(keyOf(row))) : keyOf(row) }))
    const sign = descending ? -1 : 1
    keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : a.row.id < b.row.id ? -1 : 1))
    return keyed.map(({ row }) => row)
  }

  private ranks(by: string, rows: readonly R[], keyOf: (row: R) => string | number): (text: string) => number {
    const collation = this.collations.get(by) ?? new CollationOrder()
    this.collations.set(by, collation)
    return collation.ranksFor(rows.map((row) => String(keyOf(row))))
  }
}

export function soughtWords(text: string | undefined, organsNamed: OrgansNamed): SoughtWord[] {
  return wordsOf(text).map((word) => ({ word, organs: organsNamed(word) }))
}
