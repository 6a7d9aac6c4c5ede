import { createHash } from 'node:crypto'
import type { MemoryStore } from '#server/sync/testing/memory-store'
import type { Attachment } from '#shared/domain/attachment'
import type { Bug } from './bugs'
import type { Coverage } from './coverage'

interface Upload {
  readonly userId: string
  readonly sha256: string
  readonly size: number
  readonly got: string
}

/** What an upload came to: how much the server has of it, or that it knows no such upload. */
export type UploadAnswer = { readonly offset: number } | 'unknown'

/** The server's files, as `server/blobs` keeps them: bytes under their hash, who sent them, and uploads under way. */
export class SimBlobs {
  readonly files = new Map<string, string>()
  readonly #sources = new Set<string>()
  readonly #uploads = new Map<string, Upload>()
  #begun = 0

  constructor(
    private readonly store: MemoryStore,
    private readonly bug: Bug,
    private readonly coverage: Coverage,
    /** Tells the rows that their bytes are there. */
    private readonly markStored: (attachmentIds: readonly string[]) => Promise<void>,
  ) {}

  /** The database went back to a backup: the files are there, and who sent them is forgotten with the rest. */
  forget(): void {
    this.#sources.clear()
    this.#uploads.clear()
  }

  /** Whether a user has yet to send these bytes; rows that wait for bytes he has sent are told. */
  async isNeeded(userId: string, sha256: string): Promise<boolean> {
    if (!this.#sources.has(`${userId} ${sha256}`)) return true
    await this.#arrived(userId, sha256)
    return false
  }

  /** Only bytes that the user has put into the record, or wanted to by what was put aside, are taken. */
  async begin(userId: string, sha256: string, size: number): Promise<string | undefined> {
    const isInRecord = this.#rows().some((row) => {
      return row.createdBy === userId && row.sha256 === sha256 && row.size === size
    })
    const wasPutAside = this.store.quarantine.some(({ userId: author, command }) => {
      return author === userId && addedFile(command) === sha256
    })
    if (!isInRecord && !wasPutAside) return undefined
    const id = `upload-${++this.#begun}`
    this.#uploads.set(id, { userId, sha256, size, got: '' })
    if (this.bug === 'storedBeforeArrived') await this.#arrived(userId, sha256)
    return id
  }

  at(id: string): UploadAnswer {
    const upload = this.#uploads.get(id)
    return upload ? { offset: upload.got.length } : 'unknown'
  }

  /** Takes what came of a part; bytes that end up with another hash are thrown away, and the upload with them. */
  async append(id: string, offset: number, bytes: string): Promise<UploadAnswer> {
    const upload = this.#uploads.get(id)
    if (!upload || offset !== upload.got.length) return this.at(id)
    const got = upload.got + bytes
    this.#uploads.set(id, { ...upload, got })
    if (got.length < upload.size) return { offset: got.length }
    this.#uploads.delete(id)
    if (hashOf(got) !== upload.sha256) return 'unknown'
    this.files.set(upload.sha256, got)
    this.#sources.add(`${upload.userId} ${upload.sha256}`)
    this.coverage.note('file arrived')
    await this.#arrived(upload.userId, upload.sha256)
    return { offset: got.length }
  }

  async #arrived(userId: string, sha256: string): Promise<void> {
    const waiting = this.#rows().filter((row) => {
      return row.createdBy === userId && row.sha256 === sha256 && !row.storedAt
    })
    if (waiting.length > 0) await this.markStored(waiting.map(({ id }) => id))
  }

  #rows(): Attachment[] {
    return [...this.store.entities.values()].flatMap(({ type, doc }) =>
      type === 'attachment' ? [JSON.parse(doc)] : [],
    )
  }
}

/** The hash of the file that a command was to add. */
export function addedFile(command: unknown): string | undefined {
  const { type, input } = command as { readonly type: string; readonly input: { readonly sha256: string } }
  return type === 'attachment.add' ? input.sha256 : undefined
}

export const hashOf = (bytes: string): string => createHash('sha256').update(bytes).digest('hex')
