import { PAGE, TEXT_HEIGHT } from '../measures'
import type { PageLine, PageRule } from './page-model'
import type { Slice, SlicedItem } from './slices'

export interface FilledPage {
  readonly lines: PageLine[]
  readonly rules: PageRule[]
  /** Height used from the top of the type area. */
  used: number
}

/**
 * Fills pages with slices. An item that keeps with the next moves as a whole, together with the first slice of what
 * follows; a chain longer than a page is cut where the page ends, as in Word.
 */
export function paginate(items: readonly SlicedItem[]): FilledPage[] {
  const pages: FilledPage[] = [emptyPage()]
  let page = pages[0] as FilledPage
  const turn = () => {
    page = emptyPage()
    pages.push(page)
  }
  for (const [at, item] of items.entries()) {
    if (item.pageBreakBefore && page.used > 0) turn()
    const needed = chainHeight(items, at)
    if (page.used > 0 && needed > TEXT_HEIGHT - page.used && needed <= TEXT_HEIGHT) turn()
    for (const [row, slice] of item.slices.entries()) {
      if (slice.height > TEXT_HEIGHT - page.used && page.used > 0) {
        turn()
        if (item.repeated && row > 0) place(page, item, item.repeated)
      }
      place(page, item, slice)
    }
  }
  return pages
}

function emptyPage(): FilledPage {
  return { lines: [], rules: [], used: 0 }
}

function place(page: FilledPage, item: SlicedItem, slice: Slice): void {
  const top = PAGE.top + page.used
  for (const line of slice.lines) {
    const y = top + line.y
    page.lines.push({
      part: item.part,
      paragraph: item.paragraph,
      y,
      height: line.height,
      baseline: y + line.baseline,
      runs: line.runs,
    })
  }
  for (const rule of slice.rules) page.rules.push({ ...rule, y: top + rule.y })
  page.used += slice.height
}

/** What must stand on one page from this item on. */
function chainHeight(items: readonly SlicedItem[], from: number): number {
  let height = 0
  for (let at = from; at < items.length; at += 1) {
    const item = items[at] as SlicedItem
    if (!item.keepNext) return height + (item.keepLines ? heightOf(item) : (item.slices[0]?.height ?? 0))
    height += heightOf(item)
  }
  return height
}

function heightOf(item: SlicedItem): number {
  return item.slices.reduce((sum, slice) => sum + slice.height, 0)
}
