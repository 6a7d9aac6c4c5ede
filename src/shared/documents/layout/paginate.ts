import { PAGE, TEXT_HEIGHT } from '../measures'
import type { PageLine, PagePicture, PageRule, PageStroke } from './page-model'
import type { Slice, SlicedItem } from './slices'

export interface FilledPage {
  readonly lines: PageLine[]
  readonly rules: PageRule[]
  readonly pictures: PagePicture[]
  readonly strokes: PageStroke[]
  /** Height used from the top of the type area. */
  used: number
}

/**
 * Fills pages with slices. An item that keeps with the next moves as a whole, together with the first slice of what
 * follows; a chain longer than a page is cut where the page ends, as in Word.
 * @param room height of the text of a page, in twips
 */
export function paginate(items: readonly SlicedItem[], room = TEXT_HEIGHT): FilledPage[] {
  const pages: FilledPage[] = [emptyPage()]
  let page = pages[0] as FilledPage
  const turn = () => {
    page = emptyPage()
    pages.push(page)
  }
  for (const [at, item] of items.entries()) {
    if (item.frame) {
      placeFrame(page, item, item.frame)
      continue
    }
    if (item.pageBreakBefore && page.used > 0) turn()
    const needed = chainHeight(items, at)
    if (page.used > 0 && needed > room - page.used && needed <= room) turn()
    if (item.pageRules) page.rules.push(...item.pageRules)
    for (const [row, slice] of item.slices.entries()) {
      if (slice.height > room - page.used && page.used > 0) {
        const cut = row > 0 ? item.slices[row - 1]?.cut : undefined
        if (cut) drawRules(page, cut.below)
        turn()
        if (row > 0) for (const head of item.repeated ?? []) place(page, item, head)
        if (cut) drawRules(page, cut.above)
      }
      place(page, item, slice)
    }
  }
  return pages
}

function emptyPage(): FilledPage {
  return { lines: [], rules: [], pictures: [], strokes: [], used: 0 }
}

function place(page: FilledPage, item: SlicedItem, slice: Slice): void {
  const top = PAGE.top + page.used
  placeLines(page, item, slice, top)
  for (const rule of slice.rules) page.rules.push({ ...rule, y: top + rule.y })
  for (const picture of slice.pictures ?? []) page.pictures.push({ ...picture, y: top + picture.y })
  for (const stroke of slice.strokes ?? []) {
    page.strokes.push({ ...stroke, points: stroke.points.map(({ x, y }) => ({ x, y: top + y })) })
  }
  page.used += slice.height
}

function placeLines(page: FilledPage, item: SlicedItem, slice: Slice, top: number): void {
  for (const line of slice.lines) {
    const y = top + line.y
    page.lines.push({
      part: line.part ?? item.part,
      paragraph: item.paragraph,
      y,
      height: line.height,
      baseline: y + line.baseline,
      runs: line.runs,
    })
  }
}

/** What stands at a place of its own takes the text below it along. */
function placeFrame(page: FilledPage, item: SlicedItem, frame: { y: number; height: number }): void {
  let top = frame.y
  for (const slice of item.slices) {
    placeLines(page, item, slice, top)
    top += slice.height
  }
  page.used = Math.max(page.used, frame.y + frame.height - PAGE.top)
}

function drawRules(page: FilledPage, rules: readonly PageRule[]): void {
  for (const rule of rules) page.rules.push({ ...rule, y: PAGE.top + page.used + rule.y })
}

/** What must stand on one page from this item on. */
function chainHeight(items: readonly SlicedItem[], from: number): number {
  let height = 0
  for (let at = from; at < items.length; at += 1) {
    const item = items[at] as SlicedItem
    if (!item.keepNext) return height + (item.keepLines ? heightOf(item) : leadHeight(item))
    height += heightOf(item)
  }
  return height
}

function leadHeight(item: SlicedItem): number {
  return item.slices.slice(0, item.together ?? 1).reduce((sum, slice) => sum + slice.height, 0)
}

function heightOf(item: SlicedItem): number {
  return item.slices.reduce((sum, slice) => sum + slice.height, 0)
}
