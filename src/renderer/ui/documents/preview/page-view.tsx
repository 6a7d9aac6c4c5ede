import { memo } from 'react'
import { roleClass } from '#shared/documents/html/page-style'
import type { Page, PageLine, PageRun } from '#shared/documents/layout/page-model'
import { PAGE } from '#shared/documents/measures'

interface PageViewProps {
  readonly page: Page
  readonly label: string
  readonly width: number
}

/** One page as it will print, every character at its place. The style sheet of the preset gives the faces. */
export const PageView = memo(function PageView({ page, label, width }: PageViewProps) {
  return (
    <svg
      className="gw-page"
      viewBox={`0 0 ${PAGE.width} ${PAGE.height}`}
      width={width}
      height={(width * PAGE.height) / PAGE.width}
      role="img"
      aria-label={label}
    >
      {page.rules.map((rule) => (
        <rect
          key={`${rule.x} ${rule.y} ${rule.width} ${rule.height}`}
          x={rule.x}
          y={rule.y}
          width={rule.width}
          height={rule.height}
          fill={`#${rule.color}`}
        />
      ))}
      {page.pictures.map(({ x, y, width: across, height, source, alt }) => (
        <image key={`${x} ${y}`} x={x} y={y} width={across} height={height} href={source} preserveAspectRatio="none">
          <title>{alt}</title>
        </image>
      ))}
      {page.strokes.map(({ points, width: thickness, color }) => {
        const along = points.map(({ x, y }) => `${x},${y}`).join(' ')
        return <polyline key={along} points={along} fill="none" stroke={`#${color}`} strokeWidth={thickness} />
      })}
      {page.lines.flatMap((line) => line.runs.map((run) => <Run key={keyOf(line, run)} line={line} run={run} />))}
    </svg>
  )
})

function keyOf(line: PageLine, run: PageRun): string {
  return `${line.y} ${line.paragraph} ${run.x[0]} ${run.text.length}`
}

/** An ASCII blank would be collapsed and shift every position after it; it shows nothing anyway. */
function Run({ line, run }: { line: PageLine; run: PageRun }) {
  const shown = Array.from(run.text, (character, at) => ({ character, x: run.x[at] ?? 0 })).filter(
    ({ character }) => character !== ' ',
  )
  if (shown.length === 0) return null
  return (
    <text
      className={roleClass(run.role)}
      fontSize={run.size}
      fill={`#${run.color}`}
      y={line.baseline}
      x={shown.map(({ x }) => Math.round(x)).join(' ')}
    >
      {shown.map(({ character }) => character).join('')}
    </text>
  )
}
