import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportProfile } from '#shared/intake/profile'
import { taxonomyWords } from '#shared/intake/propose-leaf'
import { DeskError } from '#shared/messages/catalogue'
import { intakeWorld } from '../intake/intake-world'
import { readSheet } from '../intake/read-sheet'
import { makeXlsx, type TestCell } from '../intake/testing/make-xlsx'
import { MemoryIntakeStore } from '../intake/testing/memory-store'
import { testLeadRules, testReference } from '../intake/testing/test-world'
import { projectRoot } from '../project-root'
import { type ImportWorld, importSheet, previewImport } from './import-sheet'
import { readTaxonomy } from './read-taxonomy'

const sheet = (rows: TestCell[][]) => makeXlsx({ sheets: [{ rows }] })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DeskError ? error.code : String(error)),
  )
const dictionary = (id: string) => testReference.dictionary(id)
const words = taxonomyWords.parse(
  JSON.parse(readFileSync(join(projectRoot(), 'resources', 'taxonomy-words.json'), 'utf8')),
)
const taxonomyWorld = { words, dictionary }
const real = join(projectRoot(), '..', 'shared', 'data', 'appeal-taxonomy.xlsx')

describe('a taxonomy sheet', () => {
  const head = ['一级分类', '二级分类', '三级分类']

  it('gives its leaves with what their words suggest, levels filled from the row above', async () => {
    const rows = [
      head,
      ['城乡建设', '城市管理', '城管执法'],
      ['', '', '园林绿化'],
      ['党务政务', '党的建设', '制度建设'],
    ]
    const { leaves, problems } = await readTaxonomy(sheet(rows), '分类.xlsx', taxonomyWorld)
    expect(problems).toEqual([])
    expect(leaves).toEqual([
      { path: ['城乡建设', '城市管理', '城管执法'], isEnforcement: 'yes', field: 'urbanManagement', confirmed: false },
      {
        path: ['城乡建设', '城市管理', '园林绿化'],
        isEnforcement: 'byText',
        field: 'urbanManagement',
        confirmed: false,
      },
      { path: ['党务政务', '党的建设', '制度建设'], isEnforcement: 'no', confirmed: false },
    ])
  })

  it('takes what the sheet itself says, and explains codes that no dictionary knows', async () => {
    const rows = [
      [...head, '是否涉执法', '执法领域', '执法类型'],
      ['交通', '道路', '罚款', '是', '公安交管', 'penalty'],
      ['交通', '道路', '停车', '也许', '打扫卫生', ''],
      ['交通', '道路', '停车', '否', '', ''],
    ]
    const { leaves, problems } = await readTaxonomy(sheet(rows), '分类.xlsx', taxonomyWorld)
    expect(leaves[0]).toMatchObject({
      isEnforcement: 'yes',
      field: 'trafficPolice',
      enforcementType: 'penalty',
      confirmed: true,
    })
    expect(leaves[1]).toMatchObject({ path: ['交通', '道路', '停车'], confirmed: false })
    expect(problems).toEqual([
      {
        row: 3,
        field: '执法领域',
        reason: expect.stringMatching(/“打扫卫生”不在字典“执法领域”中（可用：市场监管、.*已改用系统建议/),
      },
      { row: 3, field: '是否涉执法', reason: expect.stringContaining('“也许”读不懂') },
      { row: 4, field: '分类', reason: '“交通／道路／停车”重复，已取前一行' },
    ])
  })

  it('is refused where it is another file, or none at all', async () => {
    const petitions = sheet([
      ['留言编号', '留言主题'],
      ['1', '路灯'],
    ])
    expect(await codeOf(readTaxonomy(petitions, '留言.xlsx', taxonomyWorld))).toBe('hotline.noTaxonomy')
    expect(await codeOf(readTaxonomy(sheet([head]), '空.xlsx', taxonomyWorld))).toBe('hotline.noTaxonomy')
    expect(await codeOf(readTaxonomy(new TextEncoder().encode('%PDF-1.7'), '扫描.pdf', taxonomyWorld))).toMatch(
      /^(intake|hotline)\./,
    )
    expect(await codeOf(readTaxonomy(sheet([head]).slice(0, 300), '坏.xlsx', taxonomyWorld))).toMatch(/^intake\./)
  })

  it.skipIf(!existsSync(real))(
    'of a real platform is read whole (skipped without ../shared/data/appeal-taxonomy.xlsx)',
    async () => {
      const { leaves, problems } = await readTaxonomy(readFileSync(real), 'appeal-taxonomy.xlsx', taxonomyWorld)
      expect(problems.filter(({ field }) => field !== '分类')).toEqual([])
      expect(leaves.length).toBeGreaterThan(480)
      expect(leaves.every(({ path }) => path.length === 3)).toBe(true)
      const of = (name: string) => leaves.find(({ path }) => path.at(-1) === name)
      expect(of('违章建筑')).toMatchObject({ field: 'urbanManagement' })
      const stance = (which: string) => leaves.filter(({ isEnforcement }) => isEnforcement === which).length
      expect(stance('yes')).toBeGreaterThan(0)
      expect(stance('no')).toBeGreaterThan(50)
    },
  )
})

