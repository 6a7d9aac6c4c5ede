import { concatBytes } from '@noble/ciphers/utils.js'
import { DeskError } from '#shared/messages/catalogue'
import { fromBase64Url } from '#shared/security/base64-url'
import { storeMigrations } from '../store/migrations'
import type { StoredRecord, TableName } from '../store/records'
import type { Sealer } from '../store/sealer'

/**
 * In the first form the head counted the rows, and a part was JSON with its bytes as text in it; since the second they are
 * counted at the end, and bytes stand behind the JSON as they are.
 */
const formats = ['desk-backup/1', 'desk-backup/2'] as const

export type Counts = Readonly<Record<string, number>>

export interface Head {
  readonly format: (typeof formats)[number]
  readonly storeName: string
  readonly schema: number
  readonly counts?: Counts
}

export interface Part {
  readonly table: TableName
  readonly records: readonly StoredRecord[]
}

interface Tail {
  readonly counts: Counts
}

const FRAMED = 2
const FRAME_HEAD = 5
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Of a store with this schema. */
export function backedUpTables(schema: number): readonly TableName[] {
  const steps = storeMigrations.filter(({ version }) => version <= schema)
  return [...new Set(steps.flatMap(({ tables }) => Object.keys(tables)))] as TableName[]
}
export const backedUpSchema = Math.max(...storeMigrations.map(({ version }) => version))

/** Seals the parts of one backup, each to its place in it: nothing can be left out, put elsewhere or added unseen. */
export function partSealing(sealer: Sealer, storeName: string): (value: Head | Part | Tail) => Uint8Array {
  let number = 0
  return (value) => sealer.sealBytes(placeOf(storeName, number++), packed(value))
}

/**
 * The rows of a backup in order; when it has ended, every one was there.
 * @throws DeskError `desktop.backupDamaged`
 */
export async function* openedParts(
  parts: AsyncIterable<Uint8Array>,
  sealer: Sealer,
  storeName: string,
  atHead: (head: Head) => void = () => undefined,
): AsyncIterable<Part> {
  const counted = new Map<string, number>()
  let head: Head | undefined
  let counts: Counts | undefined
  let number = 0
  for await (const bytes of parts) {
    const value = opened(sealer, placeOf(storeName, number), bytes)
    number += 1
    if (!head) {
      head = value as Head
      if (!formats.includes(head.format) || head.storeName !== storeName) throw damaged()
      counts = head.counts
      atHead(head)
    } else if ('table' in value) {
      counted.set(value.table, (counted.get(value.table) ?? 0) + value.records.length)
      yield value
    } else counts = (value as Tail).counts
  }
  const all = new Set([...counted.keys(), ...Object.keys(counts ?? {})])
  if (!counts || [...all].some((table) => counted.get(table) !== (counts?.[table] || undefined))) throw damaged()
}

function opened(sealer: Sealer, place: string, bytes: Uint8Array): Head | Part | Tail {
  try {
    return unpacked(sealer.openBytes(place, bytes))
  } catch (cause) {
    throw damaged(cause)
  }
}

function damaged(cause?: unknown): DeskError {
  return new DeskError('desktop.backupDamaged', {}, { cause })
}

function placeOf(storeName: string, part: number): string {
  return `backup/${storeName}/${part}`
}

/** FRAMED, the length of the JSON, the JSON, then the bytes that it names by where they begin and end. */
function packed(value: Head | Part | Tail): Uint8Array {
  const bytes: Uint8Array[] = []
  let end = 0
  const text = JSON.stringify(value, (_key, each) => {
    if (!(each instanceof Uint8Array)) return each
    bytes.push(each)
    end += each.length
    return { $at: [end - each.length, end] }
  })
  const json = encoder.encode(text)
  const head = new Uint8Array(FRAME_HEAD)
  head[0] = FRAMED
  new DataView(head.buffer).setUint32(1, json.length)
  return concatBytes(head, json, ...bytes)
}

function unpacked(all: Uint8Array): Head | Part | Tail {
  if (all[0] !== FRAMED) return JSON.parse(decoder.decode(all), bytesInText)
  const from = FRAME_HEAD + new DataView(all.buffer, all.byteOffset).getUint32(1)
  return JSON.parse(decoder.decode(all.subarray(FRAME_HEAD, from)), (_key, value) => {
    const at = (value as { $at?: readonly [number, number] } | null)?.$at
    return at ? all.slice(from + at[0], from + at[1]) : value
  })
}

function bytesInText(_key: string, value: unknown): unknown {
  const pieces = (value as { $bytes?: readonly string[] } | null)?.$bytes
  return pieces ? concatBytes(...pieces.map(fromBase64Url)) : value
}
