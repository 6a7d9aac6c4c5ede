import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { LINK_SCHEME } from '../../src/main/link-scheme'

const root = join(import.meta.dirname, '../..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const config = parse(read('electron-builder.yml'))
const product = JSON.parse(read('package.json'))

/** What @electron/fuses knows (FuseV1Options), as electron-builder spells it. */
const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
}

describe('the installers', () => {
  it('set every fuse, each as a hardened client needs it', () => {
    const { resetAdHocDarwinSignature, ...set } = config.electronFuses
    expect(set).toEqual(fuses)
    expect(resetAdHocDarwinSignature).toBe(false)
  })

  it('hold the three bundles and nothing of the sources, of node_modules or for finding faults', () => {
    expect(config.files.filter((name: string) => !name.startsWith('!'))).toEqual([
      'out/main/**',
      'out/preload/**',
      'out/renderer/**',
      'package.json',
    ])
    expect(config.files).toContain('!**/node_modules/**')
    expect(config.files).toContain('!out/**/*.map')
    expect(config.asar).toBe(true)
    expect(config.npmRebuild).toBe(false)
    expect(product.main).toBe('out/main/index.js')
  })

  it('are built with the Electron the product was tested against', () => {
    expect(config.electronVersion).toBe(JSON.parse(read('node_modules/electron/package.json')).version)
  })

  it('exist for Windows and Linux on both processors, for macOS as configuration', () => {
    const targets = (platform: string) =>
      config[platform].target.map(({ target, arch }: { target: string; arch: string[] }) => [target, arch])
    expect(targets('win')).toEqual([['nsis', ['x64', 'arm64']]])
    expect(targets('linux')).toEqual([
      ['deb', ['x64', 'arm64']],
      ['AppImage', ['x64', 'arm64']],
    ])
    expect(targets('mac')).toEqual([['dmg', ['x64', 'arm64']]])
  })

  it('install where officers cannot write, and leave unsent work on the disk when they go', () => {
    expect(config.nsis).toMatchObject({ perMachine: true, oneClick: false, deleteAppDataOnUninstall: false })
    expect(config.win.requestedExecutionLevel).toBe('asInvoker')
  })

  it('ask no public feed, and open the links that main understands', () => {
    expect(config.publish).toBeNull()
    expect(config.protocols.flatMap(({ schemes }: { schemes: string[] }) => schemes)).toEqual([LINK_SCHEME])
    expect(config.linux.mimeTypes).toContain(`x-scheme-handler/${LINK_SCHEME}`)
  })

  it('bring the policy template, the licences and icons of every size', () => {
    for (const { from } of config.extraResources) expect(existsSync(join(root, from)), from).toBe(true)
    const icons = join(root, config.directories.buildResources)
    expect(readFileSync(join(icons, config.win.icon)).subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]))
    expect(readFileSync(join(icons, config.mac.icon)).subarray(0, 4).toString()).toBe('icns')
    for (const size of [16, 32, 48, 64, 128, 256, 512]) {
      const png = readFileSync(join(icons, `${size}x${size}.png`))
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
    }
  })
})
