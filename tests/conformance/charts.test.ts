import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChartBlock } from '#shared/documents/blocks'
import { toDocx } from '#shared/documents/docx/to-docx'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { seriesColours } from '#shared/documents/layout/chart-parts'
import { type Bitmap, type Office, openOffice } from '../support/office'

const DOTS = 200
const values = [120, 240, 60, 180]
const categories = ['城管', '市监', '交通', '环保']

let office: Office
let folder: string

beforeAll(async () => {
  office = await openOffice()
  folder = await mkdtemp(join(tmpdir(), 'desk-charts-'))
})

afterAll(async () => {
  await office?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('a chart of the Word file', () => {
  it('holds its figures twice: to draw them, and as the sheet that opens for change', async () => {
    const parts = unzipSync(await chartFile('column'))
    const drawn = strFromU8(parts['word/charts/chart1.xml'] ?? new Uint8Array())
    expect(
      drawn
        .match(/<c:val>.*?<\/c:val>/s)?.[0]
        .match(/<c:v>[^<]+/g)
        ?.map((v) => Number(v.slice(5))),
    ).toEqual(values)
    const sheet = unzipSync(parts['word/embeddings/Microsoft_Excel_Worksheet1.xlsx'] ?? new Uint8Array())
    const cells = strFromU8(sheet['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    for (const value of values) expect(cells).toContain(`<v>${value}</v>`)
  })

  it('is drawn by LibreOffice with columns as high as its figures, each with its figure and its name', async () => {
    const pdf = await opened('column')
    const [first, ...others] = columns(await office.pdfPixels(pdf, DOTS, 1))
    expect(others).toHaveLength(values.length - 1)
    const unit = (first ?? 0) / (values[0] ?? 1)
    for (const [at, height] of others.entries()) expect(height / unit).toBeCloseTo(values[at + 1] ?? 0, -0.7)
    const text = await office.pdfText(pdf)
    for (const word of [...values.map(String), ...categories]) expect(text).toContain(`>${word}</word>`)
  })

  it.each(['bar', 'line'] as const)('is drawn by LibreOffice as %s with every figure and name', async (chart) => {
    const text = await office.pdfText(await opened(chart))
    for (const word of [...values.map(String), ...categories]) expect(text).toContain(`>${word}</word>`)
  })
})

function chartFile(chart: ChartBlock['chart']): Promise<Uint8Array> {
  const kind = documentKindOf('analysis-report')
  if (!kind) throw new Error('no analysis report')
  const block: ChartBlock = {
    type: 'chart',
    chart,
    caption: '图1　件数',
    unit: '件',
    categories,
    series: [{ name: '件数', values }],
  }
  return toDocx({ ...kind.toContent(kind.example()), format: 'plain', body: [block] })
}

async function opened(chart: ChartBlock['chart']): Promise<string> {
  const file = join(folder, `${chart}.docx`)
  await writeFile(file, await chartFile(chart))
  const [pdf] = await office.convert([file], 'pdf', folder)
  if (!pdf) throw new Error('no pages')
  return pdf
}

/** Heights in dots of the patches of the first series' colour, from left to right, lines of the grid over them included. */
function columns({ width, height, pixels }: Bitmap): number[] {
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(seriesColours[0].slice(at, at + 2), 16))
  const found: number[] = []
  let run: number[] = []
  for (let x = 0; x <= width; x += 1) {
    const inked: number[] = []
    for (let y = 0; x < width && y < height; y += 1) {
      const at = (y * width + x) * 3
      if (pixels[at] === red && pixels[at + 1] === green && pixels[at + 2] === blue) inked.push(y)
    }
    if (inked.length > 0) run.push((inked.at(-1) ?? 0) - (inked[0] ?? 0) + 1)
    else if (run.length > 0) {
      // The key of the chart is narrower; where it stands under a column, it lengthens few of the column's strips.
      if (run.length > 20) found.push(run.sort((a, b) => a - b)[run.length >> 1] ?? 0)
      run = []
    }
  }
  return found
}
