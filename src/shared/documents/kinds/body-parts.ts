import { type Block, heading, headingNumber, paragraphs } from '../blocks'
import type { BasisFacts } from './facts'
import { basisName, listed, sentence } from './wording'

/** 一、…, each with its blocks; chapters without blocks are left out and do not count. */
export function chapters(parts: readonly (readonly [title: string, blocks: readonly Block[]])[]): Block[] {
  return parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], at) => [heading(1, at, title), ...blocks])
}

/** （一）…, one paragraph an item; a single item needs no number. */
export function numbered(items: readonly string[], level: 2 | 3 = 2): Block[] {
  const texts = items.map(sentence).filter((text) => text !== '')
  if (texts.length === 1) return paragraphs(texts[0] ?? '')
  return texts.flatMap((text, at) => paragraphs(`${headingNumber(level, at)}${text}`))
}

/** 根据《…》第三条的规定，; nothing where no basis is named. */
export function onGrounds(bases: readonly Pick<BasisFacts, 'law' | 'article'>[]): string {
  return bases.length > 0 ? `根据${listed(bases.map(basisName))}的规定，` : ''
}
