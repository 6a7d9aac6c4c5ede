import { isHalfWidth } from './char-width'

/** Characters that must not begin a line, and those that must not end one (the sets of Word for simplified Chinese). */
const notAtStart = new Set(
  '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠',
)
const notAtEnd = new Set('$(*,£¥·‘“〈《「『【〔〖〝﹗﹙﹛＄（．［｛￡￥')

/** Whether a line may end before `next`. Numbers and Latin words hold together, so do —— and ……. */
export function mayBreak(previous: string, next: string): boolean {
  if (previous === ' ') return next !== ' '
  if (next === ' ') return false
  if (notAtStart.has(next) || notAtEnd.has(previous)) return false
  if (isHalfWidth(previous) && isHalfWidth(next)) return previous === '-'
  return !(previous === next && (next === '—' || next === '…'))
}
