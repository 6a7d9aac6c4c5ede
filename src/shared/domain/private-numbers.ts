/** Numbers in a running text by which a person can be called or told from all others. */

const phone = /(?<![\dA-Za-z])(?:1[3-9]\d{9}|0\d{2,3}[-－—]\d{7,8})(?!\d)/g
const identity =
  /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g

/** What every one of them has; most texts have no such row of digits, and are read once instead of twice with care. */
const manyDigits = /\d{7}/

export function phonesIn(text: string): string[] {
  return Array.from(text.matchAll(phone), (match) => match[0])
}

/** Numbers of identity cards, by their built-in birthday; not credit codes or order numbers. */
export function identitiesIn(text: string): string[] {
  return Array.from(text.matchAll(identity), (match) => match[0])
}

/** The text with its phone and identity numbers covered; everything else stays readable. */
export function veilNumbers(text: string): string {
  return manyDigits.test(text) ? text.replace(identity, veilNumber).replace(phone, veilNumber) : text
}

/** Enough to tell that there is a number, and of what kind; not enough to use it. As long as it was: no line breaks elsewhere. */
export function veilNumber(number: string): string {
  const shown = number.length > 7 ? 5 : 0
  return `${number.slice(0, shown && 3)}${'*'.repeat(number.length - shown)}${shown ? number.slice(-2) : ''}`
}
