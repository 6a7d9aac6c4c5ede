import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { Command } from 'commander'
import { strFromU8, unzipSync } from 'fflate'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { documentKinds } from '#shared/documents/kinds/registry'
import { DeskError, messageOf } from '#shared/messages/catalogue'
// @ts-expect-error plain module of the launcher, without types
import { findBrowser } from '../../../scripts/find-browser.mjs'
import { batchProgress, writeBatch } from '../document-batch'
import { registerDocument } from './document'

vi.mock('../../../scripts/find-browser.mjs', async (original) => {
  const real = await original<{ findBrowser: () => string | undefined }>()
  return { ...real, findBrowser: vi.fn(real.findBrowser) }
})

let folder: string
let printed: string
let warned: string

async function desk(...args: string[]): Promise<void> {
  const program = new Command().exitOverride()
  registerDocument(program)
  await program.parseAsync(['document', ...args], { from: 'user' })
}

async function refusalOf(...args: string[]): Promise<DeskError> {
  const error = await desk(...args).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof DeskError) return error
  throw new Error(`expected a refusal, got ${String(error)}`)
}

async function exampleText(kind: string): Promise<string> {
  printed = ''
  await desk('--example', kind)
  return printed
}

async function exampleFile(kind: string, change: (content: Record<string, unknown>) => void = () => {}) {
  const content = JSON.parse(await exampleText(kind))
  change(content)
  const file = join(folder, `${kind}.json`)
  writeFileSync(file, JSON.stringify(content))
  return file
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-document-'))
  printed = ''
  warned = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    warned += String(text)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

describe('desk document', () => {
  it('lists the kinds', async () => {
    await desk('--list')
    expect(printed).toMatch(/^opinion +行政执法监督意见书$/m)
    expect(printed.trim().split('\n')).toHaveLength(documentKinds.length)
  })

  it.each(documentKinds.map((kind) => kind.code))('turns its own example of %s into a Word file', async (kind) => {
    const input = await exampleFile(kind)
    const output = join(folder, 'out.docx')
    printed = ''
    await desk(kind, input, '-o', output)
    expect(printed).toMatch(/已生成 .*out\.docx（\d+ 页）/)
    const files = unzipSync(readFileSync(output))
    expect(strFromU8(files['word/document.xml'] ?? new Uint8Array())).toContain('示例市')
  })

  it('warns of bases that were made up for demonstration', async () => {
    await desk('opinion', await exampleFile('opinion'), '-o', join(folder, 'out.docx'))
    expect(warned).toContain('示例')
  })

  it('writes the faces of the chosen preset', async () => {
    const output = join(folder, 'out.docx')
    await desk('opinion', await exampleFile('opinion'), '-o', output, '--fonts', 'fangzheng')
    const xml = strFromU8(unzipSync(readFileSync(output))['word/document.xml'] ?? new Uint8Array())
    expect(xml).toContain('方正仿宋_GBK')
    expect(xml).not.toContain('仿宋_GB2312')
  })

  it('publishes a JSON Schema with Chinese titles and the required fields', async () => {
    await desk('--schema', 'opinion')
    const schema = JSON.parse(printed)
    expect(schema.title).toBe('行政执法监督意见书')
    expect(schema.properties.addressee.title).toBe('主送机关')
    expect(schema.required).toEqual(expect.arrayContaining(['title', 'findings', 'limitDays']))
    expect(schema.required).not.toContain('copiesTo')
  })

  it('names every wrong field, what is expected, and writes nothing', async () => {
    const input = await exampleFile('opinion', (content) => {
      content.limitDays = '三十'
      content.number = '示司执监意[2026]012号'
      content.adressee = content.addressee
      delete content.addressee
    })
    const output = join(folder, 'out.docx')
    const error = await refusalOf('opinion', input, '-o', output)
    expect(messageOf(error.code).exit).toBe(2)
    expect(error.message).toContain('limitDays　整改期限（日）：应为数字')
    expect(error.message).toContain('number　发文字号：格式应为“驻司执监意〔2026〕12号”')
    expect(error.message).toContain('addressee　主送机关：不能为空')
    expect(error.message).toContain('adressee　没有这个字段')
    expect(readdirSync(folder)).toEqual(['opinion.json'])
  })

  it('refuses a telephone number in the body', async () => {
    const input = await exampleFile('opinion', (content) => {
      content.source = '联系诉求人13800000000核实。'
    })
    const error = await refusalOf('opinion', input, '-o', join(folder, 'out.docx'))
    expect(error.message).toContain('source　正文中有电话号码“138***00”')
  })

  it('explains what is missing or broken', async () => {
    const broken = join(folder, 'broken.json')
    writeFileSync(broken, '{\n  "title": "无引号,\n}')
    const output = join(folder, 'out.docx')
    expect((await refusalOf('opinion', broken, '-o', output)).message).toContain('第 2 行')
    expect((await refusalOf('opinion', join(folder, 'none.json'), '-o', output)).message).toContain('文件或目录不存在')
    expect((await refusalOf('letter', broken, '-o', output)).message).toContain(
      '可用：notice、opinion、request、decision',
    )
    expect((await refusalOf('opinion', broken)).code).toBe('documents.outputMissing')
    expect((await refusalOf()).code).toBe('documents.kindMissing')
    expect((await refusalOf('opinion', broken, '-o', output, '--fonts', 'arial')).message).toContain('gb')
  })

  it('reads content in GBK as Windows writes it, and says of other bytes that they are no text', async () => {
    const file = join(folder, 'gbk.json')
    const output = join(folder, 'gbk.docx')
    writeFileSync(file, iconv.encode(await exampleText('urge-letter'), 'gbk'))
    await desk('urge-letter', file, '-o', output)
    const xml = strFromU8(unzipSync(readFileSync(output))['word/document.xml'] ?? new Uint8Array())
    expect(xml).toContain(JSON.parse(await exampleText('urge-letter')).title)
    expect(xml).not.toContain('\uFFFD')
    writeFileSync(file, Buffer.concat([iconv.encode('{"title":"催办', 'gbk'), Buffer.from([0xff, 0xff])]))
    const refusal = await refusalOf('urge-letter', file, '-o', join(folder, 'none.docx'))
    expect([refusal.code, messageOf(refusal.code).exit]).toEqual(['documents.encodingUnknown', 2])
    expect(refusal.message).toContain('既不是 UTF-8，也不是 GBK')
  })

  it('reads in a picture that the content names by its file', async () => {
    const [figure] = JSON.parse(await exampleText('analysis-report')).figures
    writeFileSync(join(folder, 'chart.png'), Buffer.from(figure.picture.split(',')[1], 'base64'))
    const input = await exampleFile('analysis-report', (content) => {
      content.figures = [{ picture: 'chart.png', caption: '分布', alt: '分布图' }]
    })
    const output = join(folder, 'out.docx')
    await desk('analysis-report', input, '-o', output)
    expect(Object.keys(unzipSync(readFileSync(output))).some((name) => /^word\/media\/.+\.png$/.test(name))).toBe(true)
    writeFileSync(join(folder, 'chart.png'), Buffer.alloc(9 * 1024 * 1024))
    expect((await refusalOf('analysis-report', input, '-o', output)).message).toContain('9.0 MB')
  })

  it('writes a folder of contents, reports a bad one and goes on', async () => {
    const inputs = join(folder, 'in')
    mkdirSync(inputs)
    const text = await exampleText('urge-letter')
    for (const name of ['a', 'b', 'd']) writeFileSync(join(inputs, `${name}.json`), text)
    writeFileSync(join(inputs, 'c.json'), '{"title": 3}')
    await desk('urge-letter', '--batch', inputs, '-o', join(folder, 'out'))
    expect(readdirSync(join(folder, 'out'))).toEqual(['a.docx', 'b.docx', 'd.docx'])
    expect(printed).toContain('已生成 3 份，跳过 1 份')
    expect(warned).toContain('跳过 c.json')
    expect(warned).toContain('title　标题：应为文字')
    expect(process.exitCode).toBe(4)
    rmSync(join(inputs, 'a.json'))
    rmSync(join(inputs, 'b.json'))
    rmSync(join(inputs, 'd.json'))
    await desk('urge-letter', '--batch', inputs, '-o', join(folder, 'nothing'))
    expect(process.exitCode).toBe(2)
    process.exitCode = undefined
    mkdirSync(join(folder, 'empty'))
    expect((await refusalOf('urge-letter', '--batch', join(folder, 'empty'))).code).toBe('documents.batchEmpty')
    expect((await refusalOf('urge-letter', '--batch', inputs, '-o', 'x.docx')).code).toBe('documents.batchOutput')
  })

  it('shows how far a batch is, past a bad input too, and leaves nothing of the bar behind', async () => {
    const inputs = join(folder, 'in')
    mkdirSync(inputs)
    const text = await exampleText('urge-letter')
    for (const name of ['a', 'b', 'd']) writeFileSync(join(inputs, `${name}.json`), text)
    writeFileSync(join(inputs, 'c.json'), '{"title": 3}')
    const screen = new PassThrough()
    const bar = batchProgress(Object.assign(screen, { isTTY: true }) as unknown as NodeJS.WriteStream)
    const batch = { kind: 'urge-letter', folder: inputs, output: join(folder, 'out'), fonts: 'gb', pdf: false }
    const { written, skipped } = await writeBatch(batch, bar)
    expect([written, skipped.map(({ file }) => file)]).toEqual([3, ['c.json']])
    const shown = String(screen.read()).split('\r')
    expect(shown.map((line) => /(\d) \/ 4 份/.exec(line)?.[1]).filter(Boolean)).toEqual(['0', '1', '2', '3', '4'])
    expect(shown.find((line) => line.includes('2 / 4'))).toContain(`[${'█'.repeat(15)}${'░'.repeat(15)}]`)
    expect(shown.at(-1)).toBe('\u001B[K')
  })

  it.each(['示司执监意〔2026〕012号', '示司执监意〔2026〕0号'])(
    'refuses the number %s: none begins with a zero',
    async (number) => {
      const input = await exampleFile('opinion', (content) => {
        content.number = number
      })
      const output = join(folder, 'out.docx')
      expect((await refusalOf('opinion', input, '-o', output)).message).toContain('序号不编虚位')
      expect(readdirSync(folder)).toEqual(['opinion.json'])
    },
  )

  it('prints its own pages as PDF', async () => {
    const output = join(folder, 'out.docx')
    await desk('urge-letter', await exampleFile('urge-letter'), '-o', output, '--pdf')
    const pdf = readFileSync(join(folder, 'out.pdf'), 'latin1')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 59[45](\.\d+)? 84[12](\.\d+)?\s*\]/)
  })

  it('says that a browser is missing before anything is written', async () => {
    const input = await exampleFile('urge-letter')
    vi.mocked(findBrowser).mockReturnValueOnce(undefined)
    const error = await refusalOf('urge-letter', input, '-o', join(folder, 'out.docx'), '--pdf')
    expect(messageOf(error.code).exit).toBe(3)
    expect(error.message).toContain('CHROMIUM_PATH')
    expect(readdirSync(folder)).toEqual(['urge-letter.json'])
  })

  it('says when the output cannot be written, and leaves no piece of it', async () => {
    const input = await exampleFile('opinion')
    const error = await refusalOf('opinion', input, '-o', join(folder, 'nowhere', 'out.docx'))
    expect(messageOf(error.code).exit).toBe(3)
    expect(readdirSync(folder)).toEqual(['opinion.json'])
  })
})
