// Takes the pictures of the README with the built product: `npx tsx scripts/make-screenshots.mts`. Made-up data only.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { classify, examineAndHear, file, reviewLegally, takeLeadIn } from '../tests/e2e/support/case-walk'
import { DeskServer } from '../tests/e2e/support/desk-server'
import { Officer } from '../tests/e2e/support/officer'
import { browserPath } from '../tests/support/browser'

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
  await officer.page.getByText(/已受理 7 件/).waitFor()
  await officer.page.keyboard.press('Escape')
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
  await zhang.module('监督文书')
  await picture(zhang, 'documents')
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
} finally {
  for (const officer of officers) await officer.leave()
  await browser.close()
  await server.stop()
}
