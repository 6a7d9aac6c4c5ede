import { expect } from '@playwright/test'
import { test } from '../support/kept-policy'
import { reviewedCase } from './support/colleague'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const title = '扣押三轮车不出具清单案'

const city = ownCity()

test('facts, bases and phrases go into the text and come out again; a machine without the faces says so before a copy is made', async () => {
  await reviewedCase(city.server.url, title)
  const zhang = await Officer.atDesk(city.browser, city.server.url, 'zhangwei', { asksForFonts: true })
  const { page } = zhang
  await zhang.openCase(title)
  await zhang.section('文书')
  await zhang.command('拟制监督意见书')
  const source = page.getByLabel('案件来源和核查经过', { exact: true })
  await expect(source).toBeVisible()
  const drafted = await source.textContent()

  for (const group of ['案情', '依据', '常用语']) {
    await test.step(`${group} is put in where the cursor stands, word for word, and Ctrl+Z takes it out`, async () => {
      await source.click()
      await page.keyboard.press('Control+End')
      await page.getByRole('toolbar', { name: '正文工具' }).getByRole('button', { name: group }).click()
      const entry = page.getByRole('menuitem').filter({ visible: true }).last()
      const words = (await entry.locator('[title]').getAttribute('title')) ?? ''
      expect(words.length).toBeGreaterThan(3)
      await entry.click()
      await expect.poll(() => plain(source.textContent())).toBe(`${await plain(drafted)}${await plain(words)}`)
      await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
      await source.press('Control+z')
      await expect.poll(() => plain(source.textContent())).toBe(await plain(drafted))
    })
  }

  await test.step('what was taken back comes again with Ctrl+Y, and is what the page shows', async () => {
    await source.press('Control+y')
    await expect.poll(() => plain(source.textContent())).not.toBe(await plain(drafted))
    await source.press('Control+z')
    await expect.poll(() => plain(source.textContent())).toBe(await plain(drafted))
  })

  await test.step('a joint organ is found by a few characters of its name and stands on the letterhead', async () => {
    await page.getByRole('button', { name: /^版头与版记/ }).click()
    await zhang.chooseExactly('联合发文机关', '驻马店市市场监督管理局')
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-page]').first()).toContainText('驻马店市市场监督管理局')
    await expect(page.getByText('没有署名，请在署名机关中补上').first()).toBeVisible()
    await zhang.chooseExactly('署名机关', '驻马店市市场监督管理局')
    await page.keyboard.press('Escape')
    await expect(page.getByText('没有署名，请在署名机关中补上')).toHaveCount(0)
  })

  await test.step('a machine that lacks the faces is told before the first copy, and is not asked again', async () => {
    await zhang.press('导出 Word')
    const question = page.getByRole('dialog', { name: '本机缺少字体' })
    await expect(question).toContainText('方正小标宋简体')
    await question.getByRole('button', { name: /取\s*消/ }).click()
    await expect(question).toBeHidden()
    await zhang.press('导出 Word')
    const download = page.waitForEvent('download')
    await question.getByRole('button', { name: '知道了，继续' }).click()
    await download
    await zhang.exportWord()
    await expect(page.getByText('本机缺少字体')).toBeVisible()
  })

  expect(zhang.violations).toEqual([])
})

/** Paragraphs and lines of a field are drawn with line ends of their own. */
async function plain(text: string | null | Promise<string | null>): Promise<string> {
  return ((await text) ?? '').replace(/\s/g, '')
}
