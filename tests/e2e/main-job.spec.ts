import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../support/kept-policy'
import { classify, examineAndHear, file, reviewLegally, takeLeadIn, throughGovernment } from './support/case-walk'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'
import { storedCase } from './support/stored-case'

const sample = join(import.meta.dirname, '../../resources/sample/work-orders.xlsx')
const title = '三轮车被拖走不给手续案'

const city = ownCity()

test('a lead becomes a case, two officers differ, an ignored opinion goes to the government and the case is closed', async () => {
  expect(await city.server.import(sample)).toMatch(/新增 60/)
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei', { enrol: true })
  const li = await Officer.atDesk(city.browser, city.server.url, 'lina', { enrol: true })
  const wang = await Officer.atDesk(city.browser, city.server.url, 'wangqiang')
  const zhao = await Officer.atDesk(city.browser, city.server.url, 'zhaomin')
  const sun = await Officer.atDesk(city.browser, city.server.url, 'zhengfu')

  await test.step('an officer takes a lead in and classifies it', async () => {
    await takeLeadIn(zhang, title)
    await classify(zhang)
  })

  await test.step('the reviewer files it with two handlers', async () => {
    await file(zhang, '李娜', wang, title)
    await expect(zhang.record.filter({ hasText: '批准立案' })).toContainText('同意立案。')
    await expect(zhang.record.filter({ hasText: '提请立案' }).first()).toContainText('涉嫌程序违法、乱收费')
    await li.openCase(title)
  })

  await test.step('without network the officer examines, finds, hears and drafts, and takes the Word file along', async () => {
    await zhang.goOffline()
    await examineAndHear(zhang)
    await zhang.press('拟制监督意见书')
    await expect(zhang.page.getByText('待编号').first()).toBeVisible()
    const { name, text } = await zhang.exportWord()
    expect(name).toMatch(/^待编号 .*行政执法监督意见书\.docx$/)
    expect(text).toContain('驻司执监意〔2026〕')
    expect(text).toContain('未当场交付扣押决定书和清单')
  })

  await test.step('both change the same case; what differs is asked, what can stand side by side does', async () => {
    await zhang.openCase(title)
    await zhang.section('分类')
    await zhang.choose('执法领域', '交通运输')
    await zhang.choose('问题类型', '乱收费')
    await zhang.fill('研判理由', '现场核实收取停车费')
    await zhang.save('保存研判')
    await li.section('分类')
    await li.choose('执法领域', '公安交管')
    await li.choose('问题类型', '态度粗暴')
    await li.fill('研判理由', '执法人员态度粗暴')
    await li.save('保存研判')
    await li.synced()
    await zhang.goOnline()
    for (const officer of [zhang, li]) {
      await officer.module('同步中心')
      await expect(officer.page.getByText('执法领域有两个不同的内容')).toBeVisible()
      for (const value of ['城市管理', '公安交管', '交通运输'])
        await expect(officer.page.getByText(value, { exact: true })).toBeVisible()
    }
    await zhang.check('采用李娜的')
    await zhang.fill('理由', '扣押由公安交管部门实施')
    await zhang.save('确定')
    await expect(zhang.page.getByText('没有需要处理的事项')).toBeVisible()
    for (const officer of [zhang, li]) {
      await officer.openCase(title)
      await officer.section('分类')
      await expect(officer.chosen('执法领域')).toHaveText('公安交管')
      await expect(officer.chosen('问题类型')).toHaveText('程序违法态度粗暴乱收费')
    }
  })

  await test.step('reviewer and issuer act; the opinion has its number and is served', async () => {
    await reviewLegally(wang, title)
    await zhang.press('继续拟制监督意见书')
    await zhang.sendThrough('监督意见书', wang)
    await zhao.number(title, '监督意见书')
    await expect(zhao.page.getByText('驻司执监意〔2026〕1号').first()).toBeVisible()
    await zhang.serve(title, '监督意见书', '市城市管理局 吴刚')
    // A colleague sees it: the server has it, and the clock may move.
    await zhao.openCase(title)
    await expect(zhao.record.filter({ hasText: '登记送达' }).first()).toBeVisible()
  })

  await test.step('the limit passes; request, approval, decision with the number of the government', async () => {
    await city.server.advanceDays(40)
    const text = await throughGovernment(
      { officer: zhang, reviewer: wang, issuer: zhao },
      sun,
      title,
      '驻政监决〔2027〕1号',
    )
    expect(text).toContain('驻马店市人民政府文件')
    expect(text).toContain('驻司执监意〔2026〕1号')
    await zhang.serve(title, '监督决定书', '市城市管理局 吴刚')
  })

  await test.step('the department reports, the reporter is answered, the case is closed', async () => {
    await zhang.openCase(title)
    await zhang.press('转入核验')
    await zhang.check('已报告整改情况')
    await zhang.fill('整改报告或拒绝情况', '车辆已退还，手续已补办。')
    await zhang.save('转入核验')
    await zhang.press('答复诉求人')
    await zhang.fill('答复内容', '经核查，扣押程序违法，已责令改正，车辆已退还。')
    await zhang.save('发出答复')
    await expect(zhang.record.filter({ hasText: '答复诉求人' }).first()).toBeVisible()
    await zhang.press('结案')
    await zhang.check('已改正')
    await zhang.fill('结案理由', '已按决定书改正。')
    await zhang.choose('复查人', '张伟', '李娜')
    await zhang.fill('成效说明', '退还车辆一台。')
    await zhang.save('结案')
    await expect(li.record.filter({ hasText: '结案' }).first()).toContainText('已按决定书改正。')
  })

  for (const officer of [zhang, li, wang, zhao, sun]) {
    await officer.synced()
    expect(officer.violations).toEqual([])
    await officer.leave()
  }
  await city.server.pause()
  const stored = await storedCase(city.server.dataDir, title)
  expect(stored.case).toMatchObject({
    stage: 'closed',
    field: 'trafficPolice',
    issues: ['procedureViolation', 'rudeConduct', 'arbitraryFees'],
    closing: { kind: 'corrected' },
  })
  expect(stored.conflicts).toMatchObject([
    { path: 'field', base: 'urbanManagement', theirs: 'trafficPolice', mine: 'transport', state: 'resolved' },
  ])
  expect(stored.documents.map(({ kind, number, external }) => [kind, number ?? external?.number])).toEqual([
    ['opinion', '驻司执监意〔2026〕1号'],
    ['request', '驻司执监请〔2027〕1号'],
    ['decision', '驻政监决〔2027〕1号'],
  ])
})
