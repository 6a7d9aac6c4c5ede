// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { cleanHtml, cleanText } from './clean-paste'

describe('what is pasted', () => {
  it('from Word comes without its style sheets, marks and empty paragraphs', () => {
    const html = `<html xmlns:o="urn:o"><head><style>p.MsoNormal{font-family:宋体}</style></head><body lang=ZH-CN>
      <p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋_GB2312'>一、基本
      情况</span><o:p></o:p></p>
      <p class=MsoNormal><span>&nbsp;</span></p>
      <p class=MsoNormal>　　经查，该局未出具清单。<br>另查明其他问题。</p></body></html>`
    expect(cleanHtml(html)).toEqual(['一、基本情况', '经查，该局未出具清单。', '另查明其他问题。'])
  })

  it('keeps automatic numbers as text, inner lists in brackets', () => {
    const html =
      '<ol><li>责令改正</li><li>退还费用<ol><li>停车费</li><li>拖车费</li></ol></li></ol><ul><li>其他</li></ul>'
    expect(cleanHtml(html)).toEqual(['1.责令改正', '2.退还费用', '（1）停车费', '（2）拖车费', '1.其他'])
  })

  it('keeps the numbers that a list is said to count in', () => {
    const html = '<ol start="3" style="list-style-type:cjk-ideographic"><li>处理意见</li></ol>'
    expect(cleanHtml(html)).toEqual(['三、处理意见'])
  })

  it('gives the cells of a table one after another, a row a line', () => {
    const html = '<table><tr><td>车牌</td><td>豫Q00001</td></tr><tr><td>金额</td><td>600元</td></tr></table>'
    expect(cleanHtml(html)).toEqual(['车牌　豫Q00001', '金额　600元'])
  })

  it('runs nothing and loads nothing of a page', () => {
    expect(cleanHtml('<p>正文<script>alert(1)</script><img src="http://example.invalid/x.png"></p>')).toEqual(['正文'])
  })

  it('of plain text loses control characters, indents and blank lines, not the blanks between words', () => {
    expect(cleanText('　　第一\u200b段\r\n\r\n\u0007 Road 88 号 \v第三段')).toEqual(['第一段', 'Road 88 号', '第三段'])
  })
})
