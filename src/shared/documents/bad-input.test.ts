import validate from '@ooxml-tools/validate'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { DocumentContent } from './content'
import { toDocx } from './docx/to-docx'
import { examplePicture } from './kinds/example-picture'
import { documentKindOf } from './kinds/registry'
import { layoutDocument } from './layout/layout-document'
import { lineText } from './layout/page-model'
import { PAGE, TEXT_HEIGHT, TEXT_WIDTH } from './measures'

type Content = Record<string, unknown>

function kindOf(code: string) {
  const kind = documentKindOf(code)
  if (!kind) throw new Error(code)
  return kind
}

function changed(code: string, change: Content): Content {
  return { ...kindOf(code).example(), ...change }
}

function problemsOf(code: string, content: Content) {
  return kindOf(code).check(content, { step: 'issue' })
}

/** Every character inside the type area, and a file Word can open. */
async function expectCorrectPages(content: DocumentContent): Promise<void> {
  const { pages } = layoutDocument(content)
  for (const line of pages.flatMap((page) => page.lines)) {
    for (const run of line.runs) {
      expect(Math.max(...run.x, 0), lineText(line)).toBeLessThan(PAGE.left + TEXT_WIDTH + 400)
      expect(Math.min(...run.x, PAGE.width), lineText(line)).toBeGreaterThanOrEqual(PAGE.left - 1)
    }
  }
  expect(await validate(await toDocx(content), 'docx')).toEqual([])
}

