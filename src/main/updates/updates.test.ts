import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isNewer } from '#shared/security/update-manifest'
import { newUpdateKey, signUpdate } from '../../cli/sign-update'
import { fetchInstaller, installerFor, readManifest, type UpdateFeed, updateFeed } from './update-feed'

const { publicKey, privateKey } = newUpdateKey()
const name = 'supervision-desk-0.2.0-linux-x64.deb'
let place: string
let here: string
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'desk-feed-'))
  here = await mkdtemp(join(tmpdir(), 'desk-staged-'))
  await writeFile(join(place, name), 'an installer')
  await writeFile(join(place, 'supervision-desk-0.2.0-win-arm64.exe'), 'another one')
  await signUpdate(place, privateKey, '0.2.0', new Date('2026-11-23T01:30:00Z'))
})
afterEach(async () => {
  for (const folder of [place, here]) await rm(folder, { recursive: true, force: true })
})

const feed = () => updateFeed(place, () => Promise.reject(new Error('no network'))) as UpdateFeed
const machine = { version: '0.1.0', platform: 'linux', arch: 'x64', asAppImage: false }

describe('an update from the office', () => {
  it('is offered to an older machine of its kind, and brought here whole', async () => {
    const manifest = (await readManifest(feed(), publicKey)).manifest
    const installer = installerFor(manifest, machine)
    expect(installer?.name).toBe(name)
    const file = await fetchInstaller(feed(), installer as NonNullable<typeof installer>, here)
    expect(await readFile(file, 'utf8')).toBe('an installer')
    expect(installerFor(manifest, { ...machine, platform: 'win32', arch: 'arm64' })?.name).toMatch(/win-arm64/)
    expect(installerFor(manifest, { ...machine, arch: 'arm64' })).toBeUndefined()
  })

  it('is of the kind that runs: an AppImage for an AppImage, a package for what was installed', async () => {
    const image = 'supervision-desk-0.2.0-linux-x86_64.AppImage'
    await writeFile(join(place, image), 'an image')
    await signUpdate(place, privateKey, '0.2.0', new Date('2026-11-23T01:30:00Z'))
    const manifest = (await readManifest(feed(), publicKey)).manifest
    expect(installerFor(manifest, machine)?.name).toBe(name)
    expect(installerFor(manifest, { ...machine, asAppImage: true })?.name).toBe(image)
    expect(installerFor(manifest, { ...machine, arch: 'arm64', asAppImage: true })).toBeUndefined()
  })

  it('is never the same version or an older one', async () => {
    const manifest = (await readManifest(feed(), publicKey)).manifest
    for (const version of ['0.2.0', '0.2.1', '0.10.0', '1.0.0'])
      expect(installerFor(manifest, { ...machine, version }), version).toBeUndefined()
    expect(isNewer('0.10.0', '0.9.9')).toBe(true)
    expect(isNewer('1.0.0', '1.0.0')).toBe(false)
  })

  it('is refused under another key, with a changed list or without a signature', async () => {
    const untrusted = { code: 'desktop.updateUntrusted' }
    await expect(readManifest(feed(), newUpdateKey().publicKey)).rejects.toMatchObject(untrusted)
    const file = join(place, 'desk-update.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace('0.2.0', '9.9.9'))
    await expect(readManifest(feed(), publicKey)).rejects.toMatchObject(untrusted)
    await rm(join(place, 'desk-update.json.sig'))
    await expect(readManifest(feed(), publicKey)).rejects.toMatchObject({ code: 'desktop.updateUnreachable' })
  })

  it('is refused when the installer is not the one that was signed, and leaves nothing', async () => {
    const installer = installerFor((await readManifest(feed(), publicKey)).manifest, machine) as NonNullable<
      ReturnType<typeof installerFor>
    >
    for (const content of ['an Installer', 'an installer with more', 'less']) {
      await writeFile(join(place, name), content)
      await expect(fetchInstaller(feed(), installer, here), content).rejects.toMatchObject({
        code: 'desktop.updateUntrusted',
      })
    }
    expect(await readdir(here)).toEqual([])
  })

  it('comes from a folder or over https, from nowhere else', async () => {
    const fetched: string[] = []
    const web = updateFeed('https://desk.example/updates/', async (url) => {
      fetched.push(url)
      return new Response(await readFile(join(place, url.split('/').at(-1) ?? '')))
    })
    expect((await readManifest(web as UpdateFeed, publicKey)).manifest.version).toBe('0.2.0')
    expect(fetched[0]).toBe('https://desk.example/updates/desk-update.json')
    for (const other of ['http://desk.example/', 'ftp://x/', 'updates'])
      expect(updateFeed(other, fetch)).toBeUndefined()
  })
})
