import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileStore } from '@tus/file-store'
import { DeskError } from '#shared/messages/catalogue'

const full: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT'])

/** The library's store tells no full disk from any other failure, and a client should know when to try again. */
export class SpaciousFileStore extends FileStore {
  override async write(readable: Parameters<FileStore['write']>[0], id: string, offset: number): Promise<number> {
    let written = 0
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        written += chunk.length
        done(null, chunk)
      },
    })
    try {
      await pipeline(readable, count, createWriteStream(join(this.directory, id), { flags: 'r+', start: offset }))
    } catch (error) {
      // What has reached the disk stays, and its length says where the client goes on.
      if (full.has((error as NodeJS.ErrnoException).code)) throw new DeskError('attachments.serverFull')
      throw error
    }
    return offset + written
  }
}
