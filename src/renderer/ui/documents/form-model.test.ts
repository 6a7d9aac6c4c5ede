import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { documentKinds } from '#shared/documents/kinds/registry'
import { contentFields, emptyValue, type FieldSpec } from './form-model'

const opinion = documentKinds.find(({ code }) => code === 'opinion')
const fields = new Map(opinion ? contentFields(opinion.schema).map((field) => [field.key, field]) : [])

describe('the form of a document', () => {
  it('has a Chinese title for every field of every kind', () => {
    const titles = (spec: FieldSpec): string[] =>
      spec.kind === 'group'
        ? [spec.title, ...spec.fields.flatMap(titles)]
        : spec.kind === 'list'
          ? [spec.title, ...(spec.item.kind === 'group' ? spec.item.fields.flatMap(titles) : [])]
          : [spec.title]
    for (const kind of documentKinds)
      for (const title of contentFields(kind.schema).flatMap(titles)) expect(title).toMatch(/[\u4e00-\u9fff]/)
  })

  it('tells lines, paragraphs, numbers, dates and choices apart', () => {
    expect(fields.get('addressee')).toMatchObject({ title: '主送机关', required: true })
    expect(fields.get('source')).toMatchObject({ kind: 'text', required: true })
    expect(fields.get('hearing')).toMatchObject({ kind: 'text', required: false })
    expect(fields.get('limitDays')).toMatchObject({ kind: 'number', min: 1, max: 365 })
    expect(fields.get('draftedOn')).toMatchObject({ kind: 'date', required: true })
    expect(fields.get('urgency')).toMatchObject({ kind: 'choice', options: ['特急', '加急'], required: false })
    expect(fields.get('copiesTo')).toMatchObject({ kind: 'lines', long: false })
    expect(fields.get('coIssuers')).toMatchObject({ kind: 'organs', max: 8, required: false })
    expect(fields.get('signatories')).toMatchObject({ kind: 'organs', max: 9, required: true })
    expect(fields.get('demands')).toMatchObject({ kind: 'lines', long: true, max: 20 })
  })

  it('keeps the decimals of a score, and takes days as whole numbers', () => {
    const notice = documentKinds.find(({ code }) => code === 'evaluation-notice')
    const results = notice && contentFields(notice.schema).find(({ key }) => key === 'results')
    if (results?.kind !== 'list' || results.item.kind !== 'group') throw new Error('no list of groups')
    expect(results.item.fields.find(({ key }) => key === 'score')).toMatchObject({ kind: 'number', whole: false })
    expect(fields.get('limitDays')).toMatchObject({ whole: true })
  })

  it('lets pictures be chosen, and not typed', () => {
    const report = documentKinds.find(({ code }) => code === 'analysis-report')
    const figures = report && contentFields(report.schema).find(({ key }) => key === 'figures')
    if (figures?.kind !== 'list' || figures.item.kind !== 'group') throw new Error('no list of groups')
    expect(figures.item.fields[0]).toMatchObject({ key: 'picture', kind: 'picture', required: true })
    expect(emptyValue(figures.item)).toEqual({ picture: '', caption: '', alt: '' })
  })

  it('lists findings as groups, and lets legal bases be picked only', () => {
    const findings = fields.get('findings')
    expect(findings).toMatchObject({ kind: 'list', max: 50, item: { kind: 'group' } })
    if (findings?.kind !== 'list' || findings.item.kind !== 'group') throw new Error('no list of groups')
    expect(findings.item.fields.map(({ key, kind }) => `${key}:${kind}`)).toEqual([
      'title:line',
      'fact:text',
      'evidence:text',
      'bases:bases',
      'nature:choice',
      'conclusion:text',
      'correction:text',
    ])
    expect(fields.get('powerBases')).toMatchObject({ kind: 'bases' })
  })

  it('begins a new element with every field there and empty', () => {
    const findings = fields.get('findings')
    expect(findings?.kind === 'list' && emptyValue(findings.item)).toEqual({
      title: '',
      fact: '',
      evidence: '',
      bases: [],
      nature: '违法',
      conclusion: '',
      correction: '',
    })
  })

  it('falls back to the key where a schema names nothing', () => {
    expect(contentFields(z.object({ plain: z.string().max(10), on: z.boolean() }))).toMatchObject([
      { key: 'plain', title: 'plain', kind: 'line', max: 10 },
      { key: 'on', kind: 'flag' },
    ])
  })
})
