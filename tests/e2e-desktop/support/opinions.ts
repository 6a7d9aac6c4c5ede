import { expect, type Locator } from '@playwright/test'
import type { DesktopApp } from './desktop-app'

/** The opinion of a case, as an officer writes it. */
export async function draftOpinion(desk: DesktopApp, title: string): Promise<void> {
  await desk.openCase(title)
  await openSection(desk, '文书')
  await desk.page.getByRole('button', { name: '拟制监督意见书' }).last().click()
  await expect(opinionTitle(desk)).toBeVisible()
}

export async function openOpinion(desk: DesktopApp, title: string): Promise<void> {
  await desk.openCase(title)
  await openSection(desk, '文书')
  await desk.page
    .getByRole('link', { name: /意见书/ })
    .last()
    .click()
}

export async function openSection(desk: DesktopApp, name: string): Promise<void> {
  const sections = desk.page.getByRole('navigation', { name: '案件内容' })
  await sections.getByRole('button', { name: new RegExp(`^${name}`) }).click()
}

export function opinionTitle(desk: DesktopApp): Locator {
  return desk.page.getByLabel('标题', { exact: true })
}

/** Writes the title and waits until the desk calls it saved. */
export async function saveTitle(desk: DesktopApp, words: string): Promise<void> {
  await opinionTitle(desk).fill(words)
  await expect(desk.page.getByText('已保存', { exact: true })).toBeHidden()
  await expect(desk.page.getByText('已保存', { exact: true })).toBeVisible()
}
