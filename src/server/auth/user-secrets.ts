import type { SecretBox } from '../secrets/secret-box'
import { secretPlaces } from '../secrets/stored-secrets'
import { decoyHash, hashPassword, passwordMatches } from './password-hash'
import { normalLogin, type UserRow } from './users'

/** A new password as the store keeps it: hashed, and the hash sealed, so that the database alone cannot be guessed at. */
export async function sealedPassword(box: SecretBox, login: string, password: string): Promise<string> {
  return sealHash(box, login, await hashPassword(password))
}

/** For accounts of a demonstration that share one hash. */
export function sealHash(box: SecretBox, login: string, hash: string): string {
  return box.seal(hash, secretPlaces.password(normalLogin(login)))
}

/** Takes as long for a user who is not there, or has no password any more, as for one who is. */
export async function isPasswordOf(box: SecretBox, user: UserRow | undefined, password: string): Promise<boolean> {
  if (user?.password_hash)
    return passwordMatches(password, box.open(user.password_hash, secretPlaces.password(user.login)))
  await passwordMatches(password, await decoyHash())
  return false
}

export function sealedTotp(box: SecretBox, login: string, secret: string): string {
  return box.seal(secret, secretPlaces.totp(login))
}

/** The seed of a user's authenticator; undefined where none is bound or begun. */
export function totpSecretOf(box: SecretBox, user: UserRow): string | undefined {
  return user.totp_secret === null ? undefined : box.open(user.totp_secret, secretPlaces.totp(user.login))
}
