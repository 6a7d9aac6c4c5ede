import { toDocx } from '#shared/documents/docx/to-docx'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { layoutDocument } from '#shared/documents/layout/layout-document'

const WARM = 5
const RUNS = 40

export interface DocumentTimes {
  readonly pages: number
  readonly layoutMs: number
  readonly docxMs: number
}

/** In a worker of the browser, as the desk does it: one opinion laid out and written again and again; medians. */
async function measure(): Promise<DocumentTimes> {
  const kind = documentKindOf('opinion')
  if (!kind) throw new Error('no opinion')
  const content = kind.toContent(kind.example())
  const times = { layout: [] as number[], docx: [] as number[] }
  for (let run = 0; run < WARM + RUNS; run++) {
    const start = performance.now()
    layoutDocument(content)
    const laidOut = performance.now()
    await toDocx(content)
    if (run < WARM) continue
    times.layout.push(laidOut - start)
    times.docx.push(performance.now() - laidOut)
  }
  const middle = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN
  return {
    pages: layoutDocument(content).pages.length,
    layoutMs: middle(times.layout),
    docxMs: middle(times.docx),
  }
}

measure().then(
  (times) => self.postMessage(times),
  (error: unknown) => self.postMessage({ error: String(error) }),
)
