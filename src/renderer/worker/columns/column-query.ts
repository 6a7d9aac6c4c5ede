import { wordsOf } from '#shared/domain/search-text'
import type { ListRange } from '../../data/desk-worker-api'
import { CollationOrder } from './collation-order'
import type { ColumnTable } from './column-table'
import { eachMatch, type SoughtWord } from './each-match'
import { KeptAnswer, type RowQuestion } from './kept-answer'
import { KeptAnswers } from './kept-answers'
import type { RowOrder } from './sorted-rows'

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

/** Kept and followed: to be read at once, before anything changes. */
export interface FoundRows<R> {
  readonly rows: readonly R[]
  readonly counts: Readonly<Record<string, number>>
}

/** Ids of the organs whose name has a word in it. */
export type OrgansNamed = (word: string) => ReadonlySet<string>

/** An officer goes to and fro between some views; the counts beside them are questions too. */
const KEPT_ANSWERS = 24
/** Whole tables in order, by one column each. */
const KEPT_ORDERS = 8

interface Sorting {
  readonly by: string
  readonly descending: boolean
}

/**
 * Answers list queries over a column table. An answer is kept and follows the table row by row: a command that changes
 * one row must not cost a search of a hundred thousand. So are whole tables in order, which new questions only filter.
 */
export class ColumnQueries<R extends { readonly id: string }, Q extends ListRange> {
  private readonly answers = new KeptAnswers<R>(KEPT_ANSWERS)
  private readonly orders = new KeptAnswers<R>(KEPT_ORDERS)
  private readonly collations = new Map<string, CollationOrder>()

  constructor(
    private readonly table: ColumnTable<R>,
    private readonly spec: ListSpec<R, Q>,
    private readonly organsNamed: OrgansNamed,
  ) {}

  /** All rows that match, in order. `names` and `minute` stand for what is read besides the rows: names, the time. */
  find(query: Q, names = 0, minute = 0): FoundRows<R> {
    const key = `${JSON.stringify({ ...query, offset: 0, limit: 0 })} ${names} ${minute}`
    return this.answers.get(key, this.table) ?? this.search(query, names, key)
  }

  private search(query: Q, names: number, key: string): FoundRows<R> {
    const { group, wantedGroups, condition } = this.spec
    const sorting = this.sortingOf(query)
    const wanted = wantedGroups(query)
    const holds = condition(query)
    const words = soughtWords(query.text, this.organsNamed)
    if (!wanted && !holds && words.length === 0) return this.wholeTable(sorting, names)
    const inText = textHolds(this.table, words, this.spec.organId)
    const question: RowQuestion<R> = {
      holds: (row, slot) => (!holds || holds(row)) && inText(row, slot),
      readsTexts: words.length > 0,
      group,
      wanted,
      order: this.orderBy(sorting),
    }
    const answer = new KeptAnswer(question, this.table.version)
    for (const row of this.matching(words, holds, sorting, names)) answer.append(row)
    this.answers.keep(key, answer)
    return answer
  }

  /** The rows that match, in order. Few are sorted by themselves; of many it is cheaper to walk the whole table in order. */
  private matching(
    words: readonly SoughtWord[],
    holds: ((row: R) => boolean) | undefined,
    sorting: Sorting,
    names: number,
  ): Iterable<R> {
    const ordered = this.orders.get(orderKey(sorting, names), this.table)
    if (ordered && words.length === 0) return holds ? ordered.rows.filter(holds) : ordered.rows
    const found: R[] = []
    eachMatch(this.table, words, this.spec.organId, (row) => {
      if (!holds || holds(row)) found.push(row)
    })
    if (found.length < this.table.size / 8) return this.sorted(found, sorting)
    const among = new Set(found)
    return this.wholeTable(sorting, names).rows.filter((row) => among.has(row))
  }

  private wholeTable(sorting: Sorting, names: number): FoundRows<R> {
    const key = orderKey(sorting, names)
    const known = this.orders.get(key, this.table)
    if (known) return known
    const { group } = this.spec
    const everything = { holds: () => true, readsTexts: false, group, wanted: undefined, order: this.orderBy(sorting) }
    const answer = new KeptAnswer<R>(everything, this.table.version)
    const rows = this.table.rows.filter((row) => row !== undefined)
    for (const row of this.sorted(rows, sorting)) answer.append(row)
    this.orders.keep(key, answer)
    return answer
  }

  private sortingOf({ sort }: Q): Sorting {
    return sort && this.spec.sortBy[sort.by] ? sort : this.spec.firstSort
  }

  private sorted(rows: readonly R[], { by, descending }: Sorting): readonly R[] {
    const keyOf = this.keyOf(by)
    const rankOf = this.spec.chinese.has(by)
      ? this.collation(by).ranksFor(rows.map((row) => String(keyOf(row))))
      : undefined
    const keyed = rows.map((row) => ({ row, key: rankOf ? rankOf(String(keyOf(row))) : keyOf(row) }))
    const sign = descending ? -1 : 1
    keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : a.row.id < b.row.id ? -1 : 1))
    return keyed.map(({ row }) => row)
  }

  /** The same order for two rows. */
  private orderBy({ by, descending }: Sorting): RowOrder<R> {
    const keyOf = this.keyOf(by)
    const sign = descending ? -1 : 1
    const { compare } = this.collation(by)
    const compared = this.spec.chinese.has(by)
      ? (a: R, b: R) => compare(String(keyOf(a)), String(keyOf(b)))
      : (a: R, b: R) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)
    return (a, b) => sign * compared(a, b) || (a.id < b.id ? -1 : 1)
  }

  private keyOf(by: string): (row: R) => string | number {
    return this.spec.sortBy[by] ?? (({ id }) => id)
  }

  private collation(by: string): CollationOrder {
    const collation = this.collations.get(by) ?? new CollationOrder()
    this.collations.set(by, collation)
    return collation
  }
}

function orderKey({ by, descending }: Sorting, names: number): string {
  return `${by} ${descending} ${names}`
}

/** Whether all words occur in a row's text or in its organ's name. */
function textHolds<R extends { readonly id: string }>(
  { texts }: ColumnTable<R>,
  words: readonly SoughtWord[],
  organId: (row: R) => string,
): (row: R, slot: number) => boolean {
  return (row, slot) =>
    words.every(({ word, organs }) => (texts[slot] ?? '').includes(word) || organs.has(organId(row)))
}

export function soughtWords(text: string | undefined, organsNamed: OrgansNamed): SoughtWord[] {
  return wordsOf(text).map((word) => ({ word, organs: organsNamed(word) }))
}
