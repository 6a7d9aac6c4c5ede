import { describe, expect, it, vi } from 'vitest'
import { DiskWatch } from './disk-watch'

const MB = 1024 * 1024

describe('the watch over the disk', () => {
  it('stops new work before the disk is full, and lets it go on as soon as there is room', async () => {
    let free: number | undefined = 900 * MB
    let now = 0
    const diskFree = vi.fn(async () => free)
    const watch = new DiskWatch({ diskFree }, () => now)
    expect(await watch.refusal()).toBeUndefined()
    free = 150 * MB
    expect(await watch.refusal()).toBeUndefined()
    expect(diskFree).toHaveBeenCalledTimes(1)
    now += 30_000
    expect(await watch.refusal()).toEqual({ code: 'local.diskLow', args: { megabytes: 200 } })
    free = 300 * MB
    expect(await watch.refusal()).toBeUndefined()
  })

  it('asks before each file, and takes none that would fill the disk', async () => {
    let free = 900 * MB
    const watch = new DiskWatch({ diskFree: async () => free }, () => 0)
    expect(await watch.refusal(600 * MB)).toBeUndefined()
    free = 300 * MB
    expect(await watch.refusal(150 * MB)).toEqual({ code: 'local.fileDoesNotFit', args: { megabytes: 200 } })
    // The disk itself is not low: work goes on, and so do small files.
    expect(await watch.refusal()).toBeUndefined()
    expect(await watch.refusal(50 * MB)).toBeUndefined()
    free = 150 * MB
    expect(await watch.refusal(1)).toMatchObject({ code: 'local.diskLow' })
    expect(await watch.refusal()).toMatchObject({ code: 'local.diskLow' })
  })

  it('stops nothing where the space cannot be known', async () => {
    expect(await new DiskWatch({ diskFree: async () => undefined }).refusal()).toBeUndefined()
    const failing = new DiskWatch({ diskFree: async () => Promise.reject(new Error()) })
    expect(await failing.refusal()).toBeUndefined()
  })
})
