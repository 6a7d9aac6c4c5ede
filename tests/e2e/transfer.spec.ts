import { expect } from '@playwright/test'
import { test } from '../support/kept-policy'
import { reviewedCase } from './support/colleague'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'
import { storedOfCase } from './support/stored-case'

const title = '停车场收费不入账案'
const secret = '收受停车场经营者财物'

const city = ownCity()

/** The text of a copy, which is asked for its purpose first. */
async function copyFor(officer: Officer, purpose: string): Promise<string> {
  await officer.press('导出 Word')
  await officer.fill('用途', purpose)
  const { text } = await officer.exportWordFrom(officer.page.getByRole('dialog'))
  return text
}

test('a transfer is proposed, approved, written, signed and handed over, and to anybody else there is none', async () => {
  await reviewedCase(city.server.url, title)
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei')
  const zhao = await Officer.atDesk(city.browser, city.server.url, 'zhaomin')

  await test.step('the handler proposes it to an approver of his choice', async () => {
    await zhang.openCase(title)
    await zhang.section('整改')
    await zhang.press('提出移送')
    await zhang.choose('移送机关', '驻马店市公安局')
    await zhang.fill('移送对象', '队员甲')
    await zhang.fill('涉嫌问题和线索', `核查发现队员甲涉嫌${secret}。`)
    await zhang.press('添加材料')
    await zhang.fill('材料1', '转账凭证')
    await zhang.choose('审批人', '赵敏')
    await zhang.saveAndClose('提出移送')
  })

  await test.step('it is discussed by a panel of its own, and the 审批表 and the record of it print from there', async () => {
    await zhang.module('工作台')
    await zhang.page.getByRole('link', { name: '移送待登记集体讨论' }).click()
    await zhang.press('登记集体讨论')
    const form = zhang.page.getByRole('dialog')
    await form.getByLabel('主持人', { exact: true }).fill('赵敏')
    for (const [at, name] of ['赵敏', '王强', '张伟'].entries()) {
      await zhang.fill(`第 ${at + 1} 名成员姓名`, name)
      await zhang.fill(`第 ${at + 1} 名成员意见`, '同意移送。')
    }
    await zhang.fill('结论', '移送有关线索。')
    await zhang.saveAndClose('保存')
    await zhang.page.getByRole('link', { name: '集体讨论记录' }).click()
    expect(await copyFor(zhang, '归档')).toContain('同意移送')
    await zhang.page.goBack()
    await zhang.page.getByRole('link', { name: '移送审批表' }).click()
    await expect(zhang.page.getByRole('heading', { name: '移送审批表' })).toBeVisible()
    expect(await copyFor(zhang, '报审批人')).toContain('建议移送驻马店市公安局')
    await zhang.page.goBack()
    await expect(zhang.page.getByText('导出 Word移送审批表，报审批人')).toBeVisible()
  })

  await test.step('the approver finds it on his workbench', async () => {
    await zhao.module('工作台')
    await zhao.page.getByRole('link', { name: '审批移送' }).click()
    await zhao.press('审批')
    await zhao.check('批准移送')
    await zhao.fill('审批意见', '同意移送。')
    await zhao.saveAndClose('保存')
  })

  await test.step('the letter is drafted from it, and signed by the approver', async () => {
    await zhang.module('工作台')
    await zhang.page.getByRole('link', { name: '已批准，待拟制移送函' }).click()
    await zhang.press('拟制移送函')
    await expect(zhang.page.getByRole('heading', { name: '移送函', exact: true })).toBeVisible()
    await expect(zhang.page.getByLabel('主送机关')).toHaveValue('驻马店市公安局')
    const reason = zhang.page.getByLabel('移送理由', { exact: true })
    await zhang.compose(reason, 'shexianweiji', '，涉嫌职务违法')
    await expect(reason).toContainText('涉嫌职务违法')
    await expect(zhang.page.getByText('已保存')).toBeVisible()
    await zhang.synced()
    expect(await copyFor(zhang, '核对')).toContain(secret)

    await zhao.module('工作台')
    await zhao.page.getByRole('link', { name: '签发移送函' }).click()
    await zhao.page.getByRole('link', { name: '已拟稿，待审批人签发' }).click()
    await zhao.press('签发编号')
    await zhao.page.getByRole('tooltip').getByRole('button', { name: '签发编号' }).click()
    await expect(zhao.page.getByText(/驻司移〔\d{4}〕1号/).first()).toBeVisible()
  })

  await test.step('the materials are handed over', async () => {
    await zhang.module('工作台')
    await zhang.page.getByRole('link', { name: '移送函已签发，待移送材料' }).click()
    await zhang.press('登记移送')
    await zhang.fill('接收人', '孙某')
    await zhang.saveAndClose('保存')
    await zhang.synced()
  })

  await test.step('a reviewer of the same bureau finds nothing: not in the case, in search, in lists, in the ledger', async () => {
    const wang = await Officer.atDesk(city.browser, city.server.url, 'wangqiang')
    const { page } = wang
    const nothing = () => expect(page.locator('body')).not.toContainText(/移送函|驻司移|队员甲|移送事项/)
    await nothing()
    await wang.openCase(title)
    for (const section of ['概况', '文书', '整改', '卷宗']) {
      await wang.section(section)
      await nothing()
    }
    await wang.module('监督文书')
    await nothing()
    await page.getByRole('link', { name: '编号台账与登记' }).click()
    await nothing()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').last().fill(secret)
    await expect(page.getByText('没有找到').first()).toBeVisible()
    await nothing()
  })

  await city.server.pause()
  const stored = await storedOfCase(city.server.dataDir, title, ['officialDocument', 'caseAction', 'transfer'])
  expect(JSON.stringify([stored.officialDocument, stored.caseAction])).not.toMatch(/移送|队员甲/)
  expect(stored.transfer).toMatchObject([
    {
      state: 'sent',
      letter: { number: expect.stringContaining('移〔') },
      copies: [{ paper: 'panel' }, { paper: 'approval' }, { paper: 'letter', purpose: '核对' }],
    },
  ])
})
