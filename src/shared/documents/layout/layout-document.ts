import type { DocumentContent, DocumentFormat } from '../content'
import { compose } from '../flow/compose'
import type { DocumentFlow, Part } from '../flow/flow'
import { type Knobs, squeezeSteps } from '../flow/knobs'
import { ANCHOR_LINE, GRID, TEXT_HEIGHT } from '../measures'
import { type PlacedColophon, placeColophon } from './colophon-lines'
import { footLines, footPictures, pageMarkLine } from './page-edges'
import type { Page } from './page-model'
import { type FilledPage, paginate } from './paginate'
import { sliceItems } from './slices'

/** What the layout decided and the Word file must repeat. */
export interface LayoutPlan {
  readonly knobs: Knobs
  /** 0 for the plain page; how far the text had to be tightened (7.3.5.5). */
  readonly squeeze: number
  readonly flow: DocumentFlow
  /** Where the colophon stands: nowhere, on the last page of text, on the next, or after a blank page. */
  readonly colophon: 'none' | 'samePage' | 'nextPage' | 'afterBlankPage'
}

export interface DocumentLayout {
  readonly pages: readonly Page[]
  readonly plan: LayoutPlan
  readonly colophon: PlacedColophon
}

/**
 * Lays a document out on A4 pages, 22 lines of 28 characters. Where its end does not fit well, it is tightened step by
 * step; if no step helps, the plain page stands.
 */
export function layoutDocument(content: DocumentContent): DocumentLayout {
  let plain: Attempt | undefined
  let addresseeInColophon = false
  for (const [squeeze, step] of squeezeSteps.entries()) {
    let attempt = tryLayout(content, { ...step, addresseeInColophon }, squeeze)
    if (!addresseeInColophon && hasColophon.includes(content.format) && !firstPageShowsText(attempt.filled)) {
      addresseeInColophon = true
      attempt = tryLayout(content, { ...step, addresseeInColophon }, squeeze)
    }
    if (attempt.good) return finish(attempt)
    plain ??= attempt
  }
  return finish(plain as Attempt)
}

/** Formats with a 版记 that recipients can go to (7.3.2). */
const hasColophon: readonly DocumentFormat[] = ['general', 'letter', 'minutes']

const textual: readonly Part[] = ['body', 'heading', 'table', 'figure', 'chart']

/** 公文首页必须显示正文 (7.3.1 to 7.3.3). A document without text has nothing to show. */
function firstPageShowsText(filled: readonly FilledPage[]): boolean {
  const shows = (page: FilledPage) => page.lines.some((line) => textual.includes(line.part))
  return !filled.some(shows) || shows(filled[0] as FilledPage)
}

interface Attempt {
  readonly plan: LayoutPlan
  readonly filled: readonly FilledPage[]
  readonly placed: PlacedColophon
  readonly good: boolean
}

function tryLayout(content: DocumentContent, knobs: Knobs, squeeze: number): Attempt {
  const flow = compose(content, knobs)
  const filled = paginate(sliceItems(flow.items), flow.foot.lines.length > 0 ? FOOTED_HEIGHT : TEXT_HEIGHT)
  const placed = placeColophon(flow.colophon, flow.colophonLines)
  const onEvenPage = flow.colophonLines && (content.colophonOnEvenPage ?? true)
  const colophon = colophonPlace(filled, placed.height, knobs, onEvenPage)
  const good = colophon !== 'afterBlankPage' && signatureStandsWell(filled, knobs)
  return { plan: { knobs, squeeze, flow, colophon }, filled, placed, good }
}

function colophonPlace(
  filled: readonly FilledPage[],
  height: number,
  knobs: Knobs,
  onEvenPage: boolean,
): LayoutPlan['colophon'] {
  if (height === 0) return 'none'
  const used = filled.at(-1)?.used ?? 0
  // One line to spare: a reader that breaks one line more must not push the colophon to another page.
  const fits = used + knobs.line + ANCHOR_LINE + height <= TEXT_HEIGHT
  if (!onEvenPage) return fits ? 'samePage' : 'nextPage'
  if (filled.length % 2 === 1) return 'nextPage'
  return fits ? 'samePage' : 'afterBlankPage'
}

/** Above places for signatures LibreOffice lets whole lines of the grid stand, and not the odd twips below them. */
const FOOTED_HEIGHT = GRID.lines * GRID.linePitch

const HOLE_LINES = 4

/** The signature (of minutes, the lists of who was there) has text above it on its page, and pulling that text along left no hole on the page before. */
function signatureStandsWell(filled: readonly FilledPage[], knobs: Knobs): boolean {
  const closes = (line: { readonly part: Part }) => line.part === 'signatory' || line.part === 'attendance'
  const at = filled.findIndex((page) => page.lines.some(closes))
  const page = filled[at]
  if (!page || at === 0) return true
  const signature = page.lines.findIndex(closes)
  const before = page.lines.slice(0, signature).filter((line) => line.part !== 'gap')
  if (before.length === 0) return false
  const firstIsTail = page.lines[0]?.paragraph === lastTextParagraph(filled)
  const hole = TEXT_HEIGHT - (filled[at - 1]?.used ?? 0)
  return !(firstIsTail && hole >= HOLE_LINES * knobs.line)
}

function lastTextParagraph(filled: readonly FilledPage[]): number {
  const lines = filled.flatMap((page) => page.lines)
  return lines.findLast((line) => line.part === 'body')?.paragraph ?? -1
}

function finish({ plan, filled, placed }: Attempt): DocumentLayout {
  const { flow, colophon } = plan
  const pages: (FilledPage & { numbered: boolean })[] = filled.map((page) => ({ ...page, numbered: true }))
  const blank = (numbered: boolean) => ({ lines: [], rules: [], pictures: [], strokes: [], used: 0, numbered })
  if (colophon === 'afterBlankPage') pages.push(blank(false))
  if (colophon === 'nextPage' || colophon === 'afterBlankPage') pages.push(blank(colophon === 'nextPage'))
  if (colophon !== 'none') {
    pages.at(-1)?.lines.push(...placed.lines)
    pages.at(-1)?.rules.push(...placed.rules)
  }
  pages[0]?.rules.push(...flow.foot.firstRules)
  return {
    plan,
    colophon: placed,
    pages: pages.map(({ numbered, lines, rules, pictures, strokes }, at) => ({
      number: at + 1,
      numbered: numbered && (at > 0 || flow.foot.firstNumbered),
      rules,
      pictures: [...pictures, ...footPictures(flow.foot)],
      strokes,
      lines: [
        ...(flow.pageMark ? [pageMarkLine(flow.pageMark)] : []),
        ...lines,
        ...footLines(flow.foot, at + 1, pages.length, numbered),
      ],
    })),
  }
}
