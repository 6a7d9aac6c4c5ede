import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { build } from 'esbuild'
import type { Figure } from '../support/report'
import type { DocumentTimes } from './documents-worker'

/** Page layout and Word file of one opinion, in a worker of the same browser. */
export async function documentFigures(context: BrowserContext): Promise<Figure[]> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'documents-worker.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome109',
  })
  const page = await context.newPage()
  const times = await page.evaluate(async (source) => {
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
    const answer = await new Promise<DocumentTimes & { error?: string }>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = (event) => reject(new Error(event.message))
    })
    worker.terminate()
    return answer
  }, outputFiles[0]?.text ?? '')
  await page.close()
  if (times.error) throw new Error(times.error)
  const note = `opinion of ${times.pages} pages, in a worker, median`
  return [
    { what: 'page layout', value: times.layoutMs, unit: 'ms', atMost: 5, note },
    { what: 'Word file', value: times.docxMs, unit: 'ms', atMost: 40, note },
  ]
}