describe('批量导入', () => {
  const here = (taken: Record<string, string> = {}): ImportWorld & { store: MemoryIntakeStore } => ({
    world: intakeWorld(testReference, testLeadRules, '411700', undefined, (text) =>
      text === '交通／罚款'
        ? { path: ['交通', '罚款'], isEnforcement: 'yes', field: 'trafficPolice', confirmed: true }
        : undefined,
    ),
    store: new MemoryIntakeStore(),
    takenElsewhere: async () => new Map(Object.entries(taken)),
    now: new Date('2026-11-24T00:00:00Z'),
  })
  const head = ['单子', '说了什么', '哪天', '一级分类', '二级分类']
  const rows: TestCell[][] = [
    head,
    ['A1', '路灯不亮', '2026-11-01', '城建', '路灯'],
    ['A2', '请尽快处理', '2026-11-02', '交通', '罚款'],
    ['A3', '没有日期', '', '城建', '路灯'],
    ['A4', '已经登记过', '2026-11-03', '城建', '路灯'],
  ]
  const profile: ImportProfile = {
    name: 'own',
    title: '自定义',
    columns: { orderNo: '单子', content: '说了什么', receivedAt: '哪天', category: '一级分类', category2: '二级分类' },
    defaults: {},
    ignore: [],
    onlyNamed: true,
  }

  it('shows the headings of any sheet, and what is still missing', async () => {
    const preview = await previewImport(sheet(rows), '表.xlsx', undefined, here())
    expect(preview).toMatchObject({ rows: 0, good: 0, rejected: [] })
    expect(preview.columns.map(({ heading, field }) => [heading, field])).toEqual([
      ['单子', undefined],
      ['说了什么', undefined],
      ['哪天', undefined],
      ['一级分类', 'category'],
      ['二级分类', 'category2'],
    ])
    expect(preview.columns[0]?.samples).toEqual(['A1', 'A2', 'A3'])
    expect(preview.missing.join()).toContain('工单编号')
  })

  it('judges every row by the mapping: what would go in, what not and why, and what becomes a lead', async () => {
    const world = here({ A4: '12345平台' })
    const preview = await previewImport(sheet(rows), '表.xlsx', profile, world)
    expect(preview).toMatchObject({ missing: [], rows: 4, good: 2, leads: 1, rejectedRows: 2 })
    expect(preview.rejected).toEqual([
      { row: 4, field: '受理时间', reason: expect.any(String) },
      { row: 5, field: '工单编号', reason: '编号 A4 已由来源“12345平台”登记，不重复建立' },
    ])
    expect(world.store.orders.size).toBe(0)
  })

  it('writes the good rows once, gives the others back as a workbook that can be imported again', async () => {
    const world = here()
    const answer = await importSheet(sheet(rows), '表.xlsx', profile, world)
    expect(answer).toMatchObject({ created: 3, rejectedRows: 1 })
    const flagged = [...world.store.orders.values()].find(({ orderNo }) => orderNo === 'A2')
    expect(flagged).toMatchObject({
      category: '交通／罚款',
      field: 'trafficPolice',
      lead: { flaggedBy: 'classifier', reasons: [{ topic: '诉求分类', words: ['交通／罚款'] }] },
    })
    const back = new Uint8Array(Buffer.from(answer.rejectedFile ?? '', 'base64'))
    const table = await readSheet(back, '退回.xlsx', profile)
    expect(table.rows).toHaveLength(1)
    expect(await importSheet(sheet(rows), '表.xlsx', profile, world)).toMatchObject({ created: 0, unchanged: 3 })
  })

  it('reads only the columns that a person named', async () => {
    const usual = sheet([
      ['工单编号', '标题', '受理时间', '承办单位'],
      ['B1', '路灯', '2026-11-01', '城管局'],
    ])
    const columns = { orderNo: '工单编号', title: '标题', receivedAt: '受理时间' }
    const world = here()
    await importSheet(usual, '表.xlsx', { ...profile, columns }, world)
    const [order] = world.store.orders.values()
    expect(order).toMatchObject({ handlingOrganId: undefined, raw: { 承办单位: '城管局' } })
  })

  it('refuses what is no sheet, empty or too large', async () => {
    expect(await codeOf(previewImport(new Uint8Array(), '空.csv', undefined, here()))).toBe('intake.fileEmpty')
    expect(await codeOf(previewImport(new Uint8Array(11 * 1024 * 1024), '大.csv', undefined, here()))).toBe(
      'hotline.fileTooLarge',
    )
  })
})
