import type { DeskColumns } from '../columns/desk-columns'
import type { OpenDeskParts } from './open-desk-parts'

const IDLE_MS = 2000
/** In a long bootstrap the columns are saved now and then, so that a start after a crash has little to read again. */
const MOST_UNSAVED = 20_000

/** What is left of a device that was shut out when its rows are erased: saved lists, what screens show of them, copies. */
export async function eraseRest(
  saver: ColumnSaver,
  { emit, forgetCopies }: Pick<OpenDeskParts, 'emit' | 'forgetCopies'>,
): Promise<void> {
  await saver.erase()
  emit('orders', 'cases', 'documents', 'records')
  await forgetCopies?.()
}

/** Writes the list columns back when nothing has happened for a moment. A failure costs time at the next start, no data. */
export class ColumnSaver {
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | undefined
  private finished = false

  constructor(
    private readonly columns: DeskColumns,
    private readonly onDisk: boolean,
  ) {}

  changed(): void {
    if (!this.onDisk || this.finished || this.columns.unsavedRows === 0) return
    clearTimeout(this.timer)
    if (this.columns.unsavedRows >= MOST_UNSAVED) this.save()
    else this.timer = setTimeout(() => this.save(), IDLE_MS)
  }

  /** Saves what is left and saves no more. */
  async finish(): Promise<void> {
    this.finished = true
    clearTimeout(this.timer)
    await this.running
    if (this.onDisk && this.columns.unsavedRows > 0) await this.columns.save().catch(() => undefined)
  }

  /** After the rows of a device that was shut out: nothing that was being saved meanwhile stays. */
  async erase(): Promise<void> {
    clearTimeout(this.timer)
    await this.running
    clearTimeout(this.timer)
    await this.columns.erase()
  }

  private save(): void {
    if (this.running) return
    let saved = false
    this.running = this.columns
      .save()
      .then(() => {
        saved = true
      })
      .catch(() => undefined)
      .finally(() => {
        this.running = undefined
        // On a full disk the next change, or the end, is time enough.
        if (saved) this.changed()
      })
  }
}
