import { useEffect, useRef } from 'react'
import styles from './chart.module.css'
import { type ECharts, type EChartsCoreOption, init } from './echarts'

export interface PickedPoint {
  readonly seriesIndex: number
  readonly dataIndex: number
}

interface ChartProps {
  /** What is seen, as a sentence or heading. */
  readonly title: string
  /** Units and source. */
  readonly note?: string
  readonly option: EChartsCoreOption
  readonly height: number
  /** The same in words, for who does not see it; the numbers stand in the table beside it. */
  readonly label: string
  readonly onPick?: (point: PickedPoint) => void
}

/** One chart with its title; follows its size and theme. Tooltips are drawn, not made of HTML (content policy). */
export function Chart({ title, note, option, height, label, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(undefined)
  const pick = useRef(onPick)
  pick.current = onPick
  useEffect(() => {
    const element = place.current
    if (!element) return
    const made = init(element, undefined, { renderer: 'canvas' })
    chart.current = made
    made.on('click', ({ seriesIndex, dataIndex }) => {
      if (typeof seriesIndex === 'number' && typeof dataIndex === 'number') pick.current?.({ seriesIndex, dataIndex })
    })
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption({ animation: false, ...option }, true)
  }, [option])
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span className={styles.title}>{title}</span>
        {note && <span className={styles.note}>{note}</span>}
      </figcaption>
      <div ref={place} role="img" aria-label={label} style={{ height }} />
    </figure>
  )
}
