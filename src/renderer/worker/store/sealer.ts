import { bytesToHex } from '@noble/ciphers/utils.js'
import { cipherSuite, type SuiteName } from './suites/cipher-suite'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Turns values into what may lie on a disk, and back. Synchronous, because it works inside transactions. */
export interface Sealer {
  seal(place: string, value: unknown): unknown
  /** @throws SealBrokenError when the bytes were changed, or come from another place */
  open(place: string, sealed: unknown): unknown
  /** Bytes as they are, without a detour over text. */
  sealBytes(place: string, bytes: Uint8Array): Uint8Array
  /** @throws SealBrokenError */
  openBytes(place: string, sealed: Uint8Array): Uint8Array
  /** A name for a text that says nothing of it to whoever has not the key: always the same one, so that it can be found. */
  tag(text: string): string
  /** Nothing can be opened or sealed any more. */
  wipe(): void
}

export class SealBrokenError extends Error {
  constructor(place: string, options?: ErrorOptions) {
    super(`sealed record cannot be opened: ${place}`, options)
    this.name = 'SealBrokenError'
  }
}

/** Seals with the place (table and id) as associated data: a record moved elsewhere does not open. */
export async function keySealer(dataKey: Uint8Array, suite: SuiteName = 'xchacha20'): Promise<Sealer> {
  const cipher = await cipherSuite(suite).open(dataKey)
  let wiped = false
  function unlocked() {
    if (wiped) throw new Error('the store is locked')
    return cipher
  }
  function opened<T>(place: string, sealed: unknown, read: (bytes: Uint8Array) => T): T {
    const { decrypt } = unlocked()
    if (!(sealed instanceof Uint8Array)) throw new SealBrokenError(place)
    try {
      return read(decrypt(sealed, encoder.encode(place)))
    } catch (cause) {
      throw new SealBrokenError(place, { cause })
    }
  }
  return {
    seal: (place, value) => unlocked().encrypt(encoder.encode(JSON.stringify(value)), encoder.encode(place)),
    open: (place, sealed) => opened(place, sealed, (bytes) => JSON.parse(decoder.decode(bytes))),
    sealBytes: (place, bytes) => unlocked().encrypt(bytes, encoder.encode(place)),
    openBytes: (place, sealed) => opened(place, sealed, (bytes) => bytes),
    tag: (text) => bytesToHex(unlocked().tag(encoder.encode(text))),
    wipe() {
      wiped = true
      cipher.wipe()
    },
  }
}

/** For a store in memory: nothing lies anywhere. */
export const noSealer: Sealer = {
  seal: (_place, value) => value,
  open: (_place, sealed) => sealed,
  sealBytes: (_place, bytes) => bytes.slice(),
  openBytes: (_place, sealed) => sealed,
  tag: (text) => text,
  wipe: () => undefined,
}
