import type { SyncState } from '#shared/sync/sync-core-types'
import type { SyncHistoryEntry } from '../../data/desk-worker-api'
import type { LocalStore } from '../store/local-store'

/** A few days of an office's work; more is for the logs of the server. */
const KEPT = 200
/** What belongs to one exchange is one line. */
const SAME_EXCHANGE_MS = 60_000
const SAVE_AFTER_MS = 5000

type Counted = Extract<SyncHistoryEntry, { readonly count: number }>

/** What went out, what came in and what went wrong, newest first: numbers and codes, never what was in it. */
export class SyncHistory {
  private entries: readonly SyncHistoryEntry[] = []
  private problem: string | undefined
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly store: LocalStore,
    private readonly now: () => Date,
  ) {}

  async load(): Promise<void> {
    this.entries = (await this.store.read((tx) => tx.meta('history'))) ?? []
  }

  list(): readonly SyncHistoryEntry[] {
    return this.entries
  }

  received(count: number): void {
    this.counted('received', count)
  }

  sent(count: number): void {
    this.counted('sent', count)
  }

  /** The same trouble again and again is told once, until the server has answered in between. */
  follow({ connection, lastProblem }: SyncState): void {
    const code = connection === 'online' ? undefined : (lastProblem?.code ?? connection)
    if (code === this.problem) return
    this.problem = code
    const at = this.now().toISOString()
    if (code === undefined) this.add({ kind: 'connected', at })
    else this.add(lastProblem ? { kind: 'problem', at, refusal: lastProblem } : { kind: 'disconnected', at })
  }

  async finish(): Promise<void> {
    clearTimeout(this.timer)
    await this.save()
  }

  private counted(kind: Counted['kind'], count: number): void {
    if (count === 0) return
    const at = this.now().toISOString()
    const [latest] = this.entries
    const sameExchange = latest?.kind === kind && Date.parse(at) - Date.parse(latest.at) < SAME_EXCHANGE_MS
    if (sameExchange) this.entries = this.entries.slice(1)
    this.add(sameExchange ? { kind, at: latest.at, count: (latest as Counted).count + count } : { kind, at, count })
  }

  private add(entry: SyncHistoryEntry): void {
    this.entries = [entry, ...this.entries].slice(0, KEPT)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), SAVE_AFTER_MS)
  }

  /** It informs; where it cannot be written, nothing else depends on it. */
  private async save(): Promise<void> {
    await this.store.write((tx) => tx.setMeta('history', this.entries)).catch(() => undefined)
  }
}
