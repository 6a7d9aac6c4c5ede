import { expect, type Page } from '@playwright/test'
import type { Officer } from './officer'

/** An inspection in the words of the screens; what the test of a day on site and the pictures share. */

/** A parking lot as a camera might see it, drawn by the browser: sky, asphalt, tricycles. */
export async function drawnPhoto(page: Page, { width = 1600, height = 1200, caption = '' } = {}): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([w, h, words]) => {
      const canvas = new OffscreenCanvas(w, h)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no canvas')
      // Without a function of its own: the names that a loader keeps are unknown to the page.
      const rectangles: [string, number, number, number, number][] = [
        ['#c9d6e2', 0, 0, 1, 0.42],
        ['#8d8f8c', 0, 0.42, 1, 0.58],
        ['#6f7c6a', 0, 0.36, 1, 0.07],
      ]
      for (let n = 0; n < 5; n += 1) {
        const x = 0.06 + n * 0.19
        rectangles.push(['#3b5f8a', x, 0.5, 0.13, 0.12], ['#a8382f', x + 0.01, 0.44, 0.05, 0.08])
        rectangles.push(['#f2f2ee', x - 0.02, 0.72, 0.006, 0.2])
      }
      for (const [colour, x, y, across, down] of rectangles) {
        context.fillStyle = colour
        context.fillRect(x * w, y * h, across * w, down * h)
      }
      context.fillStyle = '#1c1c1c'
      for (let n = 0; n < 10; n += 1) {
        const x = 0.08 + Math.floor(n / 2) * 0.19 + (n % 2) * 0.09
        context.beginPath()
        context.arc(x * w, 0.64 * h, 0.018 * w, 0, 7)
        context.fill()
      }
      context.fillStyle = '#fffbe6'
      context.font = `${Math.round(h / 18)}px sans-serif`
      context.fillText(words, w * 0.04, h * 0.12)
      const bytes = new Uint8Array(
        await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })).arrayBuffer(),
      )
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      return btoa(text)
    },
    [width, height, caption] as const,
  )
  return Buffer.from(base64, 'base64')
}

export async function planInspection(officer: Officer, other: string, place: string): Promise<void> {
  await officer.section('调查')
  await officer.press('安排现场核查')
  await officer.fill('核查地点', place)
  const second = officer.page.getByLabel('核查人员 2', { exact: true })
  // The other handler is there already where the case has one.
  if ((await second.count()) === 0) await officer.press('增加核查人员')
  if ((await officer.page.getByTitle(other, { exact: true }).count()) === 0)
    await officer.chooseExactly('核查人员 2', other)
  await officer.save('安排现场核查')
  await expect(officer.page.getByRole('heading', { name: new RegExp(place) })).toBeVisible()
}

export async function startOnSite(officer: Officer, attending: string): Promise<void> {
  await part(officer, '现场')
  await officer.page.getByRole('checkbox', { name: /已出示行政执法监督证件/ }).check()
  await officer.page.getByRole('checkbox', { name: /申请回避的权利/ }).check()
  await officer.fill('在场人员及职务', attending)
  await officer.save('开始核查')
  await expect(officer.page.getByText(`在场：${attending}`)).toBeVisible()
}

/** One of the three sides of an inspection's page. */
export async function part(officer: Officer, name: '准备' | '现场' | '笔录'): Promise<void> {
  await officer.page.locator('.ant-segmented-item', { hasText: name }).first().click()
}

export async function resultOf(officer: Officer, item: RegExp, result: string, note: string): Promise<void> {
  const row = officer.page.getByRole('listitem').filter({ hasText: item }).first()
  await row.getByText(result, { exact: true }).click()
  await row.getByRole('textbox').fill(note)
}

/** A stroke as a hand makes it on a screen. */
export async function signOnScreen(officer: Officer, button: string, person?: string): Promise<void> {
  await officer.press(button)
  if (person) await officer.fill('签名人', person)
  // A stroke over a dialog that is still opening goes elsewhere; what is on the pad can be wiped off it.
  await expect(async () => {
    await strokes(officer, button)
    await expect(officer.page.getByRole('button', { name: '重写' })).toBeEnabled({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await officer.page.getByRole('dialog').getByRole('button', { name: '签名', exact: true }).click()
  await expect(officer.page.getByRole('dialog')).toHaveCount(0)
}

async function strokes(officer: Officer, button: string): Promise<void> {
  const pad = officer.page.getByLabel('签名板')
  await pad.hover()
  const box = await pad.boundingBox()
  if (!box) throw new Error('no place to sign')
  const { mouse } = officer.page
  // No two people sign alike.
  const lively = 0.2 + (button.charCodeAt(0) % 7) / 20
  for (const [from, to] of [
    [0.2, 0.45],
    [0.5, 0.8],
  ] as const) {
    await mouse.move(box.x + from * box.width, box.y + 0.3 * box.height)
    await mouse.down()
    for (let step = 0; step <= 12; step += 1)
      await mouse.move(
        box.x + (from + ((to - from) * step) / 12) * box.width,
        box.y + (0.3 + lively * Math.abs(Math.sin(step))) * box.height,
      )
    await mouse.up()
  }
}
