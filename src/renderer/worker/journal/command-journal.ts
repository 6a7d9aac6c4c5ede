import type { Journal } from '#shared/host'
import type { OutboxEntry } from '#shared/sync/outbox-entry'
import type { Sealer } from '../store/sealer'

/** A command as it was journaled: under which client id it was numbered, and how it travels. */
export interface JournaledAct {
  readonly clientId: string
  readonly entry: OutboxEntry
}

type Content = JournaledAct | { readonly cancelled: string }

const PLACE = 'journal'
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/**
 * The officer's commands outside IndexedDB, sealed: what the desk called saved is here until the server has it, even
 * where a full disk makes the browser throw the store away.
 */
export class CommandJournal {
  /** Where each command stands that is still needed; the last word on it counts. */
  private readonly acts = new Map<string, { readonly position: number; readonly act: JournaledAct }>()
  /** Commands on their way into the store: no outbox has them yet, and they are not settled for that. */
  private readonly held = new Set<string>()
  private uncancelled: string[] = []
  private last = 0
  private settled = 0

  private constructor(
    private readonly journal: Journal,
    private readonly sealer: Sealer,
  ) {}

  /** @throws DeskError `desktop.journalNotOpened` */
  static async open(journal: Journal, sealer: Sealer): Promise<CommandJournal> {
    const opened = new CommandJournal(journal, sealer)
    for await (const { position, bytes } of journal.replay()) opened.note(position, opened.opened(bytes))
    return opened
  }

  /** Something at its end, or in its midst, could not be read any more. */
  get damaged(): boolean {
    return this.journal.damaged
  }

  /** In the order in which they were given. */
  found(): readonly JournaledAct[] {
    return [...this.acts.values()].sort((a, b) => a.position - b.position).map(({ act }) => act)
  }

  /** Durable when it resolves. @throws DeskError `desktop.journalNotWritten` */
  async keep(act: JournaledAct): Promise<void> {
    await this.cancelRest()
    await this.append(act)
  }

  /** Whatever is settled meanwhile, this command is not, until it is released. */
  hold(commandId: string): void {
    this.held.add(commandId)
  }

  release(commandId: string): void {
    this.held.delete(commandId)
  }

  /** The command was not carried out after all: nobody was told that it is saved, so it must not come back. */
  async cancel(commandId: string): Promise<void> {
    if (!this.acts.delete(commandId)) return
    this.uncancelled.push(commandId)
    // A disk too full for this word: it is said before the next command, which needs the same room.
    await this.cancelRest().catch(() => undefined)
  }

  /** Everything but these commands, and those that are held, is on the server for good. */
  async settle(open: ReadonlySet<string>): Promise<void> {
    let first = this.last + 1
    for (const [id, { position }] of this.acts) {
      if (!open.has(id) && !this.held.has(id)) this.acts.delete(id)
      else first = Math.min(first, position)
    }
    if (first - 1 <= this.settled) return
    this.settled = first - 1
    await this.journal.truncate(this.settled)
  }

  /** The key is gone afterwards, whatever becomes of the file. */
  async close(): Promise<void> {
    this.sealer.wipe()
    await this.journal.close()
  }

  /** At once with the position: a settling in between would take the record for one of no use. */
  private note(position: number, content: Content | undefined): void {
    this.last = position
    if (!content) return
    if ('cancelled' in content) this.acts.delete(content.cancelled)
    else this.acts.set(content.entry.envelope.id, { position, act: content })
  }

  /** What cannot be opened was sealed with another store's key; the bytes stay where they are. */
  private opened(bytes: Uint8Array): Content | undefined {
    try {
      return JSON.parse(decoder.decode(this.sealer.openBytes(PLACE, bytes))) as Content
    } catch {
      return undefined
    }
  }

  private async cancelRest(): Promise<void> {
    for (let commandId = this.uncancelled[0]; commandId; commandId = this.uncancelled[0]) {
      await this.append({ cancelled: commandId })
      this.uncancelled = this.uncancelled.slice(1)
    }
  }

  private async append(content: Content): Promise<void> {
    const bytes = this.sealer.sealBytes(PLACE, encoder.encode(JSON.stringify(content)))
    this.note(await this.journal.append(bytes), content)
  }
}
