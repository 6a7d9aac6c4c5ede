import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build } from 'esbuild'
import type { DocumentContent } from '../../../src/shared/documents/content'
import { browserPath } from '../../support/browser'

const root = join(import.meta.dirname, '..', '..', '..')
const WORKER = 'src/renderer/ui/documents/docx.worker.ts'

/** Opinions a second in the desk's own worker, called from a page of the system's Chromium as the editor calls it. */
export async function opinionsInWorker(content: DocumentContent, count: number): Promise<number> {
  const worker = await bundled(`import './${WORKER}'`)
  const page = await bundled(
    `import { wrap } from 'comlink'; globalThis.startWorker = (code) =>
       wrap(new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))))`,
  )
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const tab = await browser.newPage()
    await tab.addScriptTag({ content: page })
    const ms = await tab.evaluate(
      async ({ code, document, times }) => {
        type Writer = { write(content: unknown, options: { createdAt: string }): Promise<Uint8Array> }
        const start = (globalThis as unknown as { startWorker: (code: string) => Writer }).startWorker
        const writer = start(code)
        const options = { createdAt: '2026-11-24T01:00:00Z' }
        for (let warm = 0; warm < 20; warm += 1) await writer.write(document, options)
        const from = performance.now()
        for (let at = 0; at < times; at += 1) await writer.write(document, options)
        return performance.now() - from
      },
      { code: worker, document: content, times: count },
    )
    return (count * 1000) / ms
  } finally {
    await browser.close()
  }
}

async function bundled(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome109',
    minify: true,
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}
