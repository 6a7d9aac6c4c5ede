import type { Conflict } from '#shared/domain/conflict'
import type { AttentionItem } from '../../data/desk-worker-api'
import { isHandledBy } from '../columns/case-columns'
import type { DeskColumns } from '../columns/desk-columns'
import type { LocalStore } from '../store/local-store'
import type { AttentionRecord } from '../store/store-types'
import type { StoreChange } from '../sync/store-change'
import { listedTitle, subjectTitles } from './subject-titles'

/** What only a person can settle, kept in memory because its number stands on every screen. */
export class AttentionList {
  private conflicts = new Map<string, Conflict>()
  private records: readonly AttentionRecord[] = []

  constructor(
    private readonly columns: DeskColumns,
    private readonly userId: string,
  ) {}

  async load(store: LocalStore): Promise<void> {
    const { conflicts, records } = await store.read(async (tx) => ({
      conflicts: await tx.openConflicts(),
      records: await tx.attention(),
    }))
    this.conflicts = new Map(conflicts.map((conflict) => [conflict.id, conflict]))
    this.records = records
  }

  /** True where the change may have made the list another one. */
  take({ put, gone }: StoreChange): boolean {
    let touched = false
    for (const { type, id } of gone) if (type === 'conflict') touched = this.conflicts.delete(id) || touched
    for (const { type, id, doc } of put) {
      if (type !== 'conflict') continue
      if ((doc as Conflict).state === 'open') this.conflicts.set(id, doc as Conflict)
      else this.conflicts.delete(id)
      touched = true
    }
    return touched
  }

  async reloadRecords(store: LocalStore): Promise<void> {
    this.records = await store.read((tx) => tx.attention())
  }

  commandIds(): readonly string[] {
    return this.records.map(({ commandId }) => commandId)
  }

  count(): number {
    return this.records.length + this.ownConflicts().length
  }

  async items(store: LocalStore): Promise<AttentionItem[]> {
    const records = [...this.records].sort((a, b) => (a.at < b.at ? 1 : -1))
    const subjects = records.map(({ subject }) => subject)
    const titleOf = await subjectTitles(this.columns, store, subjects)
    const conflicts = this.ownConflicts().map(
      (conflict): AttentionItem => ({
        kind: 'conflict',
        conflict,
        subject: this.subjectOf(conflict),
      }),
    )
    const refused = records.map(
      ({ status, subject, ...record }): AttentionItem => ({
        ...record,
        kind: status === 'conflict' ? 'unsettled' : status,
        subject: { ...subject, title: titleOf(subject) },
      }),
    )
    return [...conflicts, ...refused]
  }

  /** The case it stands in, else the record that it is about. */
  private subjectOf({ caseId, entityType: type, entityId: id, about = '' }: Conflict) {
    if (caseId === undefined) return { type, id, title: listedTitle(this.columns, { type, id }) || about }
    return {
      type: 'supervisionCase' as const,
      id: caseId,
      title: this.columns.supervisionCase.get(caseId)?.title ?? '',
    }
  }

  /** Those where my value lost, where it stands against another's in a record of no case, and those of my cases. */
  private ownConflicts(): Conflict[] {
    return [...this.conflicts.values()]
      .filter(({ mineBy, theirsBy, caseId }) => {
        if (mineBy === this.userId) return true
        if (caseId === undefined) return theirsBy === this.userId
        const found = this.columns.supervisionCase.get(caseId)
        return found !== undefined && isHandledBy(found, this.userId)
      })
      .sort((a, b) => (a.mineAt < b.mineAt ? 1 : -1))
  }
}
