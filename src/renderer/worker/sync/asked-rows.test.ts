import { beforeEach, describe, expect, it, vi } from 'vitest'
import { testOrder } from '#shared/commands/testing/test-order'
import type { Connection } from '#shared/sync/sync-core-types'
import { openMemoryStore } from '../store/local-store'
import { put, testWorld } from '../testing/test-stores'
import { applyRows } from './apply-rows'
import { AskedRows } from './asked-rows'
import { syncHindrance } from './sync-hindrance'

const ref = (id: string) => ({ type: 'workOrder', id }) as const

describe('rows that pages ask for', () => {
  let connection: Connection
  let pulls: number
  const store = openMemoryStore()
  const rows = () =>
    new AskedRows({
      store,
      pull: () => pulls++,
      hindrance: () => syncHindrance(connection),
      changed: () => undefined,
    })
  async function pulled(asked: AskedRows, ...ids: string[]) {
    await asked.toSend()
    const incoming = ids.map((id) => put('workOrder', testOrder(id), 3, ['asked:hotline']))
    await store.write((tx) => applyRows(tx, { rows: incoming, lastSeq: 0, generation: 0 }, testWorld()))
    asked.pulled()
  }

  beforeEach(() => {
    connection = 'online'
    pulls = 0
  })

  it('are waited for until the pull that carried them is in the store, and not asked for twice', async () => {
    const asked = rows()
    const waiting = asked.want([ref('a')])
    expect(pulls).toBe(1)
    await pulled(asked, 'a')
    expect(await waiting).toBeUndefined()
    expect(await asked.want([ref('a')])).toBeUndefined()
    expect(pulls).toBe(1)
  })

  it.each([
    ['offline', 'desktop.serverUnreachable'],
    ['loginNeeded', 'auth.sessionEnded'],
    ['updateNeeded', 'local.updateFirst'],
    ['storageFull', 'local.noRoomToFetch'],
  ] as const)('are not waited for while the sync is %s: the reason is told at once', async (state, code) => {
    vi.useFakeTimers()
    try {
      connection = state
      const asked = rows()
      expect(await asked.want([ref('b')])).toEqual({ code })
      // The same in the midst of waiting.
      connection = 'online'
      const waiting = asked.want([ref('b')])
      asked.follow()
      connection = state
      asked.follow()
      expect(await waiting).toEqual({ code })
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('are followed after a hindrance: the next pull carries them all the same', async () => {
    connection = 'offline'
    const asked = rows()
    await asked.want([ref('c')])
    connection = 'online'
    await pulled(asked, 'c')
    expect(await asked.want([ref('c')])).toBeUndefined()
    expect(pulls).toBe(0)
  })

  it('are given up when a server does not answer', async () => {
    vi.useFakeTimers()
    try {
      const waiting = rows().want([ref('d')])
      await vi.advanceTimersByTimeAsync(10_000)
      expect(await waiting).toEqual({ code: 'desktop.serverTimeout', args: { seconds: 10 } })
    } finally {
      vi.useRealTimers()
    }
  })
})
