import Dexie from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import { accountsPaths } from '#shared/sync/accounts-protocol'
import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import { all, officersMachines } from '../support/officers-machines'
import { isSettled, statusIs, type TestMachine } from '../support/test-desk-client'

const VERSION_OF_LATER = 9990

/** As a later version of the desk would, which is gone back from afterwards. */
async function migratedFurther(name: string): Promise<void> {
  await new Promise<void>((done, failed) => {
    const request = indexedDB.open(name, VERSION_OF_LATER)
    request.onsuccess = () => {
      request.result.close()
      done()
    }
    request.onerror = () => failed(request.error)
  })
}

const storesOnDisk = async () =>
  (await indexedDB.databases()).flatMap(({ name = '' }) => (name.startsWith('desk-store-') ? name : []))

describe('a device that was gone back from an update, and is shut out', () => {
  const city = officersMachines()

  /** 张伟's desk as the earlier version opens it: a copy from before the update, beside the store of the later one. */
  async function wentBack(machine: TestMachine): Promise<{ desk: DeskWorker; newer: string }> {
    const before = await city.enter(machine)
    expect(await before.backUp('beforeUpdate')).toMatchObject({ ok: true })
    await before.lock()
    const [newer = ''] = await storesOnDisk()
    await migratedFurther(newer)

    const { desk, answer } = await city.unlocked(machine)
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'local.newerStore' } })
    const start = await desk.start()
    const userId = start.state === 'loginNeeded' ? (start.users[0]?.userId ?? '') : ''
    const [copy] = await desk.backups(userId)
    expect(await desk.restoreBackup({ userId, password: DEMO_PASSWORD, id: copy?.id ?? '' })).toMatchObject({
      ok: true,
    })
    city.opened.push(desk)
    await statusIs(desk, isSettled)
    expect(await storesOnDisk()).toHaveLength(2)
    return { desk, newer }
  }

  async function shutOut(): Promise<void> {
    const [row] = await city.server.services.db.query<{ id: string }>(
      `SELECT c.id FROM client c JOIN users u ON u.id = c.user_id WHERE u.name = '张伟' AND c.enrolled AND NOT c.disabled`,
    )
    const admin = await city.server.client('admin')
    await admin.json(accountsPaths.disableClient, { id: row?.id, reason: '设备遗失' })
  }

  it('erases the store of the later version too, and every copy', async () => {
    const machine = city.machine()
    const { desk, newer } = await wentBack(machine)
    expect((await desk.listOrders({ ...all, leadState: 'open' })).rows).not.toEqual([])
    await shutOut()
    await desk.syncNow()
    await vi.waitFor(async () => expect(await storesOnDisk()).not.toContain(newer), 120_000)
    await vi.waitFor(async () => expect([...machine.backups.copies.values()].flat()).toEqual([]), 120_000)
    expect((await desk.listOrders({ ...all, leadState: 'open' })).rows).toEqual([])
    expect(await storesOnDisk()).toHaveLength(1)
  })

  it('erases it at the next start where the power failed in between, and what an earlier failure left unnamed', async () => {
    const machine = city.machine()
    const { desk, newer } = await wentBack(machine)
    // A copy that was being put beside when the power failed, and that no record names.
    const orphan = `${newer}-0197a1b2-0000-7000-8000-000000000000`
    await migratedFurther(orphan)
    await shutOut()
    const removing = vi.spyOn(Dexie, 'delete').mockReturnValue(new Promise<never>(() => undefined) as never)
    await desk.syncNow()
    await vi.waitFor(() => expect(removing).toHaveBeenCalled(), 120_000)
    removing.mockRestore()
    await desk.lock()
    expect(await storesOnDisk()).toContain(newer)

    const again = await city.unlocked(machine)
    expect(again.answer).toMatchObject({ ok: true })
    city.opened.push(again.desk)
    await vi.waitFor(async () => expect(await storesOnDisk()).toHaveLength(1), 120_000)
    expect((await again.desk.listOrders({ ...all, leadState: 'open' })).rows).toEqual([])
  })
})
