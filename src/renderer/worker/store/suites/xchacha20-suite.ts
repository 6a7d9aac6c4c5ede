import { cmac } from '@noble/ciphers/aes.js'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import type { CipherSuite } from './cipher-suite'

const NONCE_BYTES = 24
const NONCES_AT_ONCE = 256
const encoder = new TextEncoder()

/** XChaCha20-Poly1305: random nonces of 192 bits never meet, however many rows are sealed. */
export const xchacha20Suite: CipherSuite = {
  open(given) {
    const key = given.slice()
    const tagKey = cmac(encoder.encode('desk store tags'), key)
    let nonces = new Uint8Array(0)
    const nextNonce = () => {
      if (nonces.length === 0) nonces = crypto.getRandomValues(new Uint8Array(NONCE_BYTES * NONCES_AT_ONCE))
      const nonce = nonces.subarray(0, NONCE_BYTES)
      nonces = nonces.subarray(NONCE_BYTES)
      return nonce
    }
    return {
      encrypt(plain, place) {
        const nonce = nextNonce()
        const body = xchacha20poly1305(key, nonce, place).encrypt(plain)
        const sealed = new Uint8Array(NONCE_BYTES + body.length)
        sealed.set(nonce)
        sealed.set(body, NONCE_BYTES)
        return sealed
      },
      decrypt: (sealed, place) =>
        xchacha20poly1305(key, sealed.subarray(0, NONCE_BYTES), place).decrypt(sealed.subarray(NONCE_BYTES)),
      tag: (text) => cmac(text, tagKey),
      wipe: () => {
        key.fill(0)
        tagKey.fill(0)
      },
    }
  },
}
