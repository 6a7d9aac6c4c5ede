import type { SimilarOrder } from '../../data/desk-worker-api'
import type { ColumnTable } from './column-table'
import type { OrderRow } from './order-columns'

/** Likeness of texts from which on they are called similar, and the same but for a word. */
const SIMILAR_TEXT = 0.3
const SAME_TEXT = 0.85
const LONGEST_TEXT = 600
const SHOWN = 20
const DAY_MS = 86_400_000
/** Reports of one event come within so many days. */
const NEAR_DAYS = 3
const PAIRS = 1 << 16

/** Orders alike in text (shared pairs of neighbouring characters), place, reporter or time; best first. */
export function similarOrders(orders: ColumnTable<OrderRow>, orderId: string): SimilarOrder[] {
  const own = orders.get(orderId)
  if (!own) return []
  const likenessTo = textLikeness(bodyOf(orders.textOf(orderId), own))
  const found: SimilarOrder[] = []
  orders.rows.forEach((row, slot) => {
    if (!row || row.id === orderId) return
    const text = likenessTo(bodyOf(orders.texts[slot], row))
    const reasons = reasonsFor(own, row, text)
    if (reasons.length > 0) found.push(similarOrder(row, reasons, text))
  })
  return found.sort((a, b) => b.likeness - a.likeness || (a.receivedAt < b.receivedAt ? 1 : -1)).slice(0, SHOWN)
}

function reasonsFor(own: OrderRow, row: OrderRow, text: number): SimilarOrder['reasons'] {
  const reasons: SimilarOrder['reasons'][number][] = []
  if (text >= SAME_TEXT) reasons.push('sameText')
  else if (text >= SIMILAR_TEXT) reasons.push('similarText')
  // A district named as the place says little: it must be about the same department too.
  if (own.place !== '' && row.place === own.place && row.organId === own.organId) reasons.push('samePlace')
  if (own.reporter !== '' && row.reporter === own.reporter) reasons.push('sameReporter')
  // Nearness in time tells nothing alone: it adds to what else is alike.
  const days = Math.abs(Date.parse(own.receivedAt) - Date.parse(row.receivedAt)) / DAY_MS
  if (reasons.length > 0 && days <= NEAR_DAYS) reasons.push('sameTime')
  return reasons
}

function similarOrder(row: OrderRow, reasons: SimilarOrder['reasons'], text: number): SimilarOrder {
  const { id, orderNo, title, receivedAt, leadState, caseId } = row
  const more =
    (reasons.includes('samePlace') ? 0.15 : 0) +
    (reasons.includes('sameReporter') ? 0.25 : 0) +
    (reasons.includes('sameTime') ? 0.05 : 0)
  return { id, orderNo, title, receivedAt, leadState, caseId, reasons, likeness: Math.min(1, text + more) }
}

/** Without the order number, which two reports of one matter never share. */
function bodyOf(text: string | undefined, row: OrderRow): string {
  const body = text ?? row.title
  return body.slice(body.indexOf('\n') + 1, LONGEST_TEXT)
}

/** Share of the character pairs that two texts have in common (Jaccard), for one text against many. */
export function textLikeness(text: string): (other: string) => number {
  const own = new Uint8Array(PAIRS)
  let ownCount = 0
  forEachPair(text, (pair) => {
    if (own[pair] === 0) {
      own[pair] = 1
      ownCount += 1
    }
  })
  const seenIn = new Uint32Array(PAIRS)
  let turn = 0
  return (other) => {
    turn += 1
    let count = 0
    let shared = 0
    forEachPair(other, (pair) => {
      if (seenIn[pair] === turn) return
      seenIn[pair] = turn
      count += 1
      if (own[pair] === 1) shared += 1
    })
    const all = ownCount + count - shared
    return all === 0 ? 0 : shared / all
  }
}

function forEachPair(text: string, take: (pair: number) => void): void {
  let before = 0
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index)
    // Spaces and line breaks are the clerk's, not the matter's.
    if (char <= 0x20 || char === 0x3000) continue
    if (before !== 0) take((Math.imul(before, 31) + char) & (PAIRS - 1))
    before = char
  }
}
