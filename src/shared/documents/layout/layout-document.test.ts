import { describe, expect, it } from 'vitest'
import { heading, paragraphs } from '../blocks'
import type { DocumentContent } from '../content'
import { PAGE, TEXT_HEIGHT, TEXT_WIDTH } from '../measures'
import { layoutDocument } from './layout-document'
import { lineText, type Page } from './page-model'

const document: DocumentContent = {
  format: 'general',
  mark: '示例市司法局文件',
  number: { text: '示司执监意〔2026〕12号', pending: false },
  signers: [],
  title: '关于纠正有关问题的行政执法监督意见书',
  titleNames: [],
  addressee: '示例县市场监督管理局',
  body: paragraphs('现将有关情况告知如下。'),
  annexNotes: [],
  signatories: ['示例市司法局'],
  date: '2026年11月23日',
  annexes: [],
  copiesTo: ['示例市人民政府办公室'],
  printing: { organ: '示例市司法局办公室', date: '2026年11月23日' },
  marks: [],
}

const lines = (count: number) => paragraphs(Array.from({ length: count }, (_, at) => `第${at}行。`).join('\n'))
const withLines = (count: number, more: Partial<DocumentContent> = {}) =>
  layoutDocument({ ...document, body: lines(count), ...more })
const textLines = (page: Page | undefined) => (page?.lines ?? []).filter((line) => line.part === 'body').length
const partOn = (pages: readonly Page[], part: string) =>
  pages.filter((page) => page.lines.some((line) => line.part === part)).map((page) => page.number)

describe('pages of the general format', () => {
  it('hold 22 lines, inside the type area', () => {
    const { pages } = withLines(80, { signatories: [] })
    expect(textLines(pages[1])).toBe(22)
    for (const page of pages) {
      for (const line of page.lines.filter((one) => one.part === 'body')) {
        expect(line.y).toBeGreaterThanOrEqual(PAGE.top)
        expect(line.y + line.height).toBeLessThanOrEqual(PAGE.top + TEXT_HEIGHT)
      }
    }
  })

  it('begin the mark 35 mm below the type area, whatever stands above it', () => {
    const y = (more: Partial<DocumentContent>) =>
      withLines(3, more).pages[0]?.lines.find((line) => line.part === 'mark')?.y
    expect(y({})).toBe(PAGE.top + 1984)
    expect(y({ copyNumber: '000001', urgency: '特急', marks: ['代拟稿'] })).toBe(PAGE.top + 1984)
  })

  it('draw a red line as wide as the type area below the number', () => {
    const [red] = (withLines(3).pages[0]?.rules ?? []).filter((rule) => rule.color === 'FF0000')
    expect(red).toMatchObject({ x: PAGE.left, width: TEXT_WIDTH, height: 30 })
  })

  it('stand the number of a document to a higher organ on the left, the signer on the right', () => {
    const { pages } = withLines(3, { signers: ['张某', '李某', '王某'] })
    const number = pages[0]?.lines.filter((line) => line.part === 'number' || line.part === 'signer') ?? []
    expect(number.map(lineText)).toEqual(['签发人：张某　李某', '　示司执监意〔2026〕12号　　　　王某'])
  })

  it('number odd pages on the right and even pages on the left', () => {
    const [first, second] = withLines(30).pages.map((page) => page.lines.find((line) => line.part === 'pageNumber'))
    expect(first && lineText(first)).toBe('— 1 —')
    expect(second?.runs[0]?.x[0]).toBe(PAGE.left + 280)
    expect(first?.runs[0]?.x[0]).toBeGreaterThan(PAGE.left + TEXT_WIDTH / 2)
  })

  it('centre the organ on a date that ends four characters from the edge', () => {
    const page = withLines(3).pages[0]
    const edges = ['signatory', 'date'].map((part) => {
      const run = page?.lines.find((line) => line.part === part)?.runs[0]
      return [run?.x[0] ?? 0, (run?.x.at(-1) ?? 0) + 313] as const
    })
    const [organ, date] = edges
    expect(date?.[1]).toBeCloseTo(PAGE.left + TEXT_WIDTH - 1263, -1)
    expect(((organ?.[0] ?? 0) + (organ?.[1] ?? 0)) / 2).toBeCloseTo(((date?.[0] ?? 0) + (date?.[1] ?? 0)) / 2, -1)
  })

  it('say 演示 at the head of every page that carries the mark', () => {
    const { pages } = withLines(30, { pageMark: '演示' })
    expect(partOn(pages, 'pageMark')).toEqual(pages.map((page) => page.number))
  })

  it('take a long opinion in a few milliseconds without changing with repetition', () => {
    expect(withLines(60)).toEqual(withLines(60))
  })
})

