import { expect } from '@playwright/test'
import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import { test } from '../support/kept-policy'
import { reviewedCase } from './support/colleague'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const title = '占道经营扣押案'
const urban = '驻马店市城市管理局'
const police = '驻马店市公安局'

const city = ownCity()

test('what needs no meeting goes round in writing, and what is decided every two weeks brings its own list', async () => {
  await city.server.seed(40)
  await reviewedCase(city.server.url, title)
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei', { enrol: true })
  const { page } = zhang
  const rowOf = (organ: string) =>
    page.getByRole('row').filter({ hasText: organ, has: page.getByRole('button', { name: '登记意见' }) })
  const today = civilDateOf(new Date())

  await test.step('the question goes to two organs with the last day for their opinions', async () => {
    await zhang.openCase(title)
    await zhang.command('提请会商')
    await zhang.fill('会商议题', '扣押期间的停车费由谁承担')
    await zhang.choose('会商形式', '书面会商')
    await zhang.choose('会商事由', '职责边界不清')
    await zhang.date('意见反馈期限', addCivilDays(today, 1))
    await zhang.save('提请会商')
    for (const [organ, person] of [
      [urban, '执法支队吴刚'],
      [police, '交警支队刘某'],
    ] as const) {
      await zhang.press('登记参会人员')
      await zhang.chooseExactly('单位', organ)
      await zhang.fill('姓名和职务', person)
      await zhang.saveAndClose('保存')
    }
    await expect(rowOf(urban)).toContainText('待反馈')
  })

  await test.step('the letter that goes round has the case with it, on a page of its own', async () => {
    await zhang.press('拟制会商通知')
    const { text } = await zhang.exportWord()
    expect(text).toContain('就上述事项书面反馈意见')
    expect(text).toContain(`附件：“${title}”案情摘要`)
    expect(text).toContain('被监督机关')
    expect(text).toContain('目前处于审查阶段')
    await page.goBack()
  })

  await test.step('it is not wound up while one of them is silent', async () => {
    await rowOf(urban).getByRole('button', { name: '登记意见' }).click()
    await zhang.fill('书面意见', '停车费由扣押机关承担，已收取的退还。')
    await zhang.saveAndClose('保存')
    await expect(rowOf(urban)).toContainText('已反馈')
    await zhang.press('记录会商情况')
    await zhang.save('保存')
    await expect(page.getByRole('dialog')).toContainText(police)
    await page.keyboard.press('Escape')
  })

  await test.step('after the last day the silent one is overdue, and what it sends then is late', async () => {
    await city.server.advanceDays(2)
    // The desk learns of the new day with its next word from the server.
    await zhang.goOnline()
    await page.goBack()
    await expect(rowOf(police)).toContainText('逾期未反馈')
    await rowOf(police).getByRole('button', { name: '登记意见' }).click()
    await zhang.fill('书面意见', '同意市城市管理局意见。')
    await zhang.saveAndClose('保存')
    await expect(rowOf(police)).toContainText('逾期反馈')
  })

  await test.step('the record begins with what each has written, and the minutes tell it', async () => {
    await zhang.press('记录会商情况')
    const discussion = page.getByLabel('会商情况', { exact: true })
    await expect(discussion).toHaveValue(
      `${urban}：停车费由扣押机关承担，已收取的退还。\n${police}：同意市城市管理局意见。`,
    )
    await zhang.saveAndClose('保存')
    await zhang.press('拟制会商纪要')
    const { text } = await zhang.exportWord()
    expect(text).toContain('停车费由扣押机关承担')
    expect(text).toContain('交警支队刘某')
    await page.goBack()
  })

  await test.step('the 双周会商 finds its material by itself; each line opens the thing itself', async () => {
    await zhang.openCase(title)
    await zhang.command('提请会商')
    await zhang.fill('会商议题', '十二月上半月督查热线双周会商')
    await zhang.choose('会商形式', '督查热线双周会商')
    await zhang.choose('会商事由', '类案')
    await zhang.date('会商日期', addCivilDays(today, 5))
    await zhang.save('提请会商')
    const leads = page.getByRole('table', { name: '待受理的监督线索' })
    await expect(leads.getByRole('row').first()).toBeVisible()
    const [count = ''] =
      ((await page.getByRole('heading', { name: /^待受理的监督线索/ }).textContent()) ?? '').match(/\d+/) ?? []
    expect(Number(count)).toBeGreaterThan(0)
    await zhang.press('拟制会商通知')
    const { text } = await zhang.exportWord()
    expect(text).toContain(`待受理的监督线索（${count}件）清单`)
    expect(text).toContain(`附件：1.“${title}”案情摘要`)
    expect(text).toContain('2.待受理的监督线索清单')
    await page.goBack()
    const first = leads.getByRole('link').first()
    const matter = await first.textContent()
    await first.click()
    await expect(
      page
        .getByRole('complementary')
        .getByRole('heading', { name: matter ?? '' })
        .first(),
    ).toBeVisible()
  })

  expect(zhang.violations).toEqual([])
  await zhang.leave()
})
