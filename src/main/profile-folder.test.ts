import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diskIsFull, profileProblem } from './profile-folder'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-profile-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the folder of the desk', () => {
  it('is made at the first start, and the probe leaves nothing behind', async () => {
    const profile = join(folder, 'profile')
    expect(profileProblem(profile)).toBeUndefined()
    expect(await readdir(profile)).toEqual([])
  })

  it('is told as unusable where a file stands in its place', async () => {
    await writeFile(join(folder, 'profile'), '')
    expect(profileProblem(join(folder, 'profile'))).toMatch(/^(EEXIST|ENOTDIR)$/)
  })

  it.runIf(process.platform === 'linux')('is told as unusable where nothing can be written', () => {
    // Not even root writes there.
    expect(profileProblem('/proc/self')).toBeDefined()
  })

  it.runIf(process.platform === 'linux')('opens on a full disk, which is told apart from one with room', async () => {
    expect(diskIsFull(folder)).toBe(false)
    await symlink('/dev/full', join(folder, `.write-probe-${process.pid}`))
    expect(diskIsFull(folder)).toBe(true)
    await symlink('/dev/full', join(folder, `.write-probe-${process.pid}`))
    expect(profileProblem(folder)).toBeUndefined()
    expect(await readdir(folder)).toEqual([])
  })
})
