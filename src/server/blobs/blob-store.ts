import type { Readable } from 'node:stream'

/**
 * Where the bytes of attachments lie, named by their SHA-256: the same bytes are kept once, and never change. A folder
 * now; an S3-compatible service can stand behind the same four questions.
 */
export interface BlobStore {
  /** Takes over a complete, verified file; it is durable when this resolves. Doing it twice changes nothing. */
  keep(sha256: string, file: string): Promise<void>
  /** Bytes `start` to `end`, both included. */
  read(sha256: string, range: { readonly start: number; readonly end: number }): Readable
  has(sha256: string): Promise<boolean>
  remove(sha256: string): Promise<void>
}