describe('the end of a document', () => {
  it('has the colophon on an even page', () => {
    for (let count = 1; count < 60; count += 1) {
      const { pages, plan } = withLines(count)
      expect(partOn(pages, 'colophon')).toEqual([pages.length])
      expect(pages.length % 2, `${count} lines, ${plan.colophon}`).toBe(0)
    }
  })

  it('has it on the last page of text where the rule of its kind says so', () => {
    const content = { ...document, body: lines(36) }
    expect(layoutDocument(content).pages).toHaveLength(4)
    const { pages } = layoutDocument({ ...content, colophonOnEvenPage: false })
    expect(pages).toHaveLength(3)
    expect(partOn(pages, 'colophon')).toEqual(partOn(pages, 'date'))
  })

  it('never leaves a signature on a page without text', () => {
    for (let count = 1; count < 80; count += 1) {
      const { pages } = withLines(count)
      const [at] = partOn(pages, 'signatory')
      const page = pages[(at ?? 1) - 1]
      const before =
        page?.lines.slice(
          0,
          page.lines.findIndex((line) => line.part === 'signatory'),
        ) ?? []
      expect(
        before.some((line) => line.part === 'body'),
        `${count} lines`,
      ).toBe(true)
    }
  })

  it('is tightened rather than followed by a blank page', () => {
    const plans = Array.from({ length: 40 }, (_, at) => withLines(at + 8).plan)
    expect(plans.some((plan) => plan.squeeze > 0 && plan.colophon === 'samePage')).toBe(true)
    expect(plans.filter((plan) => plan.colophon === 'afterBlankPage')).toEqual([])
  })

  it('leaves a blank page and the colophon after it unnumbered where nothing helps', () => {
    // A copy list so long that no tightening brings it under the text.
    const copiesTo = Array.from({ length: 40 }, (_, at) => `示例市第${at}工作委员会办公室`)
    const { pages, plan } = withLines(20, { copiesTo })
    expect(plan.colophon).toBe('afterBlankPage')
    expect(pages.map((page) => page.numbered)).toEqual([true, true, false, false])
    expect(pages[2]?.lines).toEqual([])
  })

  it('keeps a heading with the text under it', () => {
    for (let count = 1; count < 30; count += 1) {
      const body = [...lines(count), heading(1, 0, '标题'), ...lines(4)]
      const { pages } = layoutDocument({ ...document, body })
      const [at = 1] = partOn(pages, 'heading')
      const texts = pages[at - 1]?.lines.filter((line) => line.part === 'heading' || line.part === 'body') ?? []
      expect(texts.at(-1)?.part, `${count} lines`).toBe('body')
    }
  })

  it('begins every annex on a page of its own, before the colophon', () => {
    const annexes = [1, 2].map((n) => ({ title: `清单${n}`, body: lines(3) }))
    const { pages } = withLines(3, { annexes, annexNotes: ['清单1', '清单2'] })
    const [signed = 0] = partOn(pages, 'date')
    expect(partOn(pages, 'annexLabel')).toEqual([signed + 1, signed + 2])
    expect(partOn(pages, 'colophon')).toEqual([pages.length])
  })

  it('repeats the head of a table that runs over pages', () => {
    const rows = Array.from({ length: 40 }, (_, at) => [String(at), '内容'])
    const table = {
      type: 'table' as const,
      columns: [
        { title: '序号', width: 1 },
        { title: '问题', width: 4 },
      ],
      rows,
    }
    const { pages } = withLines(3, { annexes: [{ title: '清单', body: [table] }] })
    const heads = pages.flatMap((page) => page.lines.map(lineText)).filter((text) => text === '序号')
    expect(partOn(pages, 'table').length).toBeGreaterThan(1)
    expect(heads).toHaveLength(partOn(pages, 'table').length)
  })
})

describe('the head of a table', () => {
  it('goes to the next page together with the first row', () => {
    const table = {
      type: 'table',
      columns: [{ title: '序号', width: 1 }],
      rows: [['甲'], ['乙']],
    } as const
    for (let lines = 0; lines < 24; lines += 1) {
      const filler = Array.from({ length: lines }, () => ({ type: 'paragraph', text: '已核实。' }) as const)
      const { pages } = layoutDocument({ ...document, body: [...filler, table], signatories: [] })
      for (const page of pages) {
        const rows = page.lines.filter((line) => line.part === 'table').map(lineText)
        if (rows.includes('序号')) expect(rows.length, `${lines} lines before`).toBeGreaterThan(1)
      }
    }
  })
})
