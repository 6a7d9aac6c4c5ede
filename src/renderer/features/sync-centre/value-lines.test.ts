import { describe, expect, it } from 'vitest'
import { emptyReferenceRows, referenceData } from '#shared/domain/reference-data'
import { isLongText, mergeEditor, mergeStart, partLabel, valueText } from './value-lines'

const reference = referenceData({
  ...emptyReferenceRows,
  dictionary: [
    { id: 'level', title: '等级', items: [{ code: 'major', label: '重大' }] },
    { id: 'issue', title: '问题类型', items: [{ code: 'inaction', label: '不作为' }] },
  ],
})

describe('values of a conflict in words', () => {
  it('says codes by their dictionary', () => {
    expect(valueText('level', 'major', reference)).toBe('重大')
    expect(valueText('level', null, reference)).toBe('')
  })

  it('names the parts of a group, one line each, and leaves out what is empty', () => {
    const finding = { id: 'f1', issue: 'inaction', fact: '三个月未立案', nature: 'unlawful', correction: '' }
    const lines = valueText('findings.f1', finding, reference).split('\n')
    expect(lines).toContain('问题类型：不作为')
    expect(lines).toContain('查明的事实：三个月未立案')
    expect(lines).toContain('性质：违法')
    expect(lines.some((line) => line.startsWith('纠正意见'))).toBe(false)
  })

  it('shows differences only where there is text to compare', () => {
    expect(isLongText('违法')).toBe(false)
    expect(isLongText('当事人进货票据齐全，已主动召回')).toBe(true)
  })
})

describe('merging two values', () => {
  it('offers the dictionary, the organs or a text, as the field is', () => {
    expect(mergeEditor('level', 'major', 'general')).toEqual({ kind: 'dictionary', dictionary: 'level' })
    expect(mergeEditor('respondentOrganId', 'a', 'b')).toEqual({ kind: 'organ' })
    expect(mergeEditor('findings.f1.fact', '甲', '乙')).toEqual({ kind: 'text' })
  })

  it('goes through a group part by part, and lists what differs', () => {
    const theirs = { name: '甲', kind: 'firm', ownership: 'private' }
    const editor = mergeEditor('party', theirs, { ...theirs, name: '乙', kind: 'citizen' })
    expect(editor).toEqual({ kind: 'parts', parts: ['name', 'kind'] })
    expect(partLabel('findings.f1', 'nature', reference)).toBe('性质')
  })

  it('begins a list with everything that either has', () => {
    const editor = mergeEditor('findings.f1.evidence', ['笔录', '照片'], ['照片', '票据'])
    expect(editor).toEqual({ kind: 'list', options: ['笔录', '照片', '票据'] })
    expect(editor && mergeStart(editor, ['照片', '票据'])).toEqual(['笔录', '照片', '票据'])
  })

  it('offers nothing where only one of the two can be', () => {
    expect(mergeEditor('findings.f1.nature', 'unlawful', 'improper')).toBeUndefined()
    expect(mergeEditor('party', { name: '甲' }, { name: '乙' })).toBeUndefined()
  })
})
