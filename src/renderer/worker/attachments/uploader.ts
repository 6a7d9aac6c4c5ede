import type { Attachment } from '#shared/domain/attachment'
import type { HostTransport } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { ASKED_AT_ONCE, blobPaths, neededResponse } from '#shared/sync/blob-protocol'
import { jsonOf, jsonRequest, refusalOfAnswer } from '#shared/sync/session-client'
import type { UploadView } from '../../data/desk-worker-api'
import type { LocalStore } from '../store/local-store'
import type { BlobRecord } from '../store/store-types'
import type { LocalBlobs } from './local-blobs'
import { type RunningUpload, tusUpload } from './tus-upload'

const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 5 * 60_000
/** A file that was kept and never put into the record: the form it was for was given up. */
const KEEP_UNUSED_MS = 7 * 24 * 3600 * 1000
/** Shorter than what the sync waits for an answer. */
const HAND_IN_MS = 60_000

export interface UploaderParts {
  readonly store: LocalStore
  readonly blobs: LocalBlobs
  readonly transport: HostTransport
  readonly userId: () => string
  readonly now: () => Date
  /** Whether there is any point in trying. */
  readonly online: () => boolean
  readonly changed: () => void
}

/**
 * Sends the bytes of this officer's attachments, one file after another, once the server knows their rows. It needs no
 * list of its own: what waits is what the rows say, so nothing is forgotten over a restart.
 */
