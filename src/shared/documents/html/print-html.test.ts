import { describe, expect, it } from 'vitest'
import { exampleFacts } from '../kinds/example-facts'
import { opinion } from '../kinds/opinion'
import { layoutDocument } from '../layout/layout-document'
import { lineText } from '../layout/page-model'
import { pageSvg } from './page-svg'
import { renderPrintHtml } from './print-html'

const { pages } = layoutDocument(opinion.toContent(opinion.draft(exampleFacts)))

describe('pages for screen and print', () => {
  const html = renderPrintHtml(pages, { nonce: 'n0', title: '<意见书>' })

  it('obey the strict security policy: no script, no style attribute, one style element with the nonce', () => {
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=|javascript:|url\(/)
    expect(html.match(/<style[^>]*>/g)).toEqual(['<style nonce="n0">'])
  })

  it('print A4 sheets without margins, one for each side of paper', () => {
    expect(html).toContain('@page{size:210mm 297mm;margin:0}')
    expect(html.match(/class="sheet"/g)).toHaveLength(pages.length)
  })

  it('escape what the officer typed', () => {
    expect(html).toContain('<title>&#60;意见书&#62;</title>')
    const run = { text: '<&>"', x: [1, 2, 3, 4], role: 'fangsong', size: 320, color: '000000' } as const
    const line = { part: 'body', paragraph: 0, y: 0, height: 579, baseline: 463, runs: [run] } as const
    expect(pageSvg({ number: 1, numbered: true, lines: [line], rules: [], pictures: [], strokes: [] })).toContain(
      '&#60;&#38;&#62;&#34;</text>',
    )
  })

  it('carry who took a copy out and when, below everything and as typed by nobody, where it is a copy', () => {
    const [page] = pages
    if (!page) throw new Error('no page')
    const marked = pageSvg({ ...page, watermark: '张伟<1>　2026年11月26日 09:30' })
    expect(marked.match(/data-part="watermark"/g)).toHaveLength(3)
    expect(marked).toContain('张伟&#60;1&#62;')
    expect(marked.indexOf('watermark')).toBeLessThan(marked.indexOf('data-part="body"'))
    expect(pageSvg(page)).not.toContain('watermark')
  })

  it('show every character of every line, each at a place of its own', () => {
    for (const page of pages) {
      const svg = pageSvg(page)
      const texts = [...svg.matchAll(/<text [^>]*x="([^"]+)">([^<]*)<\/text>/g)]
      expect(texts.map(([, , text]) => text).join('')).toBe(page.lines.map(lineText).join('').replaceAll(' ', ''))
      for (const [, x = '', text = ''] of texts) expect(x.split(' ')).toHaveLength(Array.from(text).length)
    }
  })
})
