import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText } from './clean-text'

describe('cleaning the text of an order', () => {
  it.each([
    ['罚款&nbsp;200&nbsp;元&gt;规定', '罚款 200 元>规定'],
    ['双重转义&amp;lt;两次&amp;gt;', '双重转义<两次>'],
    ['没有分号&nbsp结尾', '没有分号 结尾'],
    ['网址?a=1&copy=2&isPre=1', '网址?a=1&copy=2&isPre=1'],
    ['全角　空格\u00A0和\t制表', '全角 空格 和 制表'],
    ['零宽\u200B字\uFEFF符\u00AD', '零宽字符'],
    ['控制\u0000符\u0007\u001B', '控制符'],
    ['第一行<br/>第二行<BR>第三行', '第一行\n第二行\n第三行'],
    ['<p class="x">段落</p><span style="a">字</span>', '段落\n字'],
    ['<script>alert(1)</script>正文<!-- 注 -->', '正文'],
    ['见<A市新图>和<城市管理办法>', '见<A市新图>和<城市管理办法>'],
    ['\r\n\t\t\t\r\n\t\t 正文 \r\n\t\t\r\n', '正文'],
    ['甲\n\n\n\n\n乙', '甲\n\n乙'],
    ['  行首  \n  行尾  ', '行首\n行尾'],
    ['您好！　　您的来信收悉。　　现答复如下：　　一、情况', '您好！\n您的来信收悉。\n现答复如下：\n一、情况'],
    ['您　　好', '您 好'],
    ['半个代理对\uD83D字', '半个代理对\uFFFD字'],
    ['', ''],
  ])('%j becomes %j', (dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean)
  })

  it('keeps line breaks, and joins them in one-line fields', () => {
    expect(cleanText('甲\r\n乙\r丙\u2028丁')).toBe('甲\n乙\n丙\n丁')
    expect(cleanLine('标题\r\n第二行')).toBe('标题 第二行')
  })

  it('changes nothing the second time, whatever it is given', () => {
    const pieces = fc.constantFrom(
      '&',
      'amp;',
      'lt;',
      '&gt;',
      '<br>',
      '<',
      '>',
      'p>',
      '/p',
      '　',
      ' ',
      '\u00A0',
      '\t',
      '\r',
      '\n',
      '\u200B',
      '。',
      '&#12288;',
      '&nbsp',
      '字',
      '\uD800',
      '<!--',
      '-->',
    ) // prettier-ignore
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const once = cleanText(parts.join(''))
        expect(cleanText(once)).toBe(once)
        const line = cleanLine(parts.join(''))
        expect(cleanLine(line)).toBe(line)
      }),
      { numRuns: 3000 },
    )
  })

  it('decodes text that was escaped a thousand times', () => {
    expect(cleanText(`&${'amp;'.repeat(1000)}lt;`)).toBe('<')
  })
})
