import { cmac } from '@noble/ciphers/aes.js'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { bytesToHex } from '@noble/ciphers/utils.js'

const NONCE_BYTES = 24
const NONCES_AT_ONCE = 256
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

/** XChaCha20-Poly1305 with the place (table and id) as associated data: a record moved elsewhere does not open. */
export function keySealer(dataKey: Uint8Array): Sealer {
  const key = dataKey.slice()
  let wiped = false
  let nonces = new Uint8Array(0)
  function nextNonce(): Uint8Array {
    if (nonces.length === 0) nonces = crypto.getRandomValues(new Uint8Array(NONCE_BYTES * NONCES_AT_ONCE))
    const nonce = nonces.subarray(0, NONCE_BYTES)
    nonces = nonces.subarray(NONCE_BYTES)
    return nonce
  }
  function cipher(nonce: Uint8Array, place: string) {
    if (wiped) throw new Error('the store is locked')
    return xchacha20poly1305(key, nonce, encoder.encode(place))
  }
  const tagKey = cmac(encoder.encode('desk store tags'), key)
  function sealBytes(place: string, bytes: Uint8Array): Uint8Array {
    const nonce = nextNonce()
    const body = cipher(nonce, place).encrypt(bytes)
    const sealed = new Uint8Array(NONCE_BYTES + body.length)
    sealed.set(nonce)
    sealed.set(body, NONCE_BYTES)
    return sealed
  }
  function opened<T>(place: string, sealed: unknown, read: (bytes: Uint8Array) => T): T {
    if (!(sealed instanceof Uint8Array) || sealed.length < NONCE_BYTES) throw new SealBrokenError(place)
    const box = cipher(sealed.subarray(0, NONCE_BYTES), place)
    try {
      return read(box.decrypt(sealed.subarray(NONCE_BYTES)))
    } catch (cause) {
      throw new SealBrokenError(place, { cause })
    }
  }
  return {
    seal: (place, value) => sealBytes(place, encoder.encode(JSON.stringify(value))),
    open: (place, sealed) => opened(place, sealed, (bytes) => JSON.parse(decoder.decode(bytes))),
    sealBytes,
    openBytes: (place, sealed) => opened(place, sealed, (bytes) => bytes),
    tag(text) {
      if (wiped) throw new Error('the store is locked')
      return bytesToHex(cmac(encoder.encode(text), tagKey))
    },
    wipe() {
      wiped = true
      key.fill(0)
      tagKey.fill(0)
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
