// @vitest-environment happy-dom
import { Document, Footer, Packer, Paragraph, TextRun } from 'docx'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { templateData } from './template-data'
import { checkTemplate, renderTemplate } from './template-file'

const kind = documentKindOf('opinion')
if (!kind) throw new Error('no opinion')
const example = kind.example()

async function template(...lines: string[]): Promise<Uint8Array> {
  const file = new Document({
    sections: [
      {
        footers: { default: new Footer({ children: [new Paragraph('{发文字号}')] }) },
        // Word cuts what is typed into runs of its own.
        children: lines.map((line) => new Paragraph({ children: Array.from(line, (one) => new TextRun(one)) })),
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}

const good = [
  '{标题}',
  '{主送机关}：',
  '{#正文}',
  '{段落}',
  '{/正文}',
  '{#查明的事实和认定}',
  '{序号}．{问题名称}',
  '{/查明的事实和认定}',
  '{成文日期}',
]

async function textOf(file: Uint8Array): Promise<string> {
  return strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
}

describe('a template of the bureau', () => {
  it('is looked through: its tags, headers and footers too, none unknown, none missing', async () => {
    const report = await checkTemplate(await template(...good), kind)
    expect(report.problems).toEqual([])
    expect(report.tags).toEqual(expect.arrayContaining(['标题', '正文', '段落', '查明的事实和认定', '发文字号']))
    expect(report.unknown).toEqual([])
    expect(report.missing).toEqual([])
  })

  it('names tags that no field has, and fields it leaves out', async () => {
    const report = await checkTemplate(await template('{标题}', '{机关印章}'), kind)
    expect(report.unknown).toEqual(['机关印章'])
    expect(report.missing).toEqual(['成文日期', '正文', '主送机关'])
  })

  it.each([
    ['{#正文}', '成对'],
    ['{标题', '成对'],
  ])('with “%s” alone is refused with what to do', async (line, words) => {
    const report = await checkTemplate(await template(line), kind)
    expect(report.problems[0]).toContain(words)
  })

  it('that is no Word file is refused', async () => {
    const report = await checkTemplate(new TextEncoder().encode('not a file'), kind)
    expect(report.problems[0]).toContain('不是有效的 Word 文件')
  })

  it('that unpacks to far more than a template has is refused unread', async () => {
    const bomb = zipSync({
      ...unzipSync(await template(...good)),
      'word/media/a.xml': new Uint8Array(101 * 1024 * 1024),
    })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect((await checkTemplate(bomb, kind)).problems).toEqual([expect.stringContaining('文件过大')])
    const empty = new Uint8Array()
    const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`word/${n}.xml`, empty]))
    expect((await checkTemplate(zipSync(parts), kind)).problems).toEqual([expect.stringContaining('文件过大')])
  })

  it('is filled with the document, a paragraph for each of its lines', async () => {
    const values = templateData(
      kind,
      example,
      kind.toContent(example, { number: '驻司执监意〔2026〕1号', date: '2026-11-26' }),
    )
    const filled = await renderTemplate(await template(...good), values)
    const words = await textOf(filled)
    expect(words).toContain(String(example.title).replaceAll('\n', ''))
    expect(words).toContain('2026年11月26日')
    expect(words).not.toMatch(/[{}]/)
    const paragraphs = strFromU8(unzipSync(filled)['word/document.xml'] ?? new Uint8Array()).split('<w:p>').length
    expect(paragraphs).toBeGreaterThan(10)
  })
})
