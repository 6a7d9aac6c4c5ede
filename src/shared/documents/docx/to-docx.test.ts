import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { exampleFacts } from '../kinds/example-facts'
import { opinion } from '../kinds/opinion'
import { documentKindOf } from '../kinds/registry'
import { toDocx } from './to-docx'

const content = opinion.toContent(opinion.draft(exampleFacts))
const at = { createdAt: '2026-11-24T01:00:00Z' }

async function partsOf(options: Parameters<typeof toDocx>[1]): Promise<Record<string, string>> {
  const files = unzipSync(await toDocx(content, options))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

const sameBytes = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

afterEach(() => void vi.useRealTimers())

describe('the Word file', () => {
  it('is the same bytes for the same document and instant', async () => {
    expect(await toDocx(content, at)).toEqual(await toDocx(content, at))
  })

  it.each(['analysis-report', 'evaluation-notice', 'supervision-letter', 'inspection-record'])(
    'is the same bytes too where %s draws charts, lines and pictures',
    async (code) => {
      const kind = documentKindOf(code)
      if (!kind) throw new Error(code)
      const drawn = kind.toContent(kind.example())
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T01:00:00Z') })
      const first = await toDocx(drawn, at)
      vi.setSystemTime(new Date('2026-11-25T02:00:07Z'))
      expect(sameBytes(first, await toDocx(drawn, at))).toBe(true)
    },
  )

  it('carries the line rules that Word would otherwise choose itself', async () => {
    const parts = await partsOf(at)
    expect(parts['word/styles.xml']).toContain('<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct w:val="0"/>')
    expect(parts['word/settings.xml']).toContain('<w:characterSpacingControl w:val="doNotCompress"/>')
    expect(parts['word/fontTable.xml']).toContain('<w:altName w:val="仿宋,FangSong')
    expect(parts['docProps/core.xml']).toContain('2026-11-24T01:00:00Z')
  })

  it('names the issuing organ as author, and nobody else', async () => {
    expect((await partsOf(at))['docProps/core.xml']).toContain('<dc:creator>示例市司法局</dc:creator>')
  })

  it.each([
    ['gb', '方正小标宋简体'],
    ['windows', '华文中宋'],
    ['fangzheng', '方正小标宋_GBK'],
  ] as const)('writes the faces of preset %s', async (fonts, title) => {
    const xml = (await partsOf({ ...at, fonts }))['word/document.xml'] ?? ''
    expect(xml).toContain(`w:eastAsia="${title}"`)
    expect(new Set(xml.match(/w:eastAsia="[^"]+"/g)).size).toBeLessThanOrEqual(5)
  })

  it('keeps text with XML characters whole', async () => {
    const odd = await toDocx({ ...content, title: '<甲>&"乙"' }, at)
    expect(strFromU8(unzipSync(odd)['word/document.xml'] ?? new Uint8Array())).toContain('&lt;甲&gt;&amp;')
  })
})
