import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { DeskError } from '#shared/messages/catalogue'
import { PASSWORD_LENGTH, passwordRules } from '#shared/security/password-rules'

/** Of 0 to 4: withstands 10^8 guesses, which a stolen hash of Argon2id makes years of. */
const lowestScore = 3

/** Made at the first use: its list of 49 000 leaked passwords takes a moment to unpack. */
let estimator: ZxcvbnFactory | undefined

/**
 * Leaked passwords and what is made of them by the usual changes, rows of keys, dates, and the person's own names. Of a
 * password longer than any that is taken only the beginning is looked at.
 */
export function isEasilyGuessed(password: string, login: string): boolean {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  return estimator.check(password.slice(0, PASSWORD_LENGTH.max), [login, '执法监督', 'zhifajiandu']).score < lowestScore
}

/** Why a password is refused, in Chinese; undefined when it is good. */
function passwordFault(password: string, login: string): string | undefined {
  const broken = passwordRules(password).find(({ kept }) => !kept)
  if (broken) return `须${broken.text}`
  if (login.length >= 3 && password.toLowerCase().includes(login.toLowerCase())) return '不能包含用户名'
  return isEasilyGuessed(password, login) ? '过于常见，容易被猜到' : undefined
}

/** @throws DeskError `auth.passwordWeak` */
export function assertPasswordGood(password: string, login: string): void {
  // What is too long is not looked at any further.
  const why = passwordFault(password.slice(0, PASSWORD_LENGTH.max + 1), login)
  if (why) throw new DeskError('auth.passwordWeak', { why })
}
