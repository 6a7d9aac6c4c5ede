import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Server } from '@tus/server'
import { MAX_ATTACHMENT_BYTES, sha256Hex } from '#shared/domain/attachment'
import { DeskError } from '#shared/messages/catalogue'
import { blobPaths } from '#shared/sync/blob-protocol'
import type { Sender } from '../auth/auth'
import type { BlobRecords } from './blob-records'
import type { BlobStore } from './blob-store'
import { SpaciousFileStore } from './spacious-file-store'

/** An officer may be away for a while with half a photo sent. */
const KEEP_UNFINISHED_MS = 14 * 24 * 3600 * 1000
const GIGABYTE = 1024 ** 3
/** The database on the same disk must be able to go on. */
const RESERVED_BYTES = GIGABYTE

export interface UploadParts {
  readonly dir: string
  readonly records: BlobRecords
  readonly store: BlobStore
  readonly now: () => Date
  /** What one user's files may take together. */
  readonly bytesPerUser: number
  /** Bytes that the disk of a folder still takes. */
  readonly freeBytes?: (dir: string) => Promise<number>
  /** Bytes of a user have arrived and are kept. */
  readonly arrived: (userId: string, sha256: string) => Promise<void>
}

/**
 * Resumable uploads by the tus protocol. Every request comes with the user it was authenticated as; an upload is its
 * maker's alone. Bytes are kept only when their hash is the announced one.
 */
export class TusUploads {
  private readonly senders = new WeakMap<object, Sender>()
  private readonly tus: Server
  private readonly files: SpaciousFileStore

  private constructor(private readonly parts: UploadParts) {
    this.files = new SpaciousFileStore({ directory: parts.dir, expirationPeriodInMilliseconds: KEEP_UNFINISHED_MS })
    this.tus = new Server({
      path: blobPaths.uploads,
      datastore: this.files,
      maxSize: MAX_ATTACHMENT_BYTES,
      relativeLocation: true,
      onUploadCreate: (request, upload) => this.begin(this.senderOf(request).principal.userId, upload),
      onIncomingRequest: (request, id) => this.checkOwner(request, id),
      onUploadFinish: (request, { id }) => this.finish(this.senderOf(request), id),
      // Ours travel on to the error handler of the whole server.
      onResponseError: (_request, error) => {
        if (error instanceof DeskError) throw error
        return undefined
      },
    })
  }

  static async open(parts: UploadParts): Promise<TusUploads> {
    await mkdir(parts.dir, { recursive: true, mode: 0o700 })
    const uploads = new TusUploads(parts)
    // The file store makes the folder too, unawaited, and throws past everybody where its parent has gone meanwhile.
    await mkdir(parts.dir, { recursive: true, mode: 0o700 })
    return uploads
  }

  /** @throws DeskError `attachments.*` */
  handle(request: Request, sender: Sender): Promise<Response> {
    this.senders.set(request, sender)
    return this.tus.handleWeb(request)
  }

  /** Uploads that nobody went on with. */
  async forgetOld(): Promise<void> {
    const before = new Date(this.parts.now().getTime() - KEEP_UNFINISHED_MS)
    for (const id of await this.parts.records.oldUploads(before)) await this.drop(id)
  }

  private senderOf(request: object): Sender {
    const sender = this.senders.get(request)
    if (!sender) throw new Error('an upload without a user')
    return sender
  }

  private async begin(
    userId: string,
    upload: { id: string; size?: number; metadata?: Record<string, string | null> },
  ): Promise<object> {
    const sha256 = sha256Hex.safeParse(upload.metadata?.sha256)
    const announced = { userId, sha256: sha256.data ?? '', size: upload.size ?? 0 }
    if (!sha256.success || !(await this.parts.records.isAnnounced(announced)))
      throw new DeskError('attachments.notAnnounced')
    await this.needRoom(announced.size)
    await this.needShare(userId, announced.size)
    await this.parts.records.noteUpload(upload.id, announced, this.parts.now())
    return {}
  }

  private async checkOwner(request: Request, id: string): Promise<void> {
    // What is being begun has no owner yet.
    if (request.method === 'POST') return
    const upload = await this.parts.records.upload(id)
    if (upload?.userId !== this.senderOf(request).principal.userId) throw new DeskError('attachments.uploadUnknown')
    // Others may have filled the disk since it was begun; what has come stays, and the rest comes when there is room.
    if (request.method === 'PATCH') await this.needRoom(Number(request.headers.get('content-length') ?? 0))
  }

  private async needRoom(bytes: number): Promise<void> {
    const free = await (this.parts.freeBytes ?? freeOnDisk)(this.parts.dir)
    if (free < bytes + RESERVED_BYTES) throw new DeskError('attachments.serverFull')
  }

  /** One account, taken over or careless, must not use up the room of all. */
  private async needShare(userId: string, bytes: number): Promise<void> {
    const { records, bytesPerUser } = this.parts
    if ((await records.usedBy(userId)) + bytes <= bytesPerUser) return
    throw new DeskError('attachments.shareUsed', { limit: Math.floor(bytesPerUser / GIGABYTE) })
  }

  private async finish({ principal, shutOut }: Sender, id: string): Promise<object> {
    const upload = await this.parts.records.upload(id)
    if (!upload) throw new DeskError('attachments.uploadUnknown')
    const file = join(this.parts.dir, id)
    if ((await hashOf(file)) !== upload.sha256) {
      await this.drop(id)
      throw new DeskError('attachments.hashMismatch')
    }
    await this.parts.store.keep(upload.sha256, file)
    await this.parts.records.noteStored(upload, this.parts.now(), shutOut ? principal : undefined)
    await this.drop(id)
    await this.parts.arrived(upload.userId, upload.sha256)
    return {}
  }

  private async drop(id: string): Promise<void> {
    await this.parts.records.forgetUpload(id)
    // The file itself may have become a blob already.
    await this.files.remove(id).catch(() => this.files.configstore.delete(id))
  }
}

async function freeOnDisk(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir)
  return bavail * bsize
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
