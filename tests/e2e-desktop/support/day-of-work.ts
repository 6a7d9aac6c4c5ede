import { copyFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { civilDateOf } from '#shared/domain/civil-date'
import type { DesktopApp } from './desktop-app'
import { dropFiles } from './office-machine'
import { draftOpinion, openSection } from './opinions'

/** What is dropped as a photo. */
export const evidencePhoto = join(import.meta.dirname, '../../../docs/images/workbench.png')

/** Words that are typed in the course of it. */
export interface TypedWords {
  readonly name: string
  readonly phone: string
  readonly text: string
}

/** A view of the list under the name of the person that was searched for, then the list as Excel. */
export async function keepsViewAndList(desk: DesktopApp, { name, phone }: TypedWords, papers: string): Promise<void> {
  const { page } = desk
  await page.getByRole('navigation').getByRole('link', { name: /^案件/ }).first().click()
  await page.getByLabel('编号、名称（按 / 搜索）').fill(name)
  await expect(page.getByText('共 1 条')).toBeVisible()
  await page.getByRole('button', { name: '列与视图' }).click()
  await page.getByLabel('当前筛选存为视图，输入名称').fill(`${name}的案件`)
  await page.getByLabel('当前筛选存为视图，输入名称').press('Enter')
  await expect(page.getByRole('tab', { name: `${name}的案件` })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '导出 Excel' }).click()
  await page.getByLabel('用途', { exact: true }).fill(`核对${phone}`)
  await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click()
  await expect.poll(() => readdir(papers)).toContainEqual(expect.stringMatching(/\.xlsx$/))
}

/** The desk-wide search, by name, by phone and by what was complained of. */
export async function searchesFor(desk: DesktopApp, words: TypedWords): Promise<void> {
  const { page } = desk
  for (const typed of [words.name, words.phone, words.text]) {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /搜索/ }).last().fill(typed)
    const answer = page.getByRole('option').first().or(page.getByText('没有找到').first())
    await expect(answer).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
}

export async function writesOpinion(desk: DesktopApp, title: string, { text }: TypedWords, papers: string) {
  const { page } = desk
  await draftOpinion(desk, title)
  await page.getByLabel('标题', { exact: true }).fill(`关于${text}的意见`)
  await expect(page.getByText('已保存', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '导出 Word' }).click()
  await expect.poll(() => readdir(papers)).toContainEqual(expect.stringMatching(/\.docx$/))
}

/** A photo, of which a small picture is made, and a text, both named by what they show. */
export async function dropsEvidence(desk: DesktopApp, title: string, { name, text }: TypedWords): Promise<void> {
  const { page, machine } = desk
  const photo = join(machine, `${name}的车.png`)
  const note = join(machine, `${name}陈述.txt`)
  await copyFile(evidencePhoto, photo)
  await writeFile(note, text)
  await desk.openCase(title)
  await openSection(desk, '证据')
  await dropFiles(desk, page.getByText(/可将文件拖到此处/), [photo, note])
  await expect(page.getByText('已添加 2 个附件')).toBeVisible()
  await expect(page.getByText(`${name}的车.png`).first()).toBeVisible()
}

/** A meeting about the case, and what is said at it as it is written down. */
export async function writesMinutes(desk: DesktopApp, title: string, { name, text }: TypedWords): Promise<void> {
  const { page } = desk
  await desk.openCase(title)
  await command(desk, '提请会商')
  await page.getByLabel('会商议题', { exact: true }).fill(`${name}反映的事项`)
  const reason = page.getByLabel('会商事由', { exact: true })
  await reason.click()
  await page.locator('.ant-select-item-option', { hasText: '职责边界不清' }).first().click()
  await page.getByLabel('会商日期', { exact: true }).fill(civilDateOf(new Date()))
  await page.getByLabel('会商日期', { exact: true }).press('Enter')
  await page.getByLabel('地点', { exact: true }).fill('二楼会议室')
  await page.getByRole('button', { name: '提请会商', exact: true }).last().click()
  await page.getByRole('button', { name: '新建记录', exact: true }).click()
  await page.getByLabel('标题', { exact: true }).fill(`${name}一案讨论`)
  await page.getByRole('button', { name: '新建', exact: true }).click()
  const minutes = page.getByRole('textbox', { name: '记录正文' })
  await minutes.click()
  await page.keyboard.insertText(`${name}称：${text}`)
  await expect(minutes).toContainText(text)
  await expect(page.getByText('已保存', { exact: true }).first()).toBeVisible()
}

async function command({ page }: DesktopApp, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first()
  await expect(button.or(page.getByRole('button', { name: '其他操作' })).first()).toBeVisible()
  if (await button.isVisible()) return button.click()
  await page.getByRole('button', { name: '其他操作' }).click()
  await page
    .getByRole('menuitem', { name: new RegExp(`^${name}`) })
    .first()
    .click()
}
