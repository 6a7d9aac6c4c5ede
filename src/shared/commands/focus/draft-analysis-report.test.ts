import { describe, expect, it } from 'vitest'
import { analysisReport } from '../../documents/kinds/analysis-report'
import { exampleFacts } from '../../documents/kinds/example-facts'
import { type FocusNumbers, noNumbers } from '../../domain/focus'
import { draftAnalysisReport } from './draft-analysis-report'

const numbers = (complaints: number, more: Partial<FocusNumbers> = {}): FocusNumbers => ({
  ...noNumbers,
  complaints,
  ...more,
})

const months = [
  { month: '2026-09', numbers: numbers(10) },
  { month: '2026-10', numbers: numbers(14) },
]

describe('the report drafted from the focus board', () => {
  const content = draftAnalysisReport({
    facts: exampleFacts,
    period: '2026年9月至10月',
    scope: '',
    board: { months, total: numbers(24, { judged: 8, verified: 5 }) },
    rows: [
      { name: '市教育局', numbers: numbers(16, { judged: 8, verified: 5 }), proposed: true },
      { name: '市公安局', numbers: numbers(8), proposed: false },
    ],
  })

  it('holds the figures of the board in text, table and charts, and lacks only what the officer must find out', () => {
    const report = analysisReport.schema.parse(content)
    expect(JSON.stringify(report)).toContain('投诉举报24件，核实率62.5%（5/8）')
    expect(report).toMatchObject({
      tables: [
        {
          rows: [
            ['市教育局', '16', '62.5%', '—', '0.0%', '—'],
            ['市公安局', '8', '—', '—', '0.0%', '—'],
          ],
        },
      ],
      charts: [
        { chart: '折线图', categories: ['9月', '10月'], series: [{ values: [10, 14] }] },
        { chart: '条形图', categories: ['市公安局', '市教育局'], series: [{ values: [8, 16] }] },
      ],
      suggestions: ['将市教育局列为专项监督对象，逐件核查，督促整改。'],
    })
  })
})
