import { gb2312Bits } from './gb2312-bits'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const FIRST = 0x4e00
const LAST = 0x9fa5

let bits: Uint8Array | undefined

/** Characters that 仿宋_GB2312 lacks (镕, 堃, 喆, 赟…): they print in another face, or as a box. */
export function rareCharacters(text: string): string[] {
  const rare = new Set<string>()
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (isHan(code) && !inGb2312(code)) rare.add(character)
  }
  return [...rare]
}

function isHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || code >= 0x20000
}

function inGb2312(code: number): boolean {
  if (code < FIRST || code > LAST) return false
  bits ??= decode(gb2312Bits)
  const at = code - FIRST
  return (((bits[at >> 3] ?? 0) >> (at & 7)) & 1) === 1
}

function decode(base64: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((base64.length * 3) / 4))
  let held = 0
  let buffer = 0
  let at = 0
  for (const character of base64) {
    buffer = (buffer << 6) | alphabet.indexOf(character)
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at] = (buffer >> held) & 0xff
      at += 1
    }
  }
  return bytes
}
