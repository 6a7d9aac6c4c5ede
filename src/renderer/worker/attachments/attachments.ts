import { type Attachment, type FileFacts, MAX_ATTACHMENT_BYTES } from '#shared/domain/attachment'
import { type CivilDate, civilDateOf } from '#shared/domain/civil-date'
import { isPackOver } from '#shared/domain/inspection'
import type { HostTransport } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { blobPaths, DOWNLOAD_PART_BYTES } from '#shared/sync/blob-protocol'
import { refusalOfAnswer } from '#shared/sync/session-client'
import type { AttachAnswer, OpenAnswer } from '../../data/desk-worker-api'
import { withProtocol } from '../desk/ask-server'
import type { LocalStore } from '../store/local-store'
import type { BlobRecord } from '../store/store-types'
import { isQuotaError } from '../sync/failure-of'
import { isSpare, LocalBlobs, sha256Of } from './local-blobs'
import { isPicture, photoFacts } from './photo-facts'
import { Uploader, type UploaderParts } from './uploader'

const MEGABYTE = 1024 * 1024
/** What a page may show in place; anything else is only saved. */
const shownTypes = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp', 'application/pdf'])

const shownAs = (mime: string | undefined) => (mime && shownTypes.has(mime) ? mime : 'application/octet-stream')

interface WantedBytes {
  readonly sha256: string
  readonly size: number
  readonly type: string
}

interface AttachmentsParts extends Omit<UploaderParts, 'blobs'> {
  readonly store: LocalStore
  readonly transport: HostTransport
  readonly now: () => Date
  /** Why this much more does not go on the disk. */
  readonly room: (bytes: number) => Promise<Refusal | undefined>
}

/** Files of the record on this machine: kept when they are added, fetched when they are opened, gone with their rows. */
export class Attachments {
  readonly uploader: Uploader
  private readonly blobs: LocalBlobs

  constructor(private readonly parts: AttachmentsParts) {
    this.blobs = new LocalBlobs(parts.store, parts.now)
    this.uploader = new Uploader({ ...parts, blobs: this.blobs })
  }

  async load(): Promise<void> {
    await this.blobs.load()
    await this.purge()
  }

  /** Keeps a file here, durably; `attachment.add` with the facts puts it into the record, and its bytes follow by themselves. */
  async attach(file: Blob, name: string, as?: 'photo'): Promise<AttachAnswer> {
    const refusal = unfit(file, name) ?? (await this.parts.room(file.size))
    if (refusal) return { ok: false, refusal }
    try {
      if (as === 'photo' && !(await isPicture(file)))
        return { ok: false, refusal: { code: 'inspections.notAPicture', args: { name } } }
      const sha256 = await sha256Of(file)
      await this.blobs.keep(file, sha256, 'kept')
      const facts: FileFacts = { sha256, name, mime: file.type, size: file.size, ...(await photoFacts(file)) }
      return { ok: true, facts }
    } catch (error) {
      if (isQuotaError(error)) return { ok: false, refusal: { code: 'local.storageFull' } }
      return { ok: false, refusal: { code: 'attachments.unreadable', args: { name } } }
    }
  }

