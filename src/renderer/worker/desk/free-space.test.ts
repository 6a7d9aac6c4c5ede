import { describe, expect, it, vi } from 'vitest'
import type { BackupFile } from '#shared/host'
import type { Refusal } from '#shared/messages/catalogue'
import { freeSpace } from './free-space'
import type { OpenDesk } from './open-desk'

const low: Refusal = { code: 'local.diskLow', args: { megabytes: 200 } }
const copy = (id: string, bytes: number): BackupFile => ({ id, at: '2026-11-23T01:30:00Z', reason: 'daily', bytes })

function machine(short?: Refusal) {
  const order: string[] = []
  const dispatch = vi.fn()
  const noteRoom = vi.fn()
  const attachments = {
    dropCached: async () => {
      order.push('cached')
      return 500
    },
  }
  const open = { onDisk: true, attachments, noteRoom, runner: { dispatch } } as unknown as OpenDesk
  const door = {
    olderCopies: async () => [copy('b', 70), copy('a', 30)],
    dropOlderCopies: async () => void order.push('copies'),
  }
  return { order, dispatch, noteRoom, parts: { open, door, disk: { refusal: async () => short } } }
}

describe('making room on a machine', () => {
  it('drops what was chosen, files of the machine first, and lets the sync go on', async () => {
    const { order, dispatch, noteRoom, parts } = machine()
    expect(await freeSpace(parts, ['cachedFiles', 'olderCopies'])).toEqual({ bytes: 600 })
    expect(order).toEqual(['copies', 'cached'])
    expect(noteRoom).toHaveBeenCalledWith(undefined)
    expect(dispatch).toHaveBeenCalledWith({ type: 'spaceFreed' })
  })

  it('leaves alone what was not chosen', async () => {
    const { order, parts } = machine()
    expect(await freeSpace(parts, ['cachedFiles'])).toEqual({ bytes: 500 })
    expect(order).toEqual(['cached'])
  })

  it('says that it was not enough, and keeps saying it', async () => {
    const { noteRoom, parts } = machine(low)
    expect(await freeSpace(parts, [])).toEqual({ bytes: 0, short: low })
    expect(noteRoom).toHaveBeenCalledWith(low)
  })
})