export class Uploader {
  private waiting: readonly Attachment[] = []
  private sent = 0
  private sending: string | undefined
  /** Why nothing goes, and what is wrong with single files. */
  private problem: Refusal | undefined
  private refusals: ReadonlyMap<string, Refusal> = new Map()
  private current: RunningUpload | undefined
  private running = false
  /** Files are sent by one at a time, whoever asks for it. */
  private turn: Promise<unknown> = Promise.resolve()
  private again = false
  private stopped = false
  private pauseMs = FIRST_PAUSE_MS
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly parts: UploaderParts) {}

  /** Something may have become possible: rows were taken by the server, the network is back. */
  wake(): void {
    if (this.stopped) return
    if (this.running) {
      this.again = true
      return
    }
    clearTimeout(this.timer)
    this.running = true
    void this.inTurn(() => this.run()).finally(() => {
      this.running = false
      if (this.again) {
        this.again = false
        this.wake()
      }
    })
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.timer)
    this.current?.stop()
  }

  /** What its author waits for; what he took back goes without a word, as far as it is whole. */
  views(): UploadView[] {
    return this.wanted().map(({ id, name, size, sha256, createdAt }) => {
      const isSending = sha256 === this.sending
      const problem = isSending ? undefined : (this.problem ?? this.refusals.get(sha256))
      const sentBytes = isSending ? this.sent : 0
      return { attachmentId: id, name, size, sentBytes, addedAt: createdAt, ...(problem && { problem }) }
    })
  }

  /**
   * For a device that was shut out, whose rows are erased: files that it alone may have go to the server, where a command
   * that was put aside or a row names them, and from here in any case. Sends for a while, however much there is.
   * @returns how many are left
   * @throws DeskError of the transport or of the server; going on later goes on within a file
   */
  handIn(): Promise<number> {
    return this.inTurn(async () => {
      const until = Date.now() + HAND_IN_MS
      const mayGoOn = () => !this.stopped && Date.now() < until
      // What was being sent while all else was erased has come to the server, and was noted here again as sent.
      for (const blob of this.parts.blobs.all()) if (blob.state === 'cached') await this.parts.blobs.remove(blob)
      for (;;) {
        const kept = this.kept().slice(0, ASKED_AT_ONCE)
        if (kept.length === 0) return 0
        const { needed } = await this.ask(kept, [])
        for (const sha256 of kept) {
          if (!mayGoOn()) return this.kept().length
          if (needed.includes(sha256) && !(await this.offer(sha256, mayGoOn))) return this.kept().length
          await this.forget(sha256)
        }
      }
    })
  }

  /** @returns whether the server has it now, or wants nothing of it */
  private async offer(sha256: string, mayGoOn: () => boolean): Promise<boolean> {
    try {
      return await this.send(sha256, mayGoOn)
    } catch (error) {
      // Kept for a form that was never saved.
      if (error instanceof DeskError && error.code === 'attachments.notAnnounced') return true
      throw error
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work)
    this.turn = done.catch(() => undefined)
    return done
  }

  private async run(): Promise<void> {
    try {
      await this.look()
      if (!this.parts.online()) return
      const rowless = await this.rowless()
      const refusals = new Map<string, Refusal>()
      for (const sha256 of await this.stillNeeded(rowless)) {
        try {
          if (this.stopped || !(await this.send(sha256))) return
        } catch (error) {
          if (!isOfOneFile(error)) throw error
          refusals.set(sha256, error.refusal)
          continue
        }
        // Nothing here names it any more: with its author's rows it leaves his machine, now that the server has it.
        if (rowless.includes(sha256)) await this.forget(sha256)
      }
      this.problem = undefined
      this.refusals = refusals
      if (this.wanted().some(({ sha256 }) => refusals.has(sha256))) this.tryLater()
      else this.pauseMs = FIRST_PAUSE_MS
    } catch (error) {
      if (!this.stopped) this.pause(error)
    } finally {
      this.sending = undefined
      if (!this.stopped) this.parts.changed()
    }
  }

  /** Rows of this officer that the server knows and whose bytes it has not. */
  private async look(): Promise<void> {
    const rows = await this.parts.store.read((tx) => tx.waitingAttachments())
    const me = this.parts.userId()
    this.waiting = rows
      .filter(({ rev, doc }) => rev > 0 && (doc as Attachment).createdBy === me)
      .map(({ doc }) => doc as Attachment)
  }

  /**
   * Files kept here that no row names: where the command that did so was put aside, a reviewer may still carry it out,
   * and this machine alone has the bytes.
   */
  private async rowless(): Promise<readonly string[]> {
    const found = await this.parts.store.read((tx) =>
      Promise.all(this.kept().map(async (sha256) => ((await tx.attachmentsWith(sha256)).length === 0 ? [sha256] : []))),
    )
    return found.flat().slice(0, ASKED_AT_ONCE)
  }

  private wanted(): readonly Attachment[] {
    return this.waiting.filter(({ withdrawn }) => !withdrawn)
  }

  private kept(): readonly string[] {
    const kept = this.parts.blobs.all().filter(({ state }) => state === 'kept')
    return kept.map(({ sha256 }) => sha256)
  }

  /**
   * The server marks the rows of those it has already: the answer of an earlier upload may have been lost, or the same
   * file was entered once more. So those are asked for, too, whose bytes are not here, after those that can be sent.
   */
  private async stillNeeded(rowless: readonly string[]): Promise<readonly string[]> {
    const waiting = [...new Set(this.waiting.map((row) => row.sha256))]
    const isHere = (sha256: string) => this.parts.blobs.get(sha256) !== undefined
    const here = waiting.filter(isHere)
    const sha256 = [...here, ...waiting.filter((each) => !isHere(each))].slice(0, ASKED_AT_ONCE)
    if (sha256.length + rowless.length === 0) return []
    this.again ||= here.length > ASKED_AT_ONCE
    const { needed, rowless: putAside } = await this.ask(sha256, rowless)
    await this.forgetUnused(rowless.filter((each) => !putAside.includes(each)))
    return [...needed.filter(isHere), ...putAside]
  }

  private async ask(sha256: readonly string[], rowless: readonly string[]) {
    const answer = await this.parts.transport.request(jsonRequest('POST', blobPaths.needed, { sha256, rowless }))
    if (answer.status !== 200) throw refused(refusalOfAnswer(answer))
    return neededResponse.parse(jsonOf(answer))
  }

  /** The server knows of nothing put aside that names them, and they lie here for long. */
  private async forgetUnused(sha256s: readonly string[]): Promise<void> {
    const before = new Date(this.parts.now().getTime() - KEEP_UNUSED_MS).toISOString()
    const old = sha256s.filter((sha256) => (this.parts.blobs.get(sha256)?.usedAt ?? before) < before)
    if (old.length === 0) return
    // What was refused is sent once more when its author says so.
    const refusedWork = JSON.stringify(await this.parts.store.read((tx) => tx.attention()))
    for (const sha256 of old) if (!refusedWork.includes(sha256)) await this.forget(sha256)
  }

  /** @returns false when it was stopped on the way */
  private async send(sha256: string, mayGoOn: () => boolean = () => !this.stopped): Promise<boolean> {
    const { blobs, transport, changed } = this.parts
    const blob = blobs.get(sha256)
    if (!blob) return true
    this.sending = sha256
    this.sent = 0
    changed()
    this.current = tusUpload(
      transport,
      { sha256, size: blob.size, read: (start, end) => blobs.read(sha256, start, end) },
      {
        url: blob.uploadUrl,
        started: (uploadUrl) => void this.note(sha256, { uploadUrl }).catch(() => undefined),
        sent: (bytes) => {
          this.sent = bytes
          changed()
          if (bytes < blob.size && !mayGoOn()) this.current?.stop()
        },
      },
    )
    if ((await this.current.done) === 'stopped') return false
    await this.note(sha256, { state: 'cached', uploadUrl: undefined })
    return true
  }

  /** On the record as it is now: while the bytes went out the file may have been asked to stay for a visit. */
  private async note(sha256: string, facts: Pick<Partial<BlobRecord>, 'state' | 'uploadUrl'>): Promise<void> {
    const blob = this.parts.blobs.get(sha256)
    if (blob) await this.parts.blobs.set({ ...blob, ...facts })
  }

  private async forget(sha256: string): Promise<void> {
    const blob = this.parts.blobs.get(sha256)
    if (blob) await this.parts.blobs.remove(blob)
  }

  private pause(error: unknown): void {
    this.problem = error instanceof DeskError ? error.refusal : { code: 'desktop.serverForeign' }
    this.tryLater()
  }

  private tryLater(): void {
    this.timer = setTimeout(() => this.wake(), this.pauseMs * (0.8 + 0.4 * Math.random()))
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS)
  }
}

/** The others may go all the same. */
function isOfOneFile(error: unknown): error is DeskError {
  return error instanceof DeskError && error.code.startsWith('attachments.') && error.code !== 'attachments.serverFull'
}

function refused(refusal: Refusal | undefined): DeskError {
  return refusal ? new DeskError(refusal.code, refusal.args) : new DeskError('desktop.serverForeign')
}
