import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DataLock, lockDataDir, lockHolder } from './data-lock'

const real = { linkSync: fs.linkSync, writeFileSync: fs.writeFileSync }

describe('The lock of a data directory', () => {
  let dir: string
  beforeEach(() => {
    dir = fs.mkdtempSync(join(tmpdir(), 'desk-lock-'))
  })
  afterEach(() => {
    Object.assign(fs, real)
    syncBuiltinESMExports()
    fs.rmSync(dir, { recursive: true, force: true })
  })

  const taken = (): DataLock | undefined => {
    try {
      return lockDataDir(dir)
    } catch {
      return undefined
    }
  }

  it('is held by one of two starters, also when the second comes while the first has made its file and not written it', () => {
    const held: (DataLock | undefined)[] = []
    fs.writeFileSync = ((path, data, options) => {
      Object.assign(fs, real)
      syncBuiltinESMExports()
      real.writeFileSync(path, '', options)
      held.push(taken())
      real.writeFileSync(path, data, { mode: 0o600 })
    }) as typeof fs.writeFileSync
    syncBuiltinESMExports()
    held.push(taken())
    expect(held.filter(Boolean)).toHaveLength(1)
    expect(lockHolder(dir)).toMatchObject({ pid: process.pid })
  })

  it('is taken on a disk without links too, released, and leaves nothing behind', () => {
    fs.linkSync = () => {
      throw Object.assign(new Error('no links here'), { code: 'EPERM' })
    }
    syncBuiltinESMExports()
    const lock = lockDataDir(dir)
    expect(() => lockDataDir(dir)).toThrow(expect.objectContaining({ code: 'cli.dataDirBusy' }))
    lock.release()
    expect(lockHolder(dir)).toBeUndefined()
    expect(fs.readdirSync(dir)).toEqual([])
  })

  it('of a killed process, or half written before its machine lost power, is taken over', () => {
    for (const left of ['', JSON.stringify({ pid: 2 ** 22 + 1, started: 'long ago', host: '' })]) {
      fs.writeFileSync(join(dir, 'desk.lock'), left.replace('"host":""', `"host":${JSON.stringify(hostname())}`))
      lockDataDir(dir).release()
    }
    expect(fs.readdirSync(dir)).toEqual([])
  })
})
