import { z } from 'zod'
import { sha256Hex } from '../domain/attachment'

/** Bytes of attachments (docs/protocol.md §10): uploads speak tus 1.0, everything else is named by its SHA-256. */
export const blobPaths = {
  /** tus endpoint; `Upload-Metadata` carries `sha256`. */
  uploads: '/blobs/v1/uploads',
  /** Which of these the server still lacks from this user; those it has are marked as stored. */
  needed: '/blobs/v1/needed',
  of: (sha256: string) => `/blobs/v1/${sha256}`,
} as const

/** A cut connection costs at most this much again. */
export const UPLOAD_CHUNK_BYTES = 512 * 1024
/** What one request of a download brings. */
export const DOWNLOAD_PART_BYTES = 1024 * 1024

/** What one question may name. */
export const ASKED_AT_ONCE = 200

export const neededRequest = z.object({
  /** Of rows that wait for their bytes. */
  sha256: z.array(sha256Hex).max(ASKED_AT_ONCE),
  /** Of bytes that lie on the machine for no row: the command that named them may have been put aside. */
  rowless: z.array(sha256Hex).max(ASKED_AT_ONCE).default([]),
})
export const neededResponse = z.object({ needed: z.array(sha256Hex), rowless: z.array(sha256Hex).default([]) })
