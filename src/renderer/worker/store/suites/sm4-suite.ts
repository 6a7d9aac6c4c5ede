import { sm3, sm4 } from 'sm-crypto-v2'
import type { CipherSuite } from './cipher-suite'

const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 16
const PREFIX_BYTES = 8
const encoder = new TextEncoder()

/**
 * SM4-GCM under a key that HMAC-SM3 derives from the data key (GB/T 32907, GB/T 32905, GB/T 36624), where commercial
 * cryptography of the state is demanded. A nonce of 96 bits is too short to be drawn at random for years: 64 random bits
 * for each opened store and a counter keep it from coming twice.
 */
export const sm4Suite: CipherSuite = {
  async open(given) {
    const key = hmacSm3(given, encoder.encode('desk store sm4-gcm')).slice(0, KEY_BYTES)
    const tagKey = hmacSm3(given, encoder.encode('desk store tags'))
    let prefix = crypto.getRandomValues(new Uint8Array(PREFIX_BYTES))
    let count = 0
    const nextNonce = () => {
      if (count > 0xffff_fffe) {
        prefix = crypto.getRandomValues(new Uint8Array(PREFIX_BYTES))
        count = 0
      }
      count += 1
      const nonce = new Uint8Array(NONCE_BYTES)
      nonce.set(prefix)
      new DataView(nonce.buffer).setUint32(PREFIX_BYTES, count)
      return nonce
    }
    return {
      encrypt(plain, place) {
        const iv = nextNonce()
        const options = { mode: 'gcm', iv, associatedData: place, padding: 'none', output: 'array' } as const
        const { output, tag } = sm4.encrypt(plain, key, { ...options, outputTag: true })
        if (!tag) throw new Error('SM4-GCM gave no tag')
        const sealed = new Uint8Array(NONCE_BYTES + output.length + TAG_BYTES)
        sealed.set(iv)
        sealed.set(output, NONCE_BYTES)
        sealed.set(tag, NONCE_BYTES + output.length)
        return sealed
      },
      decrypt(sealed, place) {
        if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('too short')
        const end = sealed.length - TAG_BYTES
        return sm4.decrypt(sealed.subarray(NONCE_BYTES, end), key, {
          mode: 'gcm',
          iv: sealed.subarray(0, NONCE_BYTES),
          associatedData: place,
          tag: sealed.subarray(end),
          padding: 'none',
          output: 'array',
        })
      },
      tag: (text) => hmacSm3(tagKey, text).slice(0, TAG_BYTES),
      wipe: () => {
        key.fill(0)
        tagKey.fill(0)
      },
    }
  },
}

/** HMAC (RFC 2104) over SM3, whose block is 64 bytes. */
export function hmacSm3(key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(64)
  block.set(key.length > 64 ? hashSm3(key) : key)
  const inner = hashSm3(
    joined(
      block.map((byte) => byte ^ 0x36),
      message,
    ),
  )
  return hashSm3(
    joined(
      block.map((byte) => byte ^ 0x5c),
      inner,
    ),
  )
}

function hashSm3(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(sm3(bytes).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
