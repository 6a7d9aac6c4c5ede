import { expect } from '@playwright/test'
import { test } from '../support/kept-policy'
import { closeCorrected } from './support/case-walk'
import { reviewedCase } from './support/colleague'
import { importLeads } from './support/leads'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'
import { storedAll } from './support/stored-case'

const city = ownCity()
const names = ['一', '二', '三', '四', '五', '六', '七', '八', '九']
const titleOf = (name: string) => `三轮车被拖走案之${name}`
const lead = titleOf('一')
const opinion = '监督意见书'

test('nine people lost their tricycles the same way: one opinion, nine answers, nine cases closed', async () => {
  const { server, browser } = city
  await importLeads(
    server,
    names.map((name, n) => ({
      no: `CASE2-${n + 1}`,
      title: `三轮车被拖走之${name}`,
      text: `三轮车拖走三个月没给单子，取车还要六百停车费，第${name}家。`,
      organ: '驻马店市城市管理局',
    })),
  )
  await server.pause()
  const orders = (await storedAll(server.dataDir, 'workOrder')).sort((a, b) => (a.orderNo < b.orderNo ? -1 : 1))
  await server.resume()
  for (const [n, order] of orders.entries()) await reviewedCase(server.url, titleOf(names[n] ?? ''), order.id)

  const zhang = await Officer.atDesk(browser, server.url, 'zhangwei')
  const wang = await Officer.atDesk(browser, server.url, 'wangqiang')
  const zhao = await Officer.atDesk(browser, server.url, 'zhaomin')
  const { page } = zhang
  const dialog = page.getByRole('dialog')

  async function selectAll() {
    await zhang.module('案件')
    const rows = page.getByRole('grid', { name: '案件', exact: true }).getByRole('row')
    await expect(rows).toHaveCount(names.length + 1)
    await rows.nth(1).click()
    await rows.nth(names.length).click({ modifiers: ['Shift'] })
    await expect(page.getByRole('toolbar', { name: '已选 9 条' })).toBeVisible()
  }
  const all = async (button: string, fill?: () => Promise<void>) => {
    await selectAll()
    await zhang.press(button)
    await fill?.()
    await dialog.getByRole('button', { name: button, exact: true }).click()
  }
  /** Told, and sent: as long as the nine are being uploaded, the list puts its rows in another order. */
  async function done(n: number) {
    await expect(page.getByText(`已办理 ${n} 件`)).toBeVisible()
    await zhang.synced()
  }

  await test.step('the nine are made a group', async () => {
    await all('归为类案', () => zhang.fill('类案名称', '城管扣押三轮车'))
    await done(9)
  })

  await test.step('before an opinion was served there is none to go by', async () => {
    await selectAll()
    await zhang.press('依同类意见书办理')
    await expect(dialog.getByText('所选案件所在的类案还没有已送达的监督意见书')).toBeVisible()
    await expect(dialog.getByRole('button', { name: '依同类意见书办理' })).toBeDisabled()
    await page.keyboard.press('Escape')
  })

  await test.step('one of them gets the opinion, and it is served', async () => {
    await zhang.openCase(lead)
    await zhang.section('文书')
    await zhang.command('拟制监督意见书')
    await zhang.sendThrough(opinion, wang)
    await zhao.number(lead, opinion)
    await zhang.serve(lead, opinion, '城市管理局办公室')
  })

  await test.step('the other eight go by it, with its clock', async () => {
    await all('依同类意见书办理', () => zhang.choose('意见书', lead))
    await done(8)
    await zhang.openCase(titleOf('九'))
    await expect(page.getByText(/依驻司执监意〔\d{4}〕1号意见书一并办理/)).toBeVisible()
    await expect(page.getByText('依同类意见书办理').first()).toBeVisible()
    await zhang.section('文书')
    await expect(page.getByText(/驻司执监意〔\d{4}〕1号/).first()).toBeVisible()
  })

  await test.step('the respondent answers once; each case is verified by that answer', async () => {
    await zhang.openCase(lead)
    await zhang.section('文书')
    await page
      .getByRole('link', { name: /行政执法监督意见书/ })
      .first()
      .click()
    await zhang.command('登记回复')
    await zhang.fill('回复内容', '九辆三轮车已全部返还，停车费五千四百元已退。')
    await zhang.saveAndClose('登记回复')
    await all('批量转入核验')
    await done(8)
    // The lead has gone on with the answer itself.
    await expect(dialog.getByText('1 件未办理').last()).toBeVisible()
    await dialog.getByRole('button').last().click()
  })

  await test.step('each reporter is answered, each case closed; one closes as its own facts say', async () => {
    await all('批量答复', () => zhang.fill('答复内容', '您的三轮车已经返还，停车费已退。'))
    await done(9)
    await zhang.openCase(titleOf('九'))
    await closeCorrected(zhang, '李娜', { kinds: [], refunded: 600, summary: '返还三轮车一辆，退还停车费六百元。' })
    await zhang.module('案件')
    const rows = page.getByRole('grid', { name: '案件', exact: true }).getByRole('row')
    await expect(rows).toHaveCount(names.length)
    await rows.nth(1).click()
    await rows.nth(names.length - 1).click({ modifiers: ['Shift'] })
    await zhang.press('批量结案')
    await zhang.check('已改正')
    await zhang.fill('结案理由', '意见书指出的问题已经改正。')
    await dialog.getByRole('button', { name: '批量结案', exact: true }).click()
    await expect(dialog.getByText('已改正的须经两人复查，请选择两名复查人')).toBeVisible()
    await zhang.choose('复查人', '张伟', '李娜')
    await zhang.fill('监督成效', '返还三轮车一辆，退还停车费六百元。')
    await dialog.getByRole('button', { name: '批量结案', exact: true }).click()
    await done(8)
  })

  for (const one of [zhang, wang, zhao]) {
    expect(one.violations).toEqual([])
    await one.leave()
  }
  await server.pause()
  const [cases, documents, answered] = [
    await storedAll(server.dataDir, 'supervisionCase'),
    await storedAll(server.dataDir, 'officialDocument'),
    await storedAll(server.dataDir, 'workOrder'),
  ]
  expect(documents.filter(({ kind }) => kind === 'opinion')).toHaveLength(1)
  expect(cases.map(({ stage, closing }) => [stage, closing?.kind])).toEqual(names.map(() => ['closed', 'corrected']))
  expect(new Set(cases.map(({ opinionId }) => opinionId))).toEqual(new Set([documents[0]?.id]))
  expect(answered.map(({ caseReply }) => caseReply?.text ?? '')).toEqual(
    names.map(() => expect.stringContaining('停车费已退')),
  )
})
