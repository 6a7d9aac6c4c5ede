import type { MachinePolicy } from '#shared/security/machine-policy'
import { sm4Suite } from './sm4-suite'
import { xchacha20Suite } from './xchacha20-suite'

export type SuiteName = MachinePolicy['cipherSuite']

/** One way to seal bytes. Synchronous, because sealing happens inside transactions. */
export interface CipherSuite {
  /** A cipher under 32 bytes of key material; it keeps a copy that `wipe` overwrites. */
  open(key: Uint8Array): Promise<AeadCipher>
}

export interface AeadCipher {
  /** Nonce, sealed bytes, tag: everything `decrypt` needs but the key and the place. */
  encrypt(plain: Uint8Array, place: Uint8Array): Uint8Array
  /** @throws when a byte was changed, or the place is another */
  decrypt(sealed: Uint8Array, place: Uint8Array): Uint8Array
  /** A name for a text that says nothing of it to whoever has not the key; always the same one. */
  tag(text: Uint8Array): Uint8Array
  wipe(): void
}

const suites: Readonly<Record<SuiteName, CipherSuite>> = { xchacha20: xchacha20Suite, sm4: sm4Suite }

/** The suite a store was made with; it is written beside the store's wrapped key and never changes. */
export function cipherSuite(name: SuiteName): CipherSuite {
  return suites[name]
}
