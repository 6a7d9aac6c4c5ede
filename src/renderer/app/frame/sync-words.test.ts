import { describe, expect, it } from 'vitest'
import type { SyncStatus } from '../../data/desk-worker-api'
import { syncWords } from './sync-words'

const now = new Date('2026-11-23T02:00:00Z')
const quiet: SyncStatus = {
  connection: 'online',
  phase: 'idle',
  pending: 0,
  attention: 0,
  lastSyncedAt: '2026-11-23T01:31:00Z',
  skewMs: 0,
}

describe('the state of sync in words', () => {
  it('says when it last synced', () => {
    expect(syncWords(quiet, now)).toEqual({ text: '已同步 09:31', mood: 'calm' })
    expect(syncWords({ ...quiet, lastSyncedAt: undefined }, now).text).toBe('尚未同步')
  })

  it('is calm about being offline, and counts what waits', () => {
    expect(syncWords({ ...quiet, connection: 'offline', pending: 3 }, now)).toEqual({
      text: '离线，3 项待上传',
      mood: 'calm',
    })
    expect(syncWords({ ...quiet, connection: 'offline' }, now).text).toBe('离线')
  })

  it('asks to keep the window open where what waits is in it alone', () => {
    expect(syncWords({ ...quiet, connection: 'offline', pending: 3 }, now, false).text).toBe(
      '离线，3 项待上传，请勿关闭窗口',
    )
    expect(syncWords(quiet, now, false).text).toBe('已同步 09:31')
  })

  it('shows how far a catch-up is, and never 100 % before it is done', () => {
    const at = (done: number) =>
      syncWords({ ...quiet, phase: 'bootstrap', progress: { done, total: 10_000 } }, now).text
    expect(at(4_210)).toBe('正在追赶 42 %')
    expect(at(10_000)).toBe('正在追赶 99 %')
    expect(syncWords({ ...quiet, phase: 'pulling' }, now).text).toBe('已同步 09:31')
  })

  it('puts first what only a person can settle', () => {
    expect(syncWords({ ...quiet, attention: 2 }, now)).toEqual({ text: '2 项需要处理', mood: 'act' })
    expect(syncWords({ ...quiet, connection: 'offline', pending: 1, attention: 2 }, now)).toEqual({
      text: '离线，1 项待上传，2 项需要处理',
      mood: 'act',
    })
    expect(syncWords({ ...quiet, connection: 'loginNeeded', pending: 4 }, now).text).toBe('登录已过期，4 项待上传')
  })

  it('asks for what waits for a word of the officer, and does not pass by itself, instead of telling of calm', () => {
    const massDelete = { code: 'sync.massDelete', args: { gone: 90, held: 100 } } as const
    const asks = (lastProblem: SyncStatus['lastProblem']) => syncWords({ ...quiet, lastProblem, pending: 1 }, now)
    expect(asks(massDelete)).toEqual({ text: '等您确认是否删除数据，1 项待上传', mood: 'act' })
    expect(asks({ code: 'sync.auditBroken', args: { seq: 4 } })).toEqual({
      text: '审计记录不一致，请联系管理员，1 项待上传',
      mood: 'act',
    })
    expect(asks({ code: 'sync.commandTooLarge' })).toEqual({ text: '有内容过大未能上传，1 项待上传', mood: 'act' })
    expect(syncWords({ ...quiet, lastProblem: massDelete, phase: 'pushing', pending: 1, attention: 2 }, now)).toEqual({
      text: '等您确认是否删除数据，2 项需要处理，1 项待上传',
      mood: 'act',
    })
    // What passes by itself asks nobody.
    expect(asks({ code: 'local.storeFailed', args: { reason: 'x' } }).mood).toBe('busy')
  })

  it('says that work is being sent', () => {
    expect(syncWords({ ...quiet, phase: 'pushing', pending: 3 }, now).text).toBe('正在上传 3 项')
    expect(syncWords({ ...quiet, pending: 3 }, now).text).toBe('3 项待上传')
  })
})
