/** Of 12 characters nobody tries all; more than 128 nobody types, and hashing them would cost for nothing. */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const

export interface PasswordRule {
  readonly text: string
  readonly kept: boolean
}

/** The rules that a new password must keep, each with whether it does; the same beside the field and on the server. */
export function passwordRules(password: string): readonly PasswordRule[] {
  const { min, max } = PASSWORD_LENGTH
  const { length } = [...password.replace(/ {2,}/g, ' ')]
  return [
    { text: `${min} 至 ${max} 个字符`, kept: length >= min && length <= max },
    // GB/T 22239-2019 (等保) 8.1.4.1 asks for complexity; a long sentence has it by its length.
    {
      text: '含大写字母、小写字母、数字、符号中的三种，或不少于 20 个字符',
      kept: classesOf(password) >= 3 || length >= 20,
    },
    { text: '同一字符不连续出现四次', kept: !/(.)\1{3}/u.test(password) },
  ]
}

function classesOf(password: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((pattern) => pattern.test(password)).length
}

/** 0 (nothing typed) to 4, by what can be told without the server's list: rules first, then length. */
export function passwordStrength(password: string): 0 | 1 | 2 | 3 | 4 {
  if (password === '') return 0
  if ([...password].length < PASSWORD_LENGTH.min) return 1
  if (passwordRules(password).some(({ kept }) => !kept)) return 2
  return [...password].length >= 16 ? 4 : 3
}
