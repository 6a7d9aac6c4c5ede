// @vitest-environment happy-dom
import { Document, Footer, Header, type IParagraphOptions, Packer, Paragraph, TextRun } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { paragraphs } from '#shared/documents/blocks'
import { fillPlaces } from '#shared/documents/docx/template-places'
import { toDocx } from '#shared/documents/docx/to-docx'
import { examplePicture } from '#shared/documents/kinds/example-picture'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { documentKindOf } from '#shared/documents/kinds/registry'
import * as files from './template-file'

const kind = kindOf('opinion')
const example = kind.example()

function kindOf(code: string): DocumentKind {
  const found = documentKindOf(code)
  if (!found) throw new Error(code)
  return found
}

const checkTemplate = (file: Uint8Array, of = kind) => files.checkTemplate(file, of, fillPlaces)
const filledWith = (file: Uint8Array, of: DocumentKind, content = of.example()) =>
  files.renderTemplate(file, of, content, of.toContent(content), fillPlaces)

/** Word cuts what is typed into runs of its own. */
const typed = (line: string, more: IParagraphOptions = {}) =>
  new Paragraph({ ...more, children: Array.from(line, (one) => new TextRun(one)) })

async function template(...lines: string[]): Promise<Uint8Array> {
  const footers = { default: new Footer({ children: [new Paragraph('{发文字号}')] }) }
  return written({ sections: [{ properties: standardPage, footers, children: lines.map((line) => typed(line)) }] })
}

const standardPage = { page: { margin: { left: 1588, right: 1474 } } }

async function written(options: ConstructorParameters<typeof Document>[0]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(new Document(options)))
}

const xmlOf = (file: Uint8Array, name = 'word/document.xml') => strFromU8(unzipSync(file)[name] ?? new Uint8Array())

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

const textOf = (file: Uint8Array) => xmlOf(file).replace(/<[^>]+>/g, '')

describe('a template of the bureau', () => {
  it('is looked through: its tags, headers and footers too, none unknown, none missing', async () => {
    const report = await checkTemplate(await template(...good))
    expect(report.problems).toEqual([])
    expect(report.tags).toEqual(expect.arrayContaining(['标题', '正文', '段落', '查明的事实和认定', '发文字号']))
    expect(report.unknown).toEqual([])
    expect(report.missing).toEqual([])
  })

  it('names tags that no field has, and fields it leaves out', async () => {
    const report = await checkTemplate(await template('{标题}', '{机关印章}'))
    expect(report.unknown).toEqual(['机关印章'])
    expect(report.missing).toEqual(['成文日期', '正文', '主送机关'])
  })

  it.each([
    ['{#正文}', '成对'],
    ['{标题', '成对'],
  ])('with “%s” alone is refused with what to do', async (line, words) => {
    const report = await checkTemplate(await template(line))
    expect(report.problems[0]).toContain(words)
  })

  it('that is no Word file is refused', async () => {
    const report = await checkTemplate(new TextEncoder().encode('not a file'))
    expect(report.problems[0]).toContain('不是有效的 Word 文件')
  })

  it('that unpacks to far more than a template has is refused unread', async () => {
    const files = { ...unzipSync(await template(...good)), 'word/media/a.xml': new Uint8Array(101 * 1024 * 1024) }
    const bomb = zipSync(files, { level: 1 })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect((await checkTemplate(bomb)).problems).toEqual([expect.stringContaining('文件过大')])
    const empty = new Uint8Array()
    const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`word/${n}.xml`, empty]))
    expect((await checkTemplate(zipSync(parts))).problems).toEqual([expect.stringContaining('文件过大')])
  })

  it('is filled with the document, a paragraph for each of its lines', async () => {
    const printable = kind.toContent(example, { number: '驻司执监意〔2026〕1号', date: '2026-11-26' })
    const filled = await files.renderTemplate(await template(...good), kind, example, printable, fillPlaces)
    const words = textOf(filled)
    expect(words).toContain(String(example.title).replaceAll('\n', ''))
    expect(words).toContain('2026年11月26日')
    expect(words).not.toMatch(/[{}⟦⟧]/)
    expect(xmlOf(filled).split('<w:p>').length).toBeGreaterThan(10)
  })
})

