import { describe, expect, it } from 'vitest'
import type { SyncStatus } from './desk-worker-api'
import { isFilled } from './first-sync'

const status: SyncStatus = { connection: 'online', phase: 'idle', pending: 0, attention: 0, skewMs: 0 }
const lastSyncedAt = '2026-11-23T01:00:00.000Z'

describe('a store', () => {
  it('is not filled before its first sync has ended', () => {
    expect(isFilled(undefined)).toBe(false)
    expect(isFilled(status)).toBe(false)
    expect(isFilled({ ...status, phase: 'bootstrap' })).toBe(false)
  })

  it('is filled once it was synced, with or without network', () => {
    expect(isFilled({ ...status, lastSyncedAt, phase: 'pulling' })).toBe(true)
    expect(isFilled({ ...status, lastSyncedAt, connection: 'offline' })).toBe(true)
  })

  it('is being filled anew after the server was restored', () => {
    expect(isFilled({ ...status, lastSyncedAt, phase: 'bootstrap' })).toBe(false)
  })
})