  async of(ownerId: string): Promise<Attachment[]> {
    const found = await this.parts.store.read((tx) => tx.attachmentsOf(ownerId))
    return found.sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1))
  }

  /** The file itself, from this machine or the server; what was fetched stays at hand for work without a network. */
  async open(sha256: string): Promise<OpenAnswer> {
    const [row] = await this.parts.store.read((tx) => tx.attachmentsWith(sha256))
    const type = shownAs(row?.mime)
    try {
      const here = await this.blobs.file(sha256, type)
      if (here) return { ok: true, file: here }
    } catch (error) {
      const blob = this.blobs.get(sha256)
      if (!(error instanceof DeskError) || !blob) throw error
      // Of what the server has as well only this copy is lost.
      if (blob.state !== 'cached') return { ok: false, refusal: error.refusal }
      await this.blobs.remove(blob)
    }
    return this.brought(sha256, row, type, async (file) => {
      // A full disk is no reason not to show it.
      if (this.parts.store.onDisk && !(await this.parts.room(file.size)))
        await this.blobs.keep(file, sha256, 'cached').catch(() => undefined)
    })
  }

  /** A file that no row leads to yet, from where the server shows it; nothing of it stays here. */
  async openFrom(path: string, { sha256, size, mime }: FileFacts): Promise<OpenAnswer> {
    return this.checked(path, { sha256, size, type: shownAs(mime) })
  }

  /** Brings a file here for work without a network and holds it until its 离线包 is over; what went wrong, if anything. */
  async hold({ sha256, mime, ...row }: Attachment, until: CivilDate): Promise<Refusal | undefined> {
    const here = this.blobs.get(sha256)
    const pin = async () => {
      const record = this.blobs.get(sha256)
      if (record && (record.packUntil ?? '') < until) await this.blobs.set({ ...record, packUntil: until })
    }
    const full = here ? undefined : await this.parts.room(row.size)
    if (full) return full
    try {
      if (!here) {
        const keep = (file: Blob) => this.blobs.keep(file, sha256, 'cached')
        const answer = await this.brought(sha256, row, mime, keep)
        if (!answer.ok) return answer.refusal
      }
      await pin()
      return undefined
    } catch (error) {
      if (isQuotaError(error)) return { code: 'local.storageFull' }
      throw error
    }
  }

  /** What a row refers to, from the server and put where `keep` puts it. */
  private async brought(
    sha256: string,
    row: Pick<Attachment, 'size' | 'storedAt'> | undefined,
    type: string,
    keep: (file: Blob) => Promise<void>,
  ): Promise<OpenAnswer> {
    if (!row) return { ok: false, refusal: { code: 'general.notFound', args: { what: '附件' } } }
    if (!row.storedAt) return { ok: false, refusal: { code: 'attachments.uploading' } }
    const answer = await this.checked(blobPaths.of(sha256), { sha256, size: row.size, type })
    if (answer.ok) await keep(answer.file)
    return answer
  }

  /** Bytes from the server, held against their hash. */
  private async checked(path: string, wanted: WantedBytes): Promise<OpenAnswer> {
    try {
      const file = await this.fetch(path, wanted)
      if ((await sha256Of(file)) === wanted.sha256) return { ok: true, file }
      return { ok: false, refusal: { code: 'attachments.damaged' } }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      const offline = error.code === 'desktop.serverUnreachable' || error.code === 'desktop.serverTimeout'
      return { ok: false, refusal: offline ? { code: 'attachments.notHere' } : error.refusal }
    }
  }

  isHere(sha256: string): boolean {
    return this.blobs.get(sha256) !== undefined
  }

  /** A device that was shut out hands in what it alone has, for a while. @returns how many files are left */
  async handIn(): Promise<number> {
    await this.blobs.forgetErased()
    return this.uploader.handIn()
  }

  /**
   * Bytes that the server has too and no row of this user refers to any more go: a scope was dropped. What only this
   * machine has goes when the server has said that it knows of nothing that names it (`Uploader`).
   */
  async purge(): Promise<void> {
    await this.blobs.forgetErased()
    const today = civilDateOf(this.parts.now())
    for (const record of this.blobs.all()) {
      // The pack's week is over: what the server has too leaves the machine (domain.md §6).
      if (record.packUntil && record.state === 'cached' && isPackOver({ endsOn: record.packUntil }, today)) {
        await this.blobs.remove(record)
        continue
      }
      const rows = await this.parts.store.read((tx) => tx.attachmentsWith(record.sha256))
      if (rows.length === 0 && record.state === 'cached') await this.blobs.remove(record)
    }
  }

  /** What the server has too and no 离线包 needs goes from here, and is fetched again when it is opened. */
  async dropCached(): Promise<number> {
    let bytes = 0
    for (const record of this.blobs.all().filter(isSpare)) {
      await this.blobs.remove(record)
      bytes += record.size
    }
    return bytes
  }

  usedBytes(): { readonly kept: number; readonly cached: number; readonly held: number } {
    const sum = (counts: (record: BlobRecord) => boolean) =>
      this.blobs.all().reduce((total, record) => (counts(record) ? total + record.size : total), 0)
    return {
      kept: sum(({ state }) => state === 'kept'),
      cached: sum(({ state }) => state === 'cached'),
      held: sum((record) => record.state === 'cached' && !isSpare(record)),
    }
  }

  private async fetch(path: string, { size, type }: WantedBytes): Promise<Blob> {
    const parts: BlobPart[] = []
    for (let start = 0; start < size; start += DOWNLOAD_PART_BYTES) {
      const end = Math.min(size, start + DOWNLOAD_PART_BYTES) - 1
      const headers = { range: `bytes=${start}-${end}` }
      const answer = await this.parts.transport.request(withProtocol({ method: 'GET', path, headers }))
      const refusal = refusalOfAnswer(answer)
      if (answer.status >= 300) throw new DeskError(refusal?.code ?? 'desktop.serverForeign', refusal?.args)
      parts.push(answer.body as Uint8Array<ArrayBuffer>)
    }
    return new Blob(parts, { type })
  }
}

function unfit(file: Blob, name: string): Refusal | undefined {
  if (file.size === 0) return { code: 'attachments.empty', args: { name } }
  if (file.size <= MAX_ATTACHMENT_BYTES) return undefined
  const size = Math.ceil(file.size / MEGABYTE)
  return { code: 'attachments.tooLarge', args: { name, size, limit: MAX_ATTACHMENT_BYTES / MEGABYTE } }
}
