import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppImage, beginStart, confirmStart, earlierOf, runningAppImage, takePlace } from './app-image'

let folder: string
let image: AppImage
let installer: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-image-'))
  image = { file: join(folder, 'desk.AppImage'), trialFile: join(folder, 'trial.json') }
  installer = join(folder, 'staged')
  await writeFile(image.file, 'version 1', { mode: 0o755 })
  await writeFile(installer, 'version 2', { mode: 0o600 })
})
afterEach(async () => {
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true, force: true })
})
const stands = () => readFile(image.file, 'utf8')

describe('a new AppImage', () => {
  it('takes the place of the running one, may be started, and leaves it beside', async () => {
    takePlace(installer, '2.0.0', image)
    expect(await stands()).toBe('version 2')
    expect((await stat(image.file)).mode & 0o777).toBe(0o755)
    expect(await readFile(earlierOf(image.file), 'utf8')).toBe('version 1')
    expect((await readdir(folder)).sort()).toEqual(['desk.AppImage', 'desk.AppImage.earlier', 'staged', 'trial.json'])
  })

  it('stays once its page has worked, however often it is started then', async () => {
    takePlace(installer, '2.0.0', image)
    expect(beginStart('2.0.0', image)).toBe('go')
    confirmStart(image)
    for (let n = 0; n < 5; n += 1) expect(beginStart('2.0.0', image)).toBe('go')
    expect(await stands()).toBe('version 2')
  })

  it('gives its place back when it came up at neither of two starts', async () => {
    takePlace(installer, '2.0.0', image)
    expect([beginStart('2.0.0', image), beginStart('2.0.0', image)]).toEqual(['go', 'go'])
    expect(beginStart('2.0.0', image)).toBe('wentBack')
    expect(await stands()).toBe('version 1')
    expect(beginStart('1.0.0', image)).toBe('go')
    expect(await stands()).toBe('version 1')
  })

  it('goes on trying where the earlier one was taken away', async () => {
    takePlace(installer, '2.0.0', image)
    for (let n = 0; n < 2; n += 1) beginStart('2.0.0', image)
    await rm(earlierOf(image.file))
    expect(beginStart('2.0.0', image)).toBe('go')
    expect(await stands()).toBe('version 2')
  })

  it('is not on trial where the power failed before the exchange', async () => {
    takePlace(installer, '2.0.0', image)
    await writeFile(image.file, 'version 1')
    for (let n = 0; n < 4; n += 1) expect(beginStart('1.0.0', image)).toBe('go')
    expect(await stands()).toBe('version 1')
  })

  it('changes nothing where the exchange fails', async () => {
    await rm(installer)
    expect(() => takePlace(installer, '2.0.0', image)).toThrow()
    expect(await stands()).toBe('version 1')
    expect((await readdir(folder)).sort()).toEqual(['desk.AppImage'])
    expect(beginStart('1.0.0', image)).toBe('go')
  })

  it('is told by what its start script sets, on Linux only', () => {
    expect(runningAppImage('/profile', undefined)).toBeUndefined()
    const found = runningAppImage('/profile', '/opt/desk.AppImage')
    expect(found?.file).toBe(process.platform === 'linux' ? '/opt/desk.AppImage' : undefined)
  })

  it('is put in the place of a new one at the next update', async () => {
    takePlace(installer, '2.0.0', image)
    confirmStart(image)
    await writeFile(installer, 'version 3')
    takePlace(installer, '3.0.0', image)
    expect(await stands()).toBe('version 3')
    expect(await readFile(earlierOf(image.file), 'utf8')).toBe('version 2')
  })
})
