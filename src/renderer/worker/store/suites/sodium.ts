import openLibsodium from 'libsodium'

/** An address in the memory of the compiled library, or a number of bytes; NULL is 0. */
type Int = number

/**
 * The few functions of libsodium, compiled to WebAssembly, that sealing needs. Lengths of 64 bits come as two halves.
 */
export interface Sodium {
  /** Another view after the memory has grown: never to be kept. */
  readonly HEAPU8: Uint8Array
  _malloc(bytes: Int): Int
  _free(address: Int): void
  /** 0 when done. `sealed` has room for the tag, and may lie where `plain` does. */
  _crypto_aead_xchacha20poly1305_ietf_encrypt(
    sealed: Int,
    sealedBytes: 0,
    plain: Int,
    plainBytes: Int,
    plainBytesHigh: 0,
    place: Int,
    placeBytes: Int,
    placeBytesHigh: 0,
    none: 0,
    nonce: Int,
    key: Int,
  ): Int
  /** 0 when these are the bytes that were sealed. */
  _crypto_aead_xchacha20poly1305_ietf_decrypt(
    plain: Int,
    plainBytes: 0,
    none: 0,
    sealed: Int,
    sealedBytes: Int,
    sealedBytesHigh: 0,
    place: Int,
    placeBytes: Int,
    placeBytesHigh: 0,
    nonce: Int,
    key: Int,
  ): Int
}

let loading: Promise<Sodium> | undefined

/** Compiled once for each worker; its bytes are part of the bundle. */
export function loadSodium(): Promise<Sodium> {
  loading ??= openLibsodium() as Promise<Sodium>
  return loading
}
