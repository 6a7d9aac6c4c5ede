import { sha256 } from '@noble/hashes/sha2.js'

/**
 * The bytes of a journal, the same on every machine: a header, then one frame for each record.
 * Frame: length (4 bytes, big endian), position (8), first 8 bytes of SHA-256 over position and record, record.
 * An empty record is none: it only carries the last position past a journal that was emptied.
 */
const HEADER = new TextEncoder().encode('DESKJNL1')
const CHECK_BYTES = 8
const FRAME_HEAD = 4 + 8 + CHECK_BYTES
/** One command with its input; anything larger is no record but damage. */
export const MAX_JOURNAL_RECORD = 16 * 1024 * 1024
/** Positions that damage in the midst of a journal can have cost at most. */
const MOST_LOST = 100_000

export interface JournalRecord {
  /** Counts up from 1 and is never used twice. */
  readonly position: number
  readonly bytes: Uint8Array
}

export interface JournalScan {
  readonly records: readonly JournalRecord[]
  /** Up to here the bytes are whole; what follows was cut off by a crash, or is damaged. */
  readonly goodLength: number
  /** Frames in the middle whose bytes do not match their sum; those after them are read all the same. */
  readonly damaged: number
}

export function journalHeader(): Uint8Array {
  return HEADER.slice()
}

/** @throws RangeError for a record that `scanJournal` would refuse */
export function journalFrame({ position, bytes }: JournalRecord): Uint8Array {
  if (bytes.length > MAX_JOURNAL_RECORD) throw new RangeError(`journal record of ${bytes.length} bytes`)
  const frame = new Uint8Array(FRAME_HEAD + bytes.length)
  const view = new DataView(frame.buffer)
  view.setUint32(0, bytes.length)
  view.setBigUint64(4, BigInt(position))
  frame.set(bytes, FRAME_HEAD)
  frame.set(checkOf(frame.subarray(4, 12), bytes), 12)
  return frame
}

/** Reads what is whole; never throws. A file without our header holds nothing (`goodLength` 0). */
export function scanJournal(file: Uint8Array): JournalScan {
  if (!HEADER.every((byte, at) => file[at] === byte)) return { records: [], goodLength: 0, damaged: 0 }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const records: JournalRecord[] = []
  let goodLength = HEADER.length
  let damaged = 0
  let skipped = 0
  for (let at: number | undefined = HEADER.length; at !== undefined && at + FRAME_HEAD <= file.length; ) {
    const record = frameAt(file, view, at)
    if (record) {
      records.push(record)
      at += FRAME_HEAD + record.bytes.length
      goodLength = at
      damaged += skipped
      skipped = 0
    } else {
      skipped += 1
      at = nextFrame(file, view, at + 1, records.at(-1)?.position ?? 0)
    }
  }
  return { records, goodLength, damaged }
}

function frameAt(file: Uint8Array, view: DataView, at: number): JournalRecord | undefined {
  const length = view.getUint32(at)
  const end = at + FRAME_HEAD + length
  if (length > MAX_JOURNAL_RECORD || end > file.length) return undefined
  const bytes = file.slice(at + FRAME_HEAD, end)
  const sum = file.subarray(at + 12, at + FRAME_HEAD)
  if (!sameBytes(checkOf(file.subarray(at + 4, at + 12), bytes), sum)) return undefined
  return { position: Number(view.getBigUint64(at + 4)), bytes }
}

/**
 * Where the next whole frame begins. The length of a damaged one may itself be wrong, so every place is tried at which a
 * position stands that could follow; in bytes that are no frame that is next to never.
 */
function nextFrame(file: Uint8Array, view: DataView, from: number, last: number): number | undefined {
  for (let at = from; at + FRAME_HEAD <= file.length; at += 1) {
    if (view.getUint32(at + 4) !== 0) continue
    const position = view.getUint32(at + 8)
    // Of a journal whose first frame is damaged nobody knows how far it had counted.
    if (position <= last || (last > 0 && position > last + MOST_LOST)) continue
    if (frameAt(file, view, at)) return at
  }
  return undefined
}

function checkOf(position: Uint8Array, bytes: Uint8Array): Uint8Array {
  return sha256.create().update(position).update(bytes).digest().subarray(0, CHECK_BYTES)
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
