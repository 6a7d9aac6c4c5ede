import { DeskError } from '#shared/messages/catalogue'

const minLength = 10
const tooCommon = ['password', '12345678', 'qwertyui', '11111111', '88888888', 'admin123', 'abcd1234']

function classesOf(password: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((pattern) => pattern.test(password)).length
}

/** Why a password is refused, in Chinese; undefined when it is good. */
function passwordFault(password: string, login: string): string | undefined {
  const lower = password.toLowerCase()
  if ([...password].length < minLength) return `至少 ${minLength} 个字符`
  if (classesOf(password) < 3) return '须含大写字母、小写字母、数字、符号中的三种'
  if (login.length >= 3 && lower.includes(login.toLowerCase())) return '不能包含用户名'
  if (tooCommon.some((word) => lower.includes(word))) return '过于常见，容易被猜到'
  if (/(.)\1{3}/u.test(password)) return '同一字符不能连续出现四次'
  return undefined
}

/** @throws DeskError `auth.passwordWeak` */
export function assertPasswordGood(password: string, login: string): void {
  const why = passwordFault(password, login)
  if (why) throw new DeskError('auth.passwordWeak', { why })
}
