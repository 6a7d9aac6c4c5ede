import type { Page, PageLine, PagePicture, PageRule, PageRun, PageStroke } from '../layout/page-model'
import { BLACK, PAGE } from '../measures'
import { roleClass } from './page-style'

/**
 * One page as an SVG image with real, selectable text, every character at its place. It has no style attributes, so it
 * may be put into a page under the strict security policy; `pageStyle(preset)` must be in force there.
 */
export function pageSvg(page: Page): string {
  const rules = page.rules.map(ruleSvg).join('')
  const drawn = `${page.pictures.map(pictureSvg).join('')}${page.strokes.map(strokeSvg).join('')}`
  const lines = page.lines.map(lineSvg).join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="gw-page" viewBox="0 0 ${PAGE.width} ${PAGE.height}" role="img" ` +
    `aria-label="第${page.number}页">${watermarkSvg(page)}${rules}${drawn}${lines}</svg>`
  )
}

/** Light enough to read through, across the sheet three times so that it cannot be cut away. */
const WATERMARK = { size: 520, color: 'E4E7EC', turn: -30, at: [0.22, 0.5, 0.78] } as const

/** Lies below everything else on the page. */
function watermarkSvg({ watermark }: Page): string {
  if (!watermark) return ''
  const x = PAGE.width / 2
  return WATERMARK.at
    .map((part) => {
      const y = Math.round(PAGE.height * part)
      return (
        `<text class="${roleClass('songti')}" data-part="watermark" font-size="${WATERMARK.size}" text-anchor="middle" ` +
        `fill="#${WATERMARK.color}" x="${x}" y="${y}" transform="rotate(${WATERMARK.turn} ${x} ${y})">${escapeXml(watermark)}</text>`
      )
    })
    .join('')
}

function ruleSvg({ x, y, width, height, color }: PageRule): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="#${color}"/>`
}

function pictureSvg({ x, y, width, height, source, alt }: PagePicture): string {
  return (
    `<image x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" ` +
    `href="${escapeXml(source)}" preserveAspectRatio="none"><title>${escapeXml(alt)}</title></image>`
  )
}

function strokeSvg({ points, width, color }: PageStroke): string {
  const along = points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ')
  return `<polyline points="${along}" fill="none" stroke="#${color}" stroke-width="${width}"/>`
}

function lineSvg(line: PageLine): string {
  return line.runs.map((run) => runSvg(run, line)).join('')
}

function runSvg(run: PageRun, line: PageLine): string {
  const characters = Array.from(run.text)
  // An ASCII blank would be collapsed and shift every position after it; it shows nothing anyway.
  const shown = characters.map((character, at) => ({ character, x: run.x[at] ?? 0 })).filter((c) => c.character !== ' ')
  if (shown.length === 0) return ''
  const color = run.color === BLACK ? '' : ` fill="#${run.color}"`
  return (
    `<text class="${roleClass(run.role)}" data-part="${line.part}" font-size="${run.size}" y="${round(line.baseline)}"` +
    `${color} x="${shown.map((c) => round(c.x)).join(' ')}">${escapeXml(shown.map((c) => c.character).join(''))}</text>`
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
