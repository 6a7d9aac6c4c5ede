import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { officersMachines } from '../support/officers-machines'

describe('a desk that starts on a full disk', () => {
  const city = officersMachines()
  afterEach(() => vi.restoreAllMocks())

  /** What Chromium answers where LevelDB finds no room for its log. */
  const noRoom = () => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')
  }

  it('says that the disk is full and what to do, and opens with everything when there is room', async () => {
    const machine = city.machine()
    await (await city.enter(machine)).lock()
    machine.freeBytes = 0
    vi.spyOn(indexedDB, 'open').mockImplementation(noRoom)
    const desk = machine.desk()
    expect(await desk.start()).toEqual({
      state: 'refused',
      refusal: { code: 'local.diskFull', args: { megabytes: 200 } },
    })
    vi.restoreAllMocks()
    machine.freeBytes = 10 ** 9
    expect(await desk.start()).toMatchObject({ state: 'loginNeeded', users: [{ name: '张伟' }] })
  })

  it('does not blame the disk where there is room', async () => {
    const machine = city.machine()
    machine.freeBytes = 10 ** 9
    vi.spyOn(indexedDB, 'open').mockImplementation(noRoom)
    expect(await machine.desk().start()).toMatchObject({ refusal: { code: 'local.storeFailed' } })
  })
})
