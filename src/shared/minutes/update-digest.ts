import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

export const EMPTY_DIGEST = '0'.repeat(64)

/** A sum over ids that does not depend on their order; adding an id once more takes it out. */
export function withIds(digest: string, ids: readonly string[]): string {
  const sum = hexToBytes(digest)
  for (const id of ids) {
    const hash = sha256(utf8ToBytes(id))
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) ^ (hash[at] ?? 0)
  }
  return bytesToHex(sum)
}
