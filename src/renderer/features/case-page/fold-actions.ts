import type { CaseAction } from '#shared/domain/case-action'

/** One entry of the timeline: an action, or several saves of one draft by one hand folded together. */
export interface TimelineEntry {
  readonly action: CaseAction
  /** How many saves it stands for. */
  readonly times: number
  /** When the first of them was. */
  readonly since: string
}

/** Autosave leaves an entry at every pause of typing; nobody reads them one by one. */
const foldedKinds: ReadonlySet<string> = new Set(['document.edit', 'case.check', 'fields.set'])
const FOLD_WITHIN_MS = 60 * 60_000

/** The record newest first, with consecutive saves of the same thing by the same person as one entry. */
export function foldActions(actions: readonly CaseAction[]): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  for (const action of newestFirst(actions)) {
    const last = entries.at(-1)
    if (last && belongsTo(last, action)) {
      entries[entries.length - 1] = { action: joined(last.action, action), times: last.times + 1, since: action.at }
    } else entries.push({ action, times: 1, since: action.at })
  }
  return entries
}

function newestFirst(actions: readonly CaseAction[]): CaseAction[] {
  return [...actions].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
}

function belongsTo(entry: TimelineEntry, older: CaseAction): boolean {
  const { action } = entry
  return (
    foldedKinds.has(older.kind) &&
    action.kind === older.kind &&
    action.by === older.by &&
    action.documentId === older.documentId &&
    Date.parse(entry.since) - Date.parse(older.at) <= FOLD_WITHIN_MS
  )
}

/** Each field once, from the oldest value to the newest. */
function joined(newer: CaseAction, older: CaseAction): CaseAction {
  const changes = new Map(newer.changes.map((change) => [change.path, change]))
  for (const change of older.changes) {
    const later = changes.get(change.path)
    changes.set(change.path, later ? { ...later, from: change.from } : change)
  }
  return {
    ...newer,
    note: newer.note || older.note,
    changes: [...changes.values()],
    parallel: [...new Set([...newer.parallel, ...older.parallel])],
  }
}
