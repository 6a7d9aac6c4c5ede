import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, randomBytes } from '@noble/hashes/utils.js'
import { fromBase64Url, toBase64Url } from './base64-url'
import type { RecoveryAnswer, RecoveryRequest } from './recovery-file'

/**
 * The second key slot of a store: its data key sealed to a public key of the office, whose private half lies in shares
 * with its administrators. A request leaves the machine, two of them open it, the answer comes back sealed to the machine.
 */

const PUBLIC_BYTES = 32
const NONCE_BYTES = 24
const encoder = new TextEncoder()

export interface KeyPair {
  readonly secretKey: Uint8Array
  readonly publicKey: Uint8Array
}

export function newKeyPair(): KeyPair {
  return keyPairOf(x25519.utils.randomSecretKey())
}

export function keyPairOf(secretKey: Uint8Array): KeyPair {
  return { secretKey, publicKey: x25519.getPublicKey(secretKey) }
}

/** Tells which key a slot was made for, so that the administrators find the right shares. */
export function keyIdOf(publicKey: Uint8Array): string {
  return bytesToHex(sha256(publicKey).subarray(0, 8))
}

/** Anyone can seal to a public key; the place keeps what was sealed from being taken for something else. */
export function sealTo(publicKey: Uint8Array, place: string, secret: Uint8Array): Uint8Array {
  const once = newKeyPair()
  const nonce = randomBytes(NONCE_BYTES)
  const key = keyBetween(once.secretKey, publicKey, once.publicKey, publicKey, place)
  const body = xchacha20poly1305(key, nonce, encoder.encode(place)).encrypt(secret)
  return Uint8Array.from([...once.publicKey, ...nonce, ...body])
}

/** @throws when it was sealed to another key, for another place, or changed */
export function openSealed({ secretKey, publicKey }: KeyPair, place: string, sealed: Uint8Array): Uint8Array {
  const once = sealed.slice(0, PUBLIC_BYTES)
  const nonce = sealed.slice(PUBLIC_BYTES, PUBLIC_BYTES + NONCE_BYTES)
  const key = keyBetween(secretKey, once, once, publicKey, place)
  return xchacha20poly1305(key, nonce, encoder.encode(place)).decrypt(sealed.slice(PUBLIC_BYTES + NONCE_BYTES))
}

export function slotPlace(storeName: string): string {
  return `recovery/${storeName}`
}

export function answerPlace(storeName: string): string {
  return `recovery-answer/${storeName}`
}

/** What the administrators' machine does: opens the slot, seals the key to the machine that asked. */
export function answerRequest(request: RecoveryRequest, office: KeyPair): RecoveryAnswer {
  const { storeName } = request
  const dataKey = openSealed(office, slotPlace(storeName), fromBase64Url(request.wrapped))
  const wrapped = sealTo(fromBase64Url(request.reply), answerPlace(storeName), dataKey)
  dataKey.fill(0)
  return { format: 'desk-recovery-answer/1', storeName, wrapped: toBase64Url(wrapped) }
}

function keyBetween(
  secretKey: Uint8Array,
  other: Uint8Array,
  once: Uint8Array,
  receiver: Uint8Array,
  place: string,
): Uint8Array {
  const agreed = x25519.getSharedSecret(secretKey, other)
  return hkdf(sha256, agreed, Uint8Array.from([...once, ...receiver]), encoder.encode(place), 32)
}
