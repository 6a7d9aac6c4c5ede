import type { DocumentContent } from '../content'
import { compose } from '../flow/compose'
import type { DocumentFlow } from '../flow/flow'
import { type Knobs, squeezeSteps } from '../flow/knobs'
import { ANCHOR_LINE, TEXT_HEIGHT } from '../measures'
import { type PlacedColophon, placeColophon } from './colophon-lines'
import { numberLine, pageMarkLine } from './page-edges'
import type { Page } from './page-model'
import { type FilledPage, paginate } from './paginate'
import { sliceItems } from './slices'

export interface LayoutOptions {
  /** 版记 on an even page, the usual reading for duplex printing; a setting. On unless told otherwise. */
  readonly colophonOnEvenPage?: boolean
}

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
export function layoutDocument(content: DocumentContent, options: LayoutOptions = {}): DocumentLayout {
  let plain: Attempt | undefined
  for (const [squeeze, knobs] of squeezeSteps.entries()) {
    const attempt = tryLayout(content, knobs, squeeze, options)
    if (attempt.good) return finish(attempt)
    plain ??= attempt
  }
  return finish(plain as Attempt)
}

interface Attempt {
  readonly plan: LayoutPlan
  readonly filled: readonly FilledPage[]
  readonly placed: PlacedColophon
  readonly good: boolean
}

function tryLayout(content: DocumentContent, knobs: Knobs, squeeze: number, options: LayoutOptions): Attempt {
  const flow = compose(content, knobs)
  const filled = paginate(sliceItems(flow.items))
  const placed = placeColophon(flow.colophon)
  const colophon = colophonPlace(filled, placed.height, knobs, options.colophonOnEvenPage ?? true)
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

const HOLE_LINES = 4

/** The signature has text above it on its page, and pulling that text along left no hole on the page before. */
function signatureStandsWell(filled: readonly FilledPage[], knobs: Knobs): boolean {
  const at = filled.findIndex((page) => page.lines.some((line) => line.part === 'signatory'))
  const page = filled[at]
  if (!page || at === 0) return true
  const signature = page.lines.findIndex((line) => line.part === 'signatory')
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
  const pages: { lines: FilledPage['lines']; rules: FilledPage['rules']; numbered: boolean }[] = filled.map((page) => ({
    lines: [...page.lines],
    rules: [...page.rules],
    numbered: true,
  }))
  if (plan.colophon === 'afterBlankPage') pages.push({ lines: [], rules: [], numbered: false })
  if (plan.colophon === 'nextPage' || plan.colophon === 'afterBlankPage') {
    pages.push({ lines: [], rules: [], numbered: plan.colophon === 'nextPage' })
  }
  if (plan.colophon !== 'none') {
    pages.at(-1)?.lines.push(...placed.lines)
    pages.at(-1)?.rules.push(...placed.rules)
  }
  return {
    plan,
    colophon: placed,
    pages: pages.map((page, at) => ({
      number: at + 1,
      numbered: page.numbered,
      rules: page.rules,
      lines: [
        ...(plan.flow.pageMark ? [pageMarkLine(plan.flow.pageMark)] : []),
        ...page.lines,
        ...(page.numbered ? [numberLine(at + 1)] : []),
      ],
    })),
  }
}
