import type { Browser, Page } from '@playwright/test'

/** Stands in for the print dialog, which no test can answer; gives what the page hands to it. */
export async function printedPages(page: Page): Promise<() => Promise<string>> {
  const waiting = page.waitForEvent('console', (message) => message.text().startsWith('<html'))
  await page.addInitScript(catchPrint)
  await page.evaluate(catchPrint)
  page.on('frameattached', (frame) => void frame.evaluate(catchPrint).catch(() => undefined))
  return async () => (await waiting).text()
}

function catchPrint(): void {
  window.print = () => {
    console.info(document.documentElement.outerHTML)
    window.dispatchEvent(new Event('afterprint'))
  }
}

/** What the printer gets, as Chromium writes it, in the page size of the style sheet. */
export async function pdfOf(with_: Browser, html: string): Promise<string> {
  const page = await with_.newPage()
  await page.setContent(html)
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  await page.close()
  return pdf.toString('latin1')
}

/** How many sheets a PDF has. */
export function pageCount(pdf: string): number {
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}
