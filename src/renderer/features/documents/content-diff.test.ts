import { describe, expect, it } from 'vitest'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { contentFields } from '../../ui/documents/form-model'
import { contentDifferences } from './content-diff'

const opinion = documentKindOf('opinion')
const example = (opinion?.example() ?? {}) as Record<string, unknown> & { findings: Record<string, unknown>[] }
const fields = opinion ? contentFields(opinion.schema) : []

describe('two versions of a document', () => {
  it('that are alike have no differences', () => {
    expect(contentDifferences(fields, example, structuredClone(example))).toEqual([])
  })

  it('differ field by field, named as in the form', () => {
    const to = { ...example, limitDays: 15, report: '书面报告。' }
    expect(contentDifferences(fields, example, to)).toEqual([
      { path: 'limitDays', title: '整改期限（日）', from: String(example.limitDays), to: '15' },
      { path: 'report', title: '报告方式', from: example.report, to: '书面报告。' },
    ])
  })

  it('name the one part of the one finding that changed', () => {
    const [first, ...others] = example.findings
    const to = { ...example, findings: [{ ...first, fact: '另一事实' }, ...others] }
    expect(contentDifferences(fields, example, to)).toEqual([
      { path: 'findings.0.fact', title: '查明的事实和认定（1） · 事实', from: first?.fact, to: '另一事实' },
    ])
  })

  it('tell pictures apart by their size, and never spell them out', () => {
    const report = documentKindOf('analysis-report')
    const content = report?.example() as Record<string, unknown> & { figures: { picture: string }[] }
    const [first] = content.figures
    const to = { ...content, figures: [{ ...first, picture: 'data:image/png;base64,AAAA' }] }
    const [difference] = contentDifferences(report ? contentFields(report.schema) : [], content, to)
    expect(difference?.path).toBe('figures.0.picture')
    expect(difference?.from).toMatch(/^图片（\d+×\d+，\d+ 字节）$/)
    expect(difference?.to).toBe('图片（无法读取）')
  })

  it('show a finding that was taken out as a whole', () => {
    const [difference] = contentDifferences(fields, example, { ...example, findings: example.findings.slice(0, -1) })
    expect(difference).toMatchObject({ path: `findings.${example.findings.length - 1}`, to: '' })
    expect(difference?.from).toContain(String(example.findings.at(-1)?.title))
  })
})
