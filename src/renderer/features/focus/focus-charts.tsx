import { useMemo } from 'react'
import { rateOf } from '#shared/domain/focus'
import type { FocusBoard } from '#shared/domain/focus-board'
import { useReference } from '../../data/hooks'
import { Chart } from '../../ui/charts/chart'
import { type ChartColours, useChartColours } from '../../ui/charts/use-chart-colours'
import { monthsName, partName, percentText } from '../../ui/focus/place-names'
import type { BoardRow } from './board-rows'
import styles from './focus.module.css'
import { focusTexts as text } from './messages'

interface FocusChartsProps {
  readonly rows: readonly BoardRow[]
  readonly months: FocusBoard['months']
  readonly onPickRow: (id: string) => void
  readonly onPickMonth: (month: string) => void
}

/** The board at a glance; the same numbers stand in the table beside it. */
export function FocusCharts({ rows, months, onPickRow, onPickMonth }: FocusChartsProps) {
  const ref = useReference()
  const colours = useChartColours()
  const points = useMemo(() => rows.flatMap((row) => pointOf(row, partName(row.part, ref))).slice(0, 300), [rows, ref])
  const { verifiedHigh, satisfactionLow } = ref.thresholds
  const scatter = useMemo(
    () => scatterOption(points, { verifiedHigh, satisfactionLow }, colours),
    [points, verifiedHigh, satisfactionLow, colours],
  )
  const trend = useMemo(() => trendOption(months, colours), [months, colours])
  const words = months.map(({ month, numbers }) =>
    text.monthCount(monthsName({ from: month, to: month }), numbers.complaints),
  )
  return (
    <div className={styles.charts}>
      <Chart
        title={text.scatter}
        note={text.scatterNote}
        option={scatter}
        height={270}
        label={text.scatterLabel(points.length)}
        onPick={({ dataIndex }) => {
          const point = points[dataIndex]
          if (point) onPickRow(point.id)
        }}
      />
      <Chart
        title={text.trend}
        note={text.trendNote}
        option={trend}
        height={190}
        label={text.trendLabel(words.join('，'))}
        onPick={({ dataIndex }) => {
          const picked = months[dataIndex]
          if (picked) onPickMonth(picked.month)
        }}
      />
    </div>
  )
}

interface Point {
  readonly id: string
  readonly name: string
  readonly verified: number
  readonly satisfied: number
  readonly complaints: number
  readonly proposed: boolean
}

function pointOf({ id, numbers, proposed }: BoardRow, name: string): Point[] {
  const verified = rateOf(numbers, 'verified')
  const satisfied = rateOf(numbers, 'satisfaction')
  if (verified === undefined || satisfied === undefined) return []
  return [{ id, name, verified, satisfied, complaints: numbers.complaints, proposed }]
}

const percent = (share: number) => Math.round(share * 1000) / 10

/** Proposed ones also have another shape, so that they stand out without colour. */
function scatterOption(
  points: readonly Point[],
  limits: { verifiedHigh: number; satisfactionLow: number },
  colours: ChartColours,
) {
  const most = Math.max(1, ...points.map(({ complaints }) => complaints))
  const axis = (name: string) => ({
    type: 'value',
    min: 0,
    max: 100,
    name,
    nameLocation: 'middle',
    nameGap: 24,
    nameTextStyle: { color: colours.quiet, fontSize: 12 },
    axisLabel: { color: colours.quiet, fontSize: 12 },
    axisLine: { lineStyle: { color: colours.line } },
    splitLine: { lineStyle: { color: colours.faint } },
  })
  return {
    textStyle: { fontFamily: colours.font },
    grid: { left: 44, right: 14, top: 12, bottom: 40 },
    xAxis: axis(text.scatterAxisX),
    yAxis: { ...axis(text.scatterAxisY), nameGap: 30 },
    tooltip: {
      renderMode: 'richText',
      confine: true,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const point = points[dataIndex]
        return point ? tooltipOf(point) : ''
      },
    },
    series: [
      {
        type: 'scatter',
        data: points.map((point) => ({
          value: [percent(point.verified), percent(point.satisfied)],
          symbol: point.proposed ? 'diamond' : 'circle',
          symbolSize: 7 + 19 * Math.sqrt(point.complaints / most),
          itemStyle: {
            color: point.proposed ? colours.wrong : colours.main,
            opacity: 0.75,
            borderColor: colours.ground,
            borderWidth: 1,
          },
          ...(point.proposed
            ? {
                label: {
                  show: true,
                  formatter: short(point.name),
                  position: point.verified > 0.5 ? 'left' : 'right',
                  color: colours.text,
                  fontSize: 12,
                },
              }
            : {}),
        })),
        labelLayout: { hideOverlap: true },
        markArea: {
          silent: true,
          itemStyle: { color: colours.wrongGround, opacity: 0.6 },
          data: [[{ coord: [limits.verifiedHigh, 0] }, { coord: [100, limits.satisfactionLow] }]],
        },
      },
    ],
  }
}

function tooltipOf(point: Point): string {
  return [
    point.name,
    `${text.columns.complaints} ${point.complaints}`,
    `${text.columns.verified} ${percentText(point.verified)}`,
    `${text.columns.satisfaction} ${percentText(point.satisfied)}`,
  ].join('\n')
}

function trendOption(months: FocusBoard['months'], colours: ChartColours) {
  return {
    textStyle: { fontFamily: colours.font },
    grid: { left: 40, right: 10, top: 22, bottom: 24 },
    xAxis: {
      type: 'category',
      data: months.map(({ month }) => month.slice(2).replace('-', '/')),
      axisLabel: { color: colours.quiet, fontSize: 12 },
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: colours.quiet, fontSize: 12 },
      splitLine: { lineStyle: { color: colours.faint } },
    },
    tooltip: { renderMode: 'richText', confine: true },
    series: [
      {
        type: 'bar',
        name: text.columns.complaints,
        barMaxWidth: 32,
        itemStyle: { color: colours.main },
        label: { show: months.length <= 13, position: 'top', color: colours.text, fontSize: 12 },
        data: months.map(({ numbers }) => numbers.complaints),
      },
    ],
  }
}

function short(name: string): string {
  return name.length > 12 ? `${name.slice(0, 11)}…` : name
}
