import { randomBytes } from 'node:crypto'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { DeskError } from '#shared/messages/catalogue'
import type { KeyRing, ServerKey } from './key-ring'

const nonceBytes = 24

/** Seals what the database keeps and must not tell: XChaCha20-Poly1305 under a key of the ring. */
export interface SecretBox {
  /** Id of the key that `seal` uses. */
  readonly keyId: string
  /**
   * `sealed.1.KEYID.BASE64URL(nonce|cipher text|tag)`, the same text another each time.
   * @param place of the value in the database, bound into the seal: a value copied to another row does not open
   */
  seal(text: string, place: string): string
  /** @throws DeskError `cli.serverKeyMissing` for a key that is not at hand; Error when the value was changed or moved */
  open(sealed: string, place: string): string
}

const shape = /^sealed\.1\.([0-9a-f]{16})\.([\w-]+)$/

/** The id of the key that a stored value needs; undefined for one in clear. */
export function keyIdOf(stored: string): string | undefined {
  return shape.exec(stored)?.[1]
}

/** @param file named in the error when a key is missing */
export function secretBox(ring: KeyRing, current: ServerKey, file: string): SecretBox {
  const keys = new Map(ring.map((key) => [key.id, key.bytes]))
  const cipher = (key: Uint8Array, nonce: Uint8Array, place: string) =>
    xchacha20poly1305(key, nonce, new TextEncoder().encode(place))
  return {
    keyId: current.id,
    seal: (text, place) => {
      const nonce = randomBytes(nonceBytes)
      const body = cipher(current.bytes, nonce, place).encrypt(new TextEncoder().encode(text))
      return `sealed.1.${current.id}.${Buffer.concat([nonce, body]).toString('base64url')}`
    },
    open: (sealed, place) => {
      const [, id = '', base64 = ''] = shape.exec(sealed) ?? []
      // Never taken as it is: whoever can write into the database could put a password of his own there.
      if (id === '') throw new Error(`not sealed: ${place}`)
      const key = keys.get(id)
      if (!key) throw new DeskError('cli.serverKeyMissing', { id, file })
      const bytes = Buffer.from(base64, 'base64url')
      const plain = cipher(key, bytes.subarray(0, nonceBytes), place).decrypt(bytes.subarray(nonceBytes))
      return new TextDecoder().decode(plain)
    },
  }
}
