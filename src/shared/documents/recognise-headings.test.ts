import { describe, expect, it } from 'vitest'
import { paragraphs } from './blocks'

describe('headings in a text', () => {
  it.each([
    ['一、总体情况', 1],
    ['（二）健全长效机制', 2],
    ['(二) 健全长效机制', 2],
    ['3.日常检查', 3],
    ['3、日常检查', 3],
    ['（4）抽查比例', 4],
    ['4）抽查比例', 4],
  ])('%s is one of level %i', (line, level) => {
    expect(paragraphs(line)).toEqual([expect.objectContaining({ type: 'heading', level })])
  })

  it('begin a paragraph where a short sentence is followed by more', () => {
    expect(paragraphs('（一）健全机制。建立检查计划公示制度。')).toEqual([
      { type: 'paragraph', text: '（一）健全机制。建立检查计划公示制度。', lead: { level: 2, length: 8 } },
    ])
  })

  it.each([
    '一、责令你局自收到本决定书之日起15日内撤销示县市监罚〔2026〕37号行政处罚决定。',
    '3.5万元罚款明显偏重',
    '2026.10.12收到材料',
    '二是未告知陈述申辩权',
  ])('are not every numbered sentence: %s', (line) => {
    expect(paragraphs(line)).toEqual([{ type: 'paragraph', text: line }])
  })

  it('become numbers where a list had bullets, and start anew after text', () => {
    const texts = paragraphs('材料：\n- 案卷\n- 台账\n另附：\n• 照片').map((block) => block.text)
    expect(texts).toEqual(['材料：', '1.案卷', '2.台账', '另附：', '1.照片'])
  })
})
