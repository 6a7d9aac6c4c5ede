import { describe, expect, it } from 'vitest'
import { cellsOf, titleLines } from './title-lines'

describe('breaking a title', () => {
  it('leaves a short title on one line', () => {
    expect(titleLines('关于约谈有关负责人的通知')).toEqual(['关于约谈有关负责人的通知'])
  })

  it('breaks by meaning, into lines of different length', () => {
    expect(
      titleLines('驻马店市司法局关于规范涉企行政检查和行政处罚裁量权适用的行政执法监督意见书', ['驻马店市司法局']),
    ).toEqual(['驻马店市司法局关于规范涉企行政检查和', '行政处罚裁量权适用的行政执法监督意见书'])
  })

  it('never cuts a name it was told of', () => {
    const name = '示例县市场监督管理局'
    const lines = titleLines(`示例市人民政府关于责令${name}限期改正的行政执法监督决定书`, [name])
    expect(lines.filter((line) => line.includes(name))).toHaveLength(1)
  })

  it('makes a diamond or a trapezoid of three lines, no hourglass', () => {
    const widths = titleLines(
      '驻马店市人民政府关于责令遂平县农业农村局限期履行对农作物种子质量投诉举报查处法定职责的行政执法监督决定书',
      ['驻马店市人民政府', '遂平县农业农村局'],
    ).map(cellsOf)
    expect(widths).toHaveLength(3)
    const [first = 0, middle = 0, last = 0] = widths
    expect(middle < first && middle < last).toBe(false)
    expect(Math.max(...widths)).toBeLessThanOrEqual(20)
  })

  it('leaves a number with what it counts', () => {
    const [first = '', second = ''] = titleLines('驻马店市司法局关于2026年度行政执法效能评价情况的通报')
    expect(first).not.toMatch(/\d$/)
    expect(first + second).toContain('2026年度')
  })

  it('does not begin a line with a particle', () => {
    const titles = [
      '驻马店市司法局关于纠正裁量明显不当等问题的行政执法监督意见书',
      '驻马店市司法局关于提请对遂平县农业农村局作出行政执法监督决定的请示',
      '关于开展道路交通安全和运输执法领域突出问题专项整治工作情况的报告',
    ]
    for (const line of titles.flatMap((title) => titleLines(title).slice(1))) expect(line).not.toMatch(/^[的和与及]/)
  })

  it('keeps a break made by hand', () => {
    expect(titleLines('关于限期报送整改情况的\n督办函')).toEqual(['关于限期报送整改情况的', '督办函'])
  })

  it('loses no character of a title without any word', () => {
    const title = '甲'.repeat(75)
    expect(titleLines(title).join('')).toBe(title)
    expect(titleLines(title).every((line) => cellsOf(line) <= 20)).toBe(true)
  })
})
