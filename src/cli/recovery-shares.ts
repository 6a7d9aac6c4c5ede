import { combine, split } from 'shamir-secret-sharing'
import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'
import { fromBase64Url, toBase64Url } from '#shared/security/base64-url'
import { type KeyPair, keyIdOf, keyPairOf } from '#shared/security/recovery'
import { readNamed } from './named-files'

/** One administrator alone can open nothing, and one who left is not needed. */
const NEEDED = 2

const keyShare = z.object({
  format: z.literal('desk-recovery-share/1'),
  keyId: z.string(),
  admin: z.string(),
  share: z.string(),
})
export type KeyShare = z.infer<typeof keyShare>

export async function shareKey({ secretKey, publicKey }: KeyPair, admins: readonly string[]): Promise<KeyShare[]> {
  const shares = await split(secretKey, admins.length, NEEDED)
  const keyId = keyIdOf(publicKey)
  return admins.map((admin, at) => ({
    format: 'desk-recovery-share/1',
    keyId,
    admin,
    share: toBase64Url(shares[at] as Uint8Array),
  }))
}

/** @throws DeskError `cli.recoveryUnusable`, `cli.fileUnreadable` */
export function readShare(file: string): KeyShare {
  const bytes = readNamed(file)
  try {
    return keyShare.parse(JSON.parse(bytes.toString('utf8')))
  } catch (cause) {
    throw new DeskError('cli.recoveryUnusable', {}, { cause })
  }
}

/** @throws DeskError `cli.recoveryShares` when they are not two different shares of the key that is wanted */
export async function joinShares(shares: readonly KeyShare[], keyId: string): Promise<KeyPair> {
  const different = new Set(shares.map(({ share }) => share)).size === shares.length
  const people = new Set(shares.map(({ admin }) => admin)).size === shares.length
  if (shares.length < NEEDED || !different || !people || shares.some((share) => share.keyId !== keyId))
    throw new DeskError('cli.recoveryShares', { keyId })
  try {
    const pair = keyPairOf(await combine(shares.map(({ share }) => fromBase64Url(share))))
    if (keyIdOf(pair.publicKey) !== keyId) throw new Error('other key')
    return pair
  } catch (cause) {
    throw new DeskError('cli.recoveryShares', { keyId }, { cause })
  }
}
