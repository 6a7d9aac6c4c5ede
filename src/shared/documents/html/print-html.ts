import type { FontPreset } from '../fonts'
import type { Page } from '../layout/page-model'
import { pageStyle } from './page-style'
import { escapeXml, pageSvg } from './page-svg'

export interface PrintOptions {
  /** Of the print window's content security policy; its only style element carries it. */
  readonly nonce: string
  readonly title: string
  readonly fonts?: FontPreset
}

/** A whole HTML page for the print window or `printToPDF`: A4 sheets without margins, one side of paper each. */
export function renderPrintHtml(pages: readonly Page[], { nonce, title, fonts = 'gb' }: PrintOptions): string {
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeXml(title)}</title>` +
    `<style nonce="${escapeXml(nonce)}">${printStyle}\n${pageStyle(fonts)}</style></head>` +
    `<body>${pages.map((page) => `<div class="sheet">${pageSvg(page)}</div>`).join('')}</body></html>`
  )
}

const printStyle = [
  '@page{size:210mm 297mm;margin:0}',
  'html,body{margin:0;padding:0;background:#fff}',
  '.sheet{width:210mm;height:297mm;overflow:hidden;break-after:page;break-inside:avoid}',
  '.sheet:last-child{break-after:auto}',
  '.gw-page{display:block;width:210mm;height:297mm;print-color-adjust:exact;-webkit-print-color-adjust:exact}',
].join('\n')
