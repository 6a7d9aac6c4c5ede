// Takes the pictures of the README with the built product: `npx tsx scripts/make-screenshots.mts`. Made-up data only.
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { addCivilDays, civilDateOf } from '../src/shared/domain/civil-date'
import { addMonths } from '../src/shared/domain/focus'
import { classify, examineAndHear, file, reviewLegally, takeLeadIn } from '../tests/e2e/support/case-walk'
import { deskCommand } from '../tests/e2e/support/desk-command'
import { DeskServer } from '../tests/e2e/support/desk-server'
import { Officer } from '../tests/e2e/support/officer'
import { drawnPhoto, part, planInspection, resultOf, startOnSite } from '../tests/e2e/support/site'
import { browserPath } from '../tests/support/browser'
import { sitePhoto } from '../tests/support/site-photo'

const images = join(import.meta.dirname, '../docs/images')
const title = '三轮车被拖走不给手续案'

const server = await DeskServer.start()
const browser = await chromium.launch({
  executablePath: browserPath(),
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', `--ignore-certificate-errors-spki-list=${server.spki}`],
})

const officers: Officer[] = []

async function at(login: string): Promise<Officer> {
  const officer = await Officer.atDesk(browser, server.url, login, { enrol: true })
  officers.push(officer)
  return officer
}

/** A desk at work has more than one case. */
async function takeMoreIn(officer: Officer): Promise<void> {
  for (const n of [3, 4, 5, 6, 7, 8, 9]) await officer.page.getByRole('row').nth(n).getByRole('checkbox').check()
  await officer.press('逐件受理')
  await officer.save('受理')
  await officer.page.getByText(/已受理 7 件/).waitFor()
  await officer.page.keyboard.press('Escape')
}

/** A meeting of two departments with its first resolution. */
async function meet(officer: Officer): Promise<void> {
  await officer.command('提请会商')
  await officer.fill('会商议题', '占道经营车辆扣押的程序和收费')
  await officer.choose('会商事由', '职责边界不清')
  await officer.date('会商日期', civilDateOf(new Date()))
  await officer.fill('时间', '下午3时')
  await officer.fill('地点', '市司法局二楼会议室')
  await officer.save('提请会商')
  for (const [organ, person] of [
    ['驻马店市司法局', '监督科科长张某'],
    ['驻马店市城市管理局', '执法支队吴某'],
    ['驻马店市公安局', '交警支队刘某'],
  ] as const) {
    await officer.press('登记参会人员')
    await officer.chooseExactly('单位', organ)
    await officer.fill('姓名和职务', person)
    await officer.check('出席')
    await officer.saveAndClose('保存')
  }
  await officer.press('记录会商情况')
  await officer.fill(
    '会商情况',
    '城管局说明，扣押车辆由执法中队现场决定，停车场由第三方经营。\n公安局认为，停车费不应由当事人承担。',
  )
  await officer.saveAndClose('保存')
  await officer.press('记录议定事项')
  await officer.fill('事项', '扣押期间不收停车费')
  await officer.fill('议定内容', '依法扣押车辆的，停放、保管费用由扣押机关承担，已收取的一个月内退还。')
  await officer.chooseExactly('责任单位', '驻马店市城市管理局')
  await officer.saveAndClose('保存')
}

/** What is told to partners: agreements of two kinds, before anything happens that they name. */
async function agree(reviewer: Officer): Promise<void> {
  for (const [partner, way, stages] of [
    ['市数据共享交换平台', '文件交换', ['受理 实时', '处置 实时']],
    ['市政务服务和大数据管理局', '文件交换', ['受理 实时']],
  ] as const) {
    await reviewer.go('/sharing')
    await reviewer.press('登记协议')
    await reviewer.fill('来源', partner)
    await reviewer.fill('提供单位', partner)
    await reviewer.check('向对方推送数据')
    await reviewer.page.getByRole('radio', { name: way }).check()
    for (const stage of stages) await reviewer.page.getByRole('checkbox', { name: stage }).check()
    await reviewer.fill('依据或理由', '市级数据共享协议')
    await reviewer.save('保存')
    await reviewer.page.getByRole('row').filter({ hasText: partner }).waitFor()
    const folder = await mkdtemp(join(tmpdir(), 'desk-exchange-'))
    deskCommand(['recipient', 'set', partner, '--folder', folder, '--data', server.dataDir])
  }
}