describe('the text by itself, {正文}', () => {
  const report = kindOf('analysis-report')

  it('keeps the faces of headings, tables, pictures and charts that Word can edit', async () => {
    const filled = await filledWith(await template('{标题}', '{正文}', '{成文日期}'), report)
    const xml = xmlOf(filled)
    expect(textOf(filled)).not.toMatch(/[{}⟦⟧]/)
    expect(xml).toMatch(/<w:pStyle w:val="GwHeading1"\/>.*?w:eastAsia="黑体"/s)
    expect(xml).toContain('<w:tbl>')
    const parts = Object.keys(unzipSync(filled))
    expect(parts).toEqual(expect.arrayContaining([expect.stringMatching(/^word\/media\/.+\.png$/)]))
    expect(parts).toEqual(expect.arrayContaining(['word/charts/chart1.xml', expect.stringMatching(/\.xlsx$/)]))
    const styles = xmlOf(filled, 'word/styles.xml')
    for (const [, style = ''] of xml.matchAll(/<w:pStyle w:val="(Gw\w+)"/g))
      expect(styles.split(`w:styleId="${style}"`)).toHaveLength(2)
  })

  it('takes the faces the officer has chosen', async () => {
    const file = await template('{正文}')
    const windows: files.FillPlaces = (bytes, content) => fillPlaces(bytes, content, 'windows')
    const example = report.example()
    const filled = await files.renderTemplate(file, report, example, report.toContent(example), windows)
    expect(xmlOf(filled)).toContain('w:eastAsia="仿宋"')
  })

  it('leaves the styles of a template alone that was made from one of our own files', async () => {
    const own = await toDocx({ ...report.toContent(report.example()), body: paragraphs('{正文}') })
    const before = xmlOf(own, 'word/styles.xml')
    const after = xmlOf(await filledWith(own, report), 'word/styles.xml')
    expect(after.match(/w:styleId="GwBody"/g)).toHaveLength(1)
    expect(after.match(/<w:style /g)).toHaveLength((before.match(/<w:style /g)?.length ?? 0) + 1)
  })

  it('brings the annexes, each on a page of its own, with {附件}', async () => {
    const record = kindOf('inspection-record')
    const filled = await filledWith(await template('{正文}', '{附件}'), record)
    expect(textOf(filled)).toContain('现场照片')
    expect(xmlOf(filled)).toContain('<w:pageBreakBefore/>')
  })

  it.each([
    ['正文如下：{正文}', '单独成一段'],
    ['{附件}完', '单独成一段'],
  ])('beside other words, “%s”, is refused with what to do', async (line, words) => {
    expect((await checkTemplate(await template('{标题}', line))).problems).toEqual([expect.stringContaining(words)])
  })

  it('in a page header is refused', async () => {
    const headers = { default: new Header({ children: [typed('{正文}')] }) }
    const { problems } = await checkTemplate(await written({ sections: [{ headers, children: [typed('{标题}')] }] }))
    expect(problems).toEqual([expect.stringContaining('页眉')])
  })

  it('at the end of a section is refused: the section would go with it', async () => {
    const file = await template('{标题}', '{正文}')
    const xml = xmlOf(file)
    const [section = ''] = /<w:sectPr.*<\/w:sectPr>/s.exec(xml) ?? []
    // As Word writes it: the section stands in its last paragraph.
    const [head, title, body] = xml.split('<w:p>')
    const changed = `${head}<w:p>${title}<w:p><w:pPr>${section}</w:pPr>${body}`
    const broken = zipSync({ ...unzipSync(file), 'word/document.xml': strToU8(changed) })
    expect((await checkTemplate(broken)).problems).toEqual([expect.stringContaining('分节符')])
  })

  it('as a loop gives words only, and its author is told', async () => {
    expect((await checkTemplate(await template(...good))).advice).toEqual([expect.stringContaining('只带入文字')])
    expect((await checkTemplate(await template('{标题}', '{正文}'))).advice).toEqual([])
  })

  it('on a page narrower than the standard’s is warned of', async () => {
    const file = await written({
      sections: [{ properties: { page: { margin: { left: 2400, right: 2400 } } }, children: [typed('{正文}')] }],
    })
    expect((await checkTemplate(file)).advice).toEqual([expect.stringContaining('156 毫米')])
  })
})

describe('bad input in a template', () => {
  it('a picture of a field stands in its place, one that cannot be read says so', async () => {
    const record = kindOf('inspection-record')
    const file = await template('{#照片}', '{图片}', '{照片说明}', '{/照片}')
    const photo = { picture: examplePicture(40, 30), caption: '现场' }
    const filled = await filledWith(file, record, { ...record.example(), photos: [photo] })
    expect(xmlOf(filled)).toContain('<pic:pic')
    const unread = { picture: 'data:image/png;base64,AAAA', caption: '现场' }
    const without = await filledWith(file, record, { ...record.example(), photos: [unread] })
    expect(textOf(without)).toContain('（图片无法显示）')
  })

  it('control characters never reach the file, emoji and XML characters stay what they are', async () => {
    const odd = { ...example, title: '关于\u0000<甲>&“乙”\u0008😀\uD800的意见书' }
    const filled = await filledWith(await template('{标题}', '{正文}'), kind, odd)
    expect(new DOMParser().parseFromString(xmlOf(filled), 'text/xml').getElementsByTagName('parsererror')).toHaveLength(
      0,
    )
    expect(textOf(filled)).toContain('关于&lt;甲&gt;&amp;“乙”😀的意见书')
  })

  it('a template that refers to a part it does not have is refused', async () => {
    const parts = unzipSync(await template('{标题}', '{正文}'))
    const { 'word/footer1.xml': _, ...without } = parts
    expect((await checkTemplate(zipSync(without))).problems).toContainEqual(expect.stringContaining('word/footer1.xml'))
  })
})