describe('what officers type and paste', () => {
  it('a title of five lines is refused, and still printed inside the type area', async () => {
    const content = changed('opinion', {
      title: `示例市司法局关于${'规范涉企行政检查和行政处罚行为、'.repeat(6)}的意见书`,
    })
    expect(problemsOf('opinion', content).map((one) => one.code)).toContain('titleTooLong')
    await expectCorrectPages(kindOf('opinion').toContent(content))
  })

  it.each(['opinion', 'supervision-letter', 'minutes'])(
    '%s: an organ name of thirty characters fits the mark',
    async (code) => {
      const mark = '示例市城市管理和综合行政执法监督领导小组办公室公务服务中心文件'.slice(0, 30)
      await expectCorrectPages(
        kindOf(code).toContent(changed(code, { mark, signatories: [mark], printingOrgan: mark })),
      )
    },
  )

  const withColophon = ['opinion', 'request', 'supervision-letter', 'meeting-notice', 'minutes']
  it.each(withColophon)(
    '%s: fifty recipients go to the colophon where the first page would show no text',
    async (code) => {
      const addressee = Array.from({ length: 50 }, (_, at) => `第${at + 1}示例县综合行政执法局`).join('，')
      const content = kindOf(code).toContent(changed(code, { addressee }))
      const { pages, plan } = layoutDocument(content)
      expect(plan.knobs.addresseeInColophon).toBe(true)
      expect(pages[0]?.lines.some((line) => line.part === 'body')).toBe(true)
      const colophon = pages
        .flatMap((page) => page.lines.filter((line) => line.part === 'colophon').map(lineText))
        .join('')
      expect(colophon).toContain('主送：第1示例县综合行政执法局，')
      await expectCorrectPages(content)
    },
  )

  it('a cell of five hundred characters goes on over the page instead of off it', async () => {
    const titles = ['序号', '单位', '问题', '依据', '整改措施', '时限', '责任人', '备注']
    const table = {
      caption: '表1　问题清单',
      columns: titles,
      rows: [titles.map(() => '超期未答复，当事人多次反映。'.repeat(36))],
    }
    const content = kindOf('campaign-report').toContent(changed('campaign-report', { tables: [table], charts: [] }))
    for (const line of layoutDocument(content).pages.flatMap((page) => page.lines)) {
      if (line.part === 'table') expect(line.y + line.height).toBeLessThanOrEqual(PAGE.top + TEXT_HEIGHT)
    }
    await expectCorrectPages(content)
  })

  it('an organ, alone or joint, is named by no more than fits its letterhead', () => {
    const coIssuers = ['示例市城市管理和综合行政执法监督领导小组办公室公务服务中心驻示例县分中心']
    expect(problemsOf('opinion', changed('opinion', { coIssuers })).map((one) => one.path)).toContain('coIssuers.0')
    const mark = changed('opinion', { mark: `${coIssuers[0]}文件` })
    expect(problemsOf('opinion', mark).map((one) => one.path)).toContain('mark')
  })

  it.each(['opinion', 'request', 'decision', 'supervision-letter'])(
    '%s: rare characters and pictographs are told wherever they print',
    (code) => {
      const odd = '镕🙂'
      const names = { mark: `示例${odd}局文件`, note: odd, copiesTo: [odd], printingOrgan: odd, annexNotes: [odd] }
      const found = problemsOf(code, changed(code, { ...names, coIssuers: [odd], signatories: ['示例市司法局', odd] }))
      const told = (of: string) => found.filter((one) => one.code === of).map((one) => one.path)
      const paths = ['mark', 'note', 'copiesTo.0', 'printingOrgan', 'annexNotes.0', 'coIssuers.0']
      expect(told('rareCharacters')).toEqual(expect.arrayContaining(paths))
      expect(told('pictographs')).toEqual(expect.arrayContaining(paths))
    },
  )

  it('an empty body is named field by field, and prints an empty page', async () => {
    const content = changed('supervision-letter', { source: '', problems: '', demands: [] })
    const paths = problemsOf('supervision-letter', content).map((one) => one.path)
    expect(paths).toEqual(expect.arrayContaining(['source', 'problems', 'demands']))
    await expectCorrectPages({ ...kindOf('supervision-letter').toContent(content), body: [] })
  })

  it('control characters and lone surrogates are told of and never reach the file', async () => {
    const content = changed('notice', {
      report: '回复材料\u0000应当\u000B加盖\uD800公章\uFFFE。',
      title: '关于\u0007通知的\u200B通知书',
    })
    expect(problemsOf('notice', content).filter((one) => one.code === 'unprintableCharacters')).toHaveLength(2)
    const printable = kindOf('notice').toContent(content)
    await expectCorrectPages(printable)
    const xml = strFromU8(unzipSync(await toDocx(printable))['word/document.xml'] ?? new Uint8Array())
    expect(xml).toContain('回复材料应当加盖公章')
    expect(
      layoutDocument(printable)
        .pages.flatMap((page) => page.lines.map(lineText))
        .join(''),
    ).toContain('关于通知的通知书')
  })

  it('pictographs stop the issue, and the file still opens', async () => {
    const content = changed('notice', { report: '请及时回复😀👨‍👩‍👧。' })
    const [problem] = problemsOf('notice', content).filter((one) => one.code === 'pictographs')
    expect(problem).toMatchObject({ severity: 'error', path: 'report' })
    await expectCorrectPages(kindOf('notice').toContent(content))
  })

  it('two hundred pages are laid out and counted', async () => {
    const paragraph = '经查，该案认定事实清楚，证据确凿，适用依据正确。'.repeat(20)
    const text = Array.from({ length: 260 }, () => paragraph).join('\n')
    const base = kindOf('opinion').toContent(kindOf('opinion').example())
    const content = { ...base, body: text.split('\n').map((line) => ({ type: 'paragraph' as const, text: line })) }
    const { pages } = layoutDocument(content)
    expect(pages.length).toBeGreaterThan(200)
    const file = await toDocx(content)
    expect(unzipSync(file)['word/document.xml']?.length).toBeGreaterThan(100_000)
    expect(await validate(file, 'docx')).toEqual([])
  })

  it('a picture of 30 MB, a text file and a GIF are refused by name', () => {
    const picture = (source: string) =>
      problemsOf(
        'analysis-report',
        changed('analysis-report', { figures: [{ picture: source, caption: '图', alt: '' }] }),
      )
    const refusal = (source: string) => picture(source).find((one) => one.path === 'figures.0.picture')
    expect(refusal(`data:image/png;base64,${'A'.repeat(40_000_000)}`)?.text).toMatch(/8 MB|过长|超过/)
    expect(refusal('data:image/gif;base64,R0lGODlhAQABAAAAACw=')?.text).toContain('PNG 或者 JPEG')
    expect(refusal(`data:image/png;base64,${btoa('no picture')}`)?.text).toContain('PNG 或者 JPEG')
    expect(refusal('现场.png')?.text).toContain('无法读取')
    expect(refusal(examplePicture())).toBeUndefined()
  })

  it('a picture that cannot be read prints as a line that says so', async () => {
    const content = changed('analysis-report', {
      figures: [{ picture: 'data:image/png;base64,AAAA', caption: '现场', alt: '' }],
    })
    const printable = kindOf('analysis-report').toContent(content)
    expect(
      layoutDocument(printable)
        .pages.flatMap((page) => page.lines.map(lineText))
        .join(''),
    ).toContain('图片无法显示')
    await expectCorrectPages(printable)
  })
})
