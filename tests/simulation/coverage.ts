/** What a run of many seeds must have met at least once: a quiet generator fails the run. */
export const expectedEvents = [
  'lost request',
  'lost answer',
  'doubled request',
  'truncated answer',
  'late answer',
  'busy server',
  'crash between effects',
  'crash before a transaction',
  'crash after a transaction',
  'crash before the journal is flushed',
  'crash between journal and store',
  'journal entry brought back',
  'disk full',
  'store wiped',
  'profile copied',
  'clock jumped',
  'server restarted',
  'backup taken',
  'restored from backup',
  'sent again after a restore',
  'number honoured after a restore',
  'scope dropped',
  'scope added',
  'logged out',
  'client renewed',
  'stale cursor',
  'cursor behind the floor',
  'staged catch-up',
  'long catch-up',
  'long polling',
  'store compared',
  'damage repaired',
  'device shut out',
  'work handed in',
  'cut compared',
  'conflict judged',
  'document issued',
  'document recalled',
  'minutes written by several',
  'minutes merged',
  'minutes signed',
  'file arrived',
  'upload interrupted',
  'upload resumed',
  'file handed in',
  'put aside and carried out',
  'put aside and dismissed',
  'put aside and decided before',
  'status applied',
  'status merged',
  'status conflict',
  'status rejected',
  'status blocked',
  'status quarantined',
] as const

export type CoveredEvent = (typeof expectedEvents)[number]

export class Coverage {
  readonly counts = new Map<string, number>()

  note(event: CoveredEvent): void {
    this.counts.set(event, (this.counts.get(event) ?? 0) + 1)
  }

  add(other: Coverage): void {
    for (const [event, count] of other.counts) this.counts.set(event, (this.counts.get(event) ?? 0) + count)
  }

  /** Expected and never met. */
  get missing(): readonly CoveredEvent[] {
    return expectedEvents.filter((event) => !this.counts.get(event))
  }
}
