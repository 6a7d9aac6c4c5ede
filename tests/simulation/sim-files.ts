import { seen } from './officer-views'
import { hashOf, type UploadAnswer } from './sim-blobs'
import type { SimClient } from './sim-client'
import type { SimWorld } from './sim-world'

/** What one request carries of a file. */
const PART = 10
/** So many requests a try makes; the next try goes on where it ended. */
const REQUESTS = 12

interface KeptFile {
  readonly bytes: string
  uploadId?: string | undefined
}

const evidenceOf = (proves: string) => ({ source: '', obtainedBy: '', proves, originalAt: '' })

/**
 * The files of one machine and their way to the server, as `Attachments` and `Uploader` go it: kept before the row is
 * written, sent once the server has the row, from where it stopped.
 */
export class SimFiles {
  readonly kept: Map<string, KeptFile>
  /** Bytes that went with a store that was evicted. */
  readonly lost = new Set<string>()
  #sending = false
  /** Told how the sending ended. */
  #onEnd: ((isWhole: boolean) => void) | undefined

  constructor(
    private readonly client: SimClient,
    private readonly world: SimWorld,
    copied?: SimFiles,
  ) {
    this.kept = new Map([...(copied?.kept ?? [])].map(([sha256, file]) => [sha256, { ...file }]))
  }

  /** The machine starts again, or a try to send is over. */
  reset(isWhole = true) {
    this.#sending = false
    const end = this.#onEnd
    this.#onEnd = undefined
    end?.(isWhole)
  }

  erase() {
    for (const sha256 of this.kept.keys()) this.lost.add(sha256)
    this.kept.clear()
  }

  /** An officer adds a photo to something he works on. */
  attach() {
    const { client, world } = this
    const { random, newId } = world
    if (!client.isRunning || client.isDiskFull || client.isShutOut) return
    const [found] = seen(client, 'supervisionCase').slice(random.below(3))
    if (!found) return
    const attachmentId = newId()
    const bytes = `photo ${attachmentId.slice(-12)} ${'.'.repeat(random.below(40))}`
    const sha256 = hashOf(bytes)
    this.kept.set(sha256, { bytes })
    const owner = { type: 'supervisionCase', id: found.id }
    const facts = { sha256, name: `照片 ${bytes.length}.jpg`, mime: 'image/jpeg', size: bytes.length }
    const more = { geo: { lat: 33, lon: 114 }, evidence: evidenceOf('现场情况') }
    client.act('attachment.add', { attachmentId, owner, caseId: found.id, ...facts, ...more })
  }

  /** One officer says what a photo proves, another takes it back. */
  describe() {
    const { client, world } = this
    const { random } = world
    const [row] = seen(client, 'attachment').slice(random.below(3))
    if (!row) return
    const names = { attachmentId: row.id, owner: row.owner, caseId: row.caseId }
    if (random.chance(0.2)) client.act('attachment.withdraw', { ...names, reason: '重复' })
    else client.act('attachment.describe', { ...names, evidence: evidenceOf(`说明 ${random.below(100)}`) })
  }

  /** Sends what waits, if there is anything: one file at a time. */
  send() {
    const { client } = this
    if (this.#sending || !client.isRunning || !client.isOnline || client.isShutOut) return
    const { views } = client.disk.content
    const waiting = seen(client, 'attachment').find(({ id, createdBy, storedAt, sha256 }) => {
      const isKnown = (views.get(`attachment/${id}`)?.rev ?? 0) > 0
      return isKnown && createdBy === client.userId && !storedAt && this.kept.has(sha256)
    })
    if (!waiting) return
    this.#sending = true
    const { sha256 } = waiting
    this.#ask(
      (blobs) => blobs.isNeeded(client.userId, sha256),
      (needed) => (needed ? this.#resume(sha256) : this.reset()),
    )
  }

  /** Of a device that was shut out, one file at a time: sent where the server still lacks it, and gone from here after. */
  handIn(told: (left: number | 'failed') => void): void {
    const { client, world, kept } = this
    if (world.bug === 'filesErasedUnsent') kept.clear()
    const [sha256] = kept.keys()
    if (sha256 === undefined) {
      told(0)
      return
    }
    this.#onEnd = (isWhole) => told(isWhole ? kept.size : 'failed')
    this.#ask(
      (blobs) => blobs.isNeeded(client.userId, sha256),
      (needed) => {
        if (needed) return this.#resume(sha256)
        kept.delete(sha256)
        world.coverage.note('file handed in')
        this.reset()
      },
    )
  }

  #resume(sha256: string) {
    const { client, world } = this
    const file = this.kept.get(sha256)
    if (!file) return this.reset()
    const { uploadId } = file
    if (uploadId) {
      world.coverage.note('upload resumed')
      this.#ask(
        async (blobs) => blobs.at(uploadId),
        (answer) => this.#next(sha256, uploadId, answer, REQUESTS),
      )
      return
    }
    this.#ask(
      (blobs) => blobs.begin(client.userId, sha256, file.bytes.length),
      (id) => {
        file.uploadId = id
        if (id) return this.#next(sha256, id, { offset: 0 }, REQUESTS)
        // Nothing on the server names it: a device that is to erase itself need not keep it.
        if (client.isShutOut) this.kept.delete(sha256)
        this.reset()
      },
    )
  }

  #next(sha256: string, uploadId: string, answer: UploadAnswer, left: number) {
    const file = this.kept.get(sha256)
    if (!file || left === 0) return this.reset()
    if (answer === 'unknown' || answer.offset >= file.bytes.length) {
      // All there, or thrown away: the row says which at the next try.
      file.uploadId = undefined
      return this.reset()
    }
    const { offset } = answer
    const part = file.bytes.slice(offset, offset + PART)
    // A line that breaks in the midst of a part brings the first bytes of it.
    const isCut = this.world.random.chance(this.world.faults.cut)
    this.#ask(
      async (blobs) => blobs.append(uploadId, offset, isCut ? part.slice(0, part.length >> 1) : part),
      (got) => this.#next(sha256, uploadId, got, left - 1),
      () => {
        this.world.coverage.note('upload interrupted')
        if (this.world.bug === 'uploadForgottenOnCut') this.kept.delete(sha256)
      },
    )
  }

  #ask<T>(
    work: (blobs: SimWorld['server']['blobs']) => Promise<T>,
    take: (answer: T) => void,
    onNothing: () => void = () => undefined,
  ) {
    const { client, world } = this
    const life = client.life
    world.network.request(
      () => client.isOnline,
      () => work(world.server.blobs),
      (carried) => {
        if (life !== client.life) return
        if (carried?.isWhole) return take(carried.answer)
        onNothing()
        this.reset(false)
      },
    )
  }
}
