import { argon2id } from 'hash-wasm'

/** Argon2id as docs/security.md sets it; kept with each wrapped key so that it can be raised later. */
export interface KeyDerivation {
  readonly salt: Uint8Array
  readonly memoryKiB: number
  readonly passes: number
}

export function newKeyDerivation(): KeyDerivation {
  return { salt: crypto.getRandomValues(new Uint8Array(16)), memoryKiB: 64 * 1024, passes: 3 }
}

/** The 32-byte key of a password; takes about 0.3 s and 64 MiB by intention. */
export function passwordKey(password: string, { salt, memoryKiB, passes }: KeyDerivation): Promise<Uint8Array> {
  return argon2id({
    // The same letters typed on two systems must give the same bytes.
    password: password.normalize('NFC'),
    salt,
    memorySize: memoryKiB,
    iterations: passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  })
}
