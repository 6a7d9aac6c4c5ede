import { cmac } from '@noble/ciphers/aes.js'
import type { CipherSuite } from './cipher-suite'
import { loadSodium, type Sodium } from './sodium'

const KEY_BYTES = 32
const NONCE_BYTES = 24
const TAG_BYTES = 16
const NONCES_AT_ONCE = 256
const SMALLEST_ROOM = 16 * 1024
const encoder = new TextEncoder()

/**
 * XChaCha20-Poly1305 of libsodium: random nonces of 192 bits never meet, however many rows are sealed. The library
 * works on its own memory; key, places and texts lie there in rooms of this cipher, which `wipe` overwrites.
 */
export const xchacha20Suite: CipherSuite = {
  async open(given) {
    const sodium = await loadSodium()
    const key = new Room(sodium, KEY_BYTES)
    key.write(given)
    const tagKey = cmac(encoder.encode('desk store tags'), given)
    const nonce = new Room(sodium, NONCE_BYTES)
    const place = new Room(sodium)
    const text = new Room(sodium)
    const nextNonce = nonceSource()
    return {
      encrypt(plain, where) {
        const fresh = nextNonce()
        nonce.write(fresh)
        place.write(where)
        text.write(plain, TAG_BYTES)
        const at = text.address
        // biome-ignore format: one line, as C has it
        const failed = sodium._crypto_aead_xchacha20poly1305_ietf_encrypt(
          at, 0, at, plain.length, 0, place.address, where.length, 0, 0, nonce.address, key.address)
        if (failed) throw new Error('XChaCha20-Poly1305 failed')
        const sealed = new Uint8Array(NONCE_BYTES + plain.length + TAG_BYTES)
        sealed.set(fresh)
        sealed.set(text.read(plain.length + TAG_BYTES), NONCE_BYTES)
        return sealed
      },
      decrypt(sealed, where) {
        const bytes = sealed.length - NONCE_BYTES
        if (bytes < TAG_BYTES) throw new Error('too short')
        nonce.write(sealed.subarray(0, NONCE_BYTES))
        place.write(where)
        text.write(sealed.subarray(NONCE_BYTES))
        const at = text.address
        // biome-ignore format: one line, as C has it
        const failed = sodium._crypto_aead_xchacha20poly1305_ietf_decrypt(
          at, 0, 0, at, bytes, 0, place.address, where.length, 0, nonce.address, key.address)
        if (failed) throw new Error('not what was sealed')
        return text.read(bytes - TAG_BYTES).slice()
      },
      tag: (name) => cmac(name, tagKey),
      wipe() {
        for (const room of [key, nonce, place, text]) room.give()
        tagKey.fill(0)
      },
    }
  },
}

/** Bytes in the library's memory, as many as the longest text so far needed. */
class Room {
  address = 0
  private size = 0

  constructor(
    private readonly sodium: Sodium,
    size = 0,
  ) {
    if (size > 0) this.take(size)
  }

  /** `more` bytes are free behind it afterwards. */
  write(bytes: Uint8Array, more = 0): void {
    const needed = bytes.length + more
    if (needed > this.size) {
      this.give()
      this.take(Math.max(needed, SMALLEST_ROOM))
    }
    this.sodium.HEAPU8.set(bytes, this.address)
  }

  /** A view, good until the next call of the library. */
  read(bytes: number): Uint8Array {
    return this.sodium.HEAPU8.subarray(this.address, this.address + bytes)
  }

  /** Overwrites it and gives it back. */
  give(): void {
    if (this.size === 0) return
    this.read(this.size).fill(0)
    this.sodium._free(this.address)
    this.size = 0
    this.address = 0
  }

  private take(size: number): void {
    this.address = this.sodium._malloc(size)
    if (this.address === 0) throw new Error('no memory left for sealing')
    this.size = size
  }
}

function nonceSource(): () => Uint8Array {
  let drawn = new Uint8Array(0)
  return () => {
    if (drawn.length === 0) drawn = crypto.getRandomValues(new Uint8Array(NONCE_BYTES * NONCES_AT_ONCE))
    const nonce = drawn.subarray(0, NONCE_BYTES)
    drawn = drawn.subarray(NONCE_BYTES)
    return nonce
  }
}
