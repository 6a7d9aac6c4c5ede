import { describe, expect, it } from 'vitest'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { contentFields } from '../../ui/documents/form-model'
import { correctedContent, replacementSentence } from './replacement-draft'

const opinion = documentKindOf('opinion')
const example = opinion?.example() ?? {}
const fields = opinion ? contentFields(opinion.schema) : []
const old = { number: '驻司执监意〔2026〕1号', title: '意见书', content: example }

describe('a document that corrects another', () => {
  it('begins as the old one, with the sentence that ends it before its text', () => {
    const content = correctedContent(fields, old, '罚款金额有误。', '2026-11-26')
    expect(content).toMatchObject({ title: example.title, limitDays: example.limitDays, draftedOn: '2026-11-26' })
    expect(content.source).toBe(
      `因罚款金额有误，现对《意见书》（驻司执监意〔2026〕1号）予以更正，原文书自本文书送达之日起不再执行。\n${example.source}`,
    )
  })

  it('does not carry the number and the day of the old one', () => {
    const content = correctedContent(
      fields,
      { ...old, content: { ...example, number: old.number, date: '2026-11-01' } },
      '误写',
      '2026-11-26',
    )
    expect(content).not.toHaveProperty('number')
    expect(content).not.toHaveProperty('date')
  })

  it('names a document without a title twice', () => {
    expect(replacementSentence(old, 'revoke', '事实有变')).toBe(
      '因事实有变，现对《意见书》（驻司执监意〔2026〕1号）予以撤销，原文书自本文书送达之日起不再执行。',
    )
  })
})
