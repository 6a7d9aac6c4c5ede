import { expect } from '@playwright/test'
import { test } from '../support/kept-policy'
import { importLeads } from './support/leads'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'

const city = ownCity()

/** What the browser does when the officer closes the window: it asks, or it closes. */
async function closing({ page }: Officer): Promise<'asked' | 'closed'> {
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    return 'asked' as const
  })
  const closed = page.waitForEvent('close').then(() => 'closed' as const)
  await page.close({ runBeforeUnload: true })
  const answer = await Promise.race([asked, closed])
  for (const late of [asked, closed]) late.catch(() => undefined)
  return answer
}

/** The code of a page comes with its first showing, or a while after the start. */
async function pagesSeen(officer: Officer): Promise<void> {
  for (const name of ['同步中心', '线索受理']) {
    await officer.module(name)
    await expect(officer.page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
}

async function takeIn(officer: Officer, lead: string): Promise<void> {
  await officer.module('线索受理')
  await officer.page.getByRole('row').filter({ hasText: lead }).click()
  await officer.press('受理立线索')
  await officer.chooseExactly('被监督机关', '驻马店市城市管理局')
  await officer.save('受理')
  await expect(officer.page.getByRole('dialog')).toHaveCount(0)
}

test('a window that alone holds unsent work asks before it closes; an enrolled machine need not', async () => {
  await importLeads(city.server, [
    { no: 'GO1', title: '停车场收费', text: '停车场多收费，没有票据。', organ: '驻马店市城市管理局' },
    { no: 'GO2', title: '扣车没有清单', text: '城管扣车没有给清单。', organ: '驻马店市城市管理局' },
  ])
  const inMemory = await Officer.atDesk(city.browser, city.server.url, 'zhangwei')
  await pagesSeen(inMemory)
  await inMemory.goOffline()
  await takeIn(inMemory, 'GO1')
  await expect(inMemory.syncState).toContainText('请勿关闭窗口')
  await inMemory.module('同步中心')
  await expect(inMemory.page.getByText('只在本窗口中')).toBeVisible()
  expect(await closing(inMemory)).toBe('asked')
  await inMemory.goOnline()
  expect(await closing(inMemory)).toBe('closed')

  const enrolled = await Officer.atDesk(city.browser, city.server.url, 'lina', { enrol: true })
  await pagesSeen(enrolled)
  await enrolled.goOffline()
  await takeIn(enrolled, 'GO2')
  await expect(enrolled.syncState).toContainText('项待上传')
  expect(await closing(enrolled)).toBe('closed')
})