/** Grades of a year: the list, and one department with why. */
async function grade(reviewer: Officer): Promise<void> {
  const organ = '驻马店市城市管理局'
  const { page } = reviewer
  await reviewer.module('效能评价')
  await page.getByLabel('机关名称（按 / 搜索）').fill('市城市管理局')
  await page.getByRole('row').filter({ hasText: organ }).dblclick()
  await reviewer.check('C 增量')
  await reviewer.fill('理由', '本年度查封扣押不出具清单的投诉查实较多，督办事项逾期反馈。')
  await reviewer.save('评定等次')
  await page
    .getByRole('cell', { name: /查封扣押不出具清单/ })
    .first()
    .waitFor()
  await picture(reviewer, 'evaluation')
  await page.keyboard.press('Escape')
}

/** How documents are issued, as the administrator keeps it. */
async function administer(): Promise<void> {
  const admin = await Officer.atDesk(browser, server.url, 'admin')
  officers.push(admin)
  await admin.go('/system?part=rules')
  await admin.page.getByRole('row').filter({ hasText: '监督意见书' }).first().waitFor()
  await picture(admin, 'system')
}

/** The board over two years of made-up orders, and a campaign that begins there. */
async function supervise(zhang: Officer): Promise<void> {
  const { page } = zhang
  const today = civilDateOf(new Date())
  const part = new URLSearchParams({ from: addMonths(today.slice(0, 7), -23), to: today.slice(0, 7), by: 'field' })
  await page.goto(page.url().replace(/#.*/, `#/focus?${part}`))
  await page.getByRole('img', { name: /核实率和满意率/ }).waitFor()
  await picture(zhang, 'focus')
  await page.getByRole('row').filter({ hasText: '城市管理' }).getByText('城市管理').click()
  await page.getByRole('complementary').getByRole('button', { name: '提出专项监督' }).click()
  await zhang.fill('名称', '规范查封扣押专项监督')
  await page.getByRole('textbox', { name: '监督范围和重点1' }).fill('扣押不出具决定书和清单。')
  await zhang.choose('被监督单位', '驻马店市城市管理局')
  await page.getByRole('dialog').getByRole('button', { name: '提出专项监督', exact: true }).click()
  for (const [task, days] of [
    ['调取2025年以来查封扣押案卷', 20],
    ['走访停车场，核对收费票据', 40],
  ] as const) {
    await zhang.press('安排任务')
    await zhang.fill('任务', task)
    await zhang.date('完成期限', addCivilDays(today, days))
    await zhang.saveAndClose('保存')
  }
  await picture(zhang, 'campaign')
}

/** A department pressed on the spot, by the desk alone. */
async function press(officer: Officer): Promise<void> {
  await officer.command('登记督办')
  await officer.check('现场督办')
  await officer.check('办理不及时')
  await officer.fill('督办要求', '当场核对停车场收费记录。\n三日内退还已收取的停车费。')
  await officer.save('登记督办')
  await officer.press('下达')
  await officer.saveAndClose('下达')
  await officer.press('催办')
  await officer.fill('催办内容', '已电话联系执法支队。')
  await officer.saveAndClose('催办')
}

/** The parking lot, with what was found there, and its record. */
async function inspect(officer: Officer): Promise<void> {
  await planInspection(officer, '李娜', '驿城区西园路停车场')
  await startOnSite(officer, '赵某（停车场管理员）')
  const photos = []
  for (const n of [1, 2, 3]) {
    const drawn = await drawnPhoto(officer.page, { caption: `西园路停车场 ${n}` })
    const buffer = sitePhoto(drawn, { takenAt: `2026:11:26 09:1${n}:00`, lat: 32.98, lon: 114.02 })
    photos.push({ name: `停车场${n}.jpg`, mimeType: 'image/jpeg', buffer })
  }
  await officer.page.getByLabel('从文件添加').first().setInputFiles(photos)
  await officer.page.getByRole('heading', { name: '照片　3 张' }).waitFor()
  await resultOf(officer, /是否持有有效执法证件/, '符合', '')
  await resultOf(officer, /是否出示证件/, '不符合', '现场两名人员未佩戴证件')
  await resultOf(officer, /是否制作现场笔录并开具清单/, '不符合', '九辆三轮车均无扣押清单')
  await officer.fill('现场核查情况', '停车场内停放三轮车九辆，均由市城管局执法中队送入，无登记台账。')
  await officer.page.getByText(/已保存 \d\d:\d\d/).waitFor()
  await officer.page.getByRole('button', { name: '亮证告知' }).click()
  await picture(officer, 'inspection-site')
  await part(officer, '笔录')
  await officer.page.getByText(/照片 \d \/ 3/).waitFor({ state: 'hidden' })
  await picture(officer, 'inspection-record')
}

/** What became late: days pass on the server, and its rules speak up. */
async function comeLate(officer: Officer): Promise<void> {
  await server.advanceDays(9)
  await officer.go('/warnings')
  await officer.page.getByRole('row').filter({ hasText: '办案期限' }).nth(6).waitFor()
  await picture(officer, 'warnings')
}

/** When nothing moves any more: messages gone, lists drawn. */
async function picture(officer: Officer, name: string): Promise<void> {
  await officer.page.locator('.ant-message-notice').first().waitFor({ state: 'detached' })
  await officer.page.mouse.move(683, 760)
  await officer.page.screenshot({ path: join(images, `${name}.png`) })
}

try {
  await mkdir(images, { recursive: true })
  await server.seed(600)
  await server.import(join(import.meta.dirname, '../resources/sample/work-orders.xlsx'))
  const zhang = await at('zhangwei')
  const li = await at('lina')
  const wang = await at('wangqiang')
  await agree(wang)
  await zhang.module('线索受理')
  await zhang.page.getByRole('row').nth(2).click()
  await picture(zhang, 'leads')
  await takeMoreIn(zhang)
  await takeLeadIn(zhang, title, '三轮车被拖走')
  await classify(zhang)
  await file(zhang, '李娜', wang, title)
  await examineAndHear(zhang)
  await reviewLegally(wang, title)
  await zhang.section('认定')
  await picture(zhang, 'case')
  await zhang.module('案件')
  await zhang.page.getByRole('row').nth(1).click()
  await picture(zhang, 'cases')
  await zhang.openCase(title)
  await zhang.press('拟制监督意见书')
  await zhang.page.getByText('第 1 /').waitFor()
  await picture(zhang, 'document')
  await zhang.openCase(title)
  await meet(zhang)
  await picture(zhang, 'consultation')
  await zhang.openCase(title)
  await press(zhang)
  await picture(zhang, 'supervision-order')
  const operator = await Officer.atDesk(browser, server.url, 'chengguan')
  officers.push(operator)
  await operator.page.getByRole('row').nth(1).dblclick()
  await operator.press('签收')
  await operator.page.getByText('待办理', { exact: true }).waitFor()
  await picture(operator, 'inbox')
  const hotline = await Officer.atDesk(browser, server.url, 'rexian')
  officers.push(hotline)
  await hotline.page.getByRole('tab', { name: '涉执法识别' }).click()
  await hotline.fill('诉求内容', '城管执法人员把我的三轮车拖走三个月，没给任何手续，取车还要交六百元停车费。')
  await hotline.press('识别')
  await hotline.page.getByText(/^用时/).waitFor()
  await picture(hotline, 'hotline-classify')
  await hotline.page.getByRole('tab', { name: '工单', exact: true }).click()
  await hotline.page.getByText('待答复', { exact: true }).click()
  await hotline.page.getByRole('grid', { name: '热线工单' }).getByRole('row').nth(8).waitFor()
  await picture(hotline, 'hotline-orders')
  await hotline.page.getByText('全部', { exact: true }).click()
  await hotline.page.getByRole('grid', { name: '热线工单' }).getByRole('row').nth(1).click()
  await hotline.press('移交 110 等')
  await hotline.fill('移交事项', '诉求人称现场有人阻拦，请出警处置。')
  await hotline.saveAndClose('保存')
  await hotline.page.getByText('等待反馈').scrollIntoViewIfNeeded()
  await picture(hotline, 'hotline-order')
  await zhang.openCase(title)
  await zhang.section('卷宗')
  await picture(zhang, 'archive')
  await inspect(zhang)
  await zhang.module('监督文书')
  await picture(zhang, 'documents')
  await supervise(zhang)
  await wang.go('/pushes')
  await wang.page.getByRole('row').filter({ hasText: '市数据共享交换平台' }).first().waitFor()
  await picture(wang, 'pushes')
  await wang.go('/sharing')
  await wang.page.getByRole('row').filter({ hasText: '市数据共享交换平台' }).first().waitFor()
  await picture(wang, 'sharing')
  await grade(wang)
  await administer()
  await zhang.module('工作台')
  await picture(zhang, 'workbench')
  await li.openCase(title)
  await zhang.openCase(title)
  await zhang.goOffline()
  for (const [officer, field] of [
    [zhang, '交通运输'],
    [li, '公安交管'],
  ] as const) {
    await officer.section('分类')
    await officer.choose('执法领域', field)
    await officer.fill('研判理由', '现场核实')
    await officer.save('保存研判')
  }
  await li.synced()
  await zhang.goOnline()
  await zhang.page.getByText('执法领域有两个不同的内容').waitFor()
  await picture(zhang, 'sync-centre')
  await zhang.press('清理空间…')
  await zhang.page.getByRole('dialog').getByText('附件缓存').waitFor()
  await picture(zhang, 'free-space')
  await zhang.page.keyboard.press('Escape')
  await comeLate(zhang)
} finally {
  for (const officer of officers) await officer.leave()
  await browser.close()
  await server.stop()
}
