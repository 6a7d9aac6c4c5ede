import type { HostJournal, JournalRecord } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'

/** Journals of one machine, in memory: they outlive its desks, and take nothing while the disk is full. */
export class MemoryJournals implements HostJournal {
  full = false
  damaged = false
  readonly records = new Map<string, JournalRecord[]>()
  private position = 0

  open: HostJournal['open'] = async (name) => {
    const kept = () => this.records.get(name) ?? []
    return {
      damaged: this.damaged,
      append: async (bytes) => {
        if (this.full) throw new DeskError('desktop.journalNotWritten', { reason: 'ENOSPC' })
        this.position += 1
        this.records.set(name, [...kept(), { position: this.position, bytes: bytes.slice() }])
        return this.position
      },
      replay: async function* () {
        yield* kept()
      },
      truncate: async (upTo) => {
        this.records.set(
          name,
          kept().filter(({ position }) => position > upTo),
        )
      },
      close: async () => undefined,
    }
  }
}
