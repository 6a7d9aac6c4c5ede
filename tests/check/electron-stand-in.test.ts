import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { aliasedHeader, fromAlias, toAlias } from '../support/electron/alias'
import { implemented, StrictEmitter, strict } from '../support/electron/strict'
import { decode, encode } from '../support/electron/wire.mjs'

const types = readFileSync(join(import.meta.dirname, '../../node_modules/electron/electron.d.ts'), 'utf8')

/** Names that Electron documents for an object, as its type declarations have them. */
function documented(name: string): Set<string> {
  const interfaceName =
    name === 'session' ? '(?:Session|SessionConstructor)' : name.charAt(0).toUpperCase() + name.slice(1)
  const blocks = [
    ...types.matchAll(new RegExp(`^  (?:interface|class) ${interfaceName}(?: extends [^{]+)? {$([^]*?)^  }$`, 'gm')),
  ]
  const members = blocks.flatMap(([, body = '']) =>
    [...body.matchAll(/^ {4}(?:static |readonly )*(?:get |set )?([a-zA-Z]+)[?(:]/gm)].map(([, member = '']) => member),
  )
  return new Set(members)
}

describe('the stand-in for Electron', () => {
  beforeAll(async () => {
    process.argv.push('--user-data-dir=/nowhere')
    const electron = await import('../support/electron/electron')
    // Instances are implemented when they are first made.
    void electron.session.defaultSession
    electron.Menu.buildFromTemplate([])
  })

  it('tells an event to the listeners of its own object only', () => {
    const told: string[] = []
    const known = ['closed']
    const [one, other] = [new StrictEmitter('BrowserWindow', known), new StrictEmitter('BrowserWindow', known)]
    one.on('closed', () => told.push('one'))
    other.on('closed', () => told.push('other'))
    other.emit('closed')
    expect(told).toEqual(['other'])
  })

  it('implements no name that Electron does not document', () => {
    const foreign = [...implemented].flatMap(([name, members]) => {
      if (name.includes('(')) return []
      const known = documented(name)
      expect(known.size, name).toBeGreaterThan(0)
      return [...members].filter((member) => !known.has(member)).map((member) => `${name}.${member}`)
    })
    expect(foreign).toEqual([])
    expect(implemented.size).toBeGreaterThan(10)
  })

  it('throws for what it does not implement, instead of looking as if it did', async () => {
    const { app, shell } = (await import('../support/electron/electron')) as unknown as Record<
      string,
      { [key: string]: () => void }
    >
    expect(() => app?.dock).toThrow('electron.app.dock is not implemented')
    expect(() => shell?.beep?.()).toThrow('electron.shell.beep is not implemented')
    const emitter = strict('powerMonitor', new StrictEmitter('powerMonitor', ['suspend']))
    expect(() => emitter.on('suspended', () => undefined)).toThrow("event 'suspended' is not implemented")
    const onLinux = new StrictEmitter('powerMonitor', ['suspend', 'lock-screen'], ['lock-screen'])
    onLinux.on('lock-screen', () => undefined)
    expect(onLinux.emit('suspend')).toBe(false)
    expect(() => onLinux.emit('lock-screen')).toThrow("powerMonitor never emits 'lock-screen' on this system")
  })

  it('shows the product its own scheme only', () => {
    const schemes = new Set(['app'])
    for (const url of ['app://desk/', 'app://desk/assets/a.js?x#y', 'app://desk/print/1'])
      expect(fromAlias(toAlias(url, schemes))).toBe(url)
    expect(toAlias('https://example.com/', schemes)).toBe('https://example.com/')
    expect(fromAlias('https://example.com/')).toBe('https://example.com/')
    expect(aliasedHeader("default-src 'self' app://desk/x; img-src data:", schemes)).toBe(
      `default-src 'self' ${toAlias('app://desk/x', schemes)}; img-src data:`,
    )
  })

  it('carries what structured clone carries, and refuses functions as Electron does', () => {
    const value = {
      text: '意见书',
      bytes: new Uint8Array([0, 255, 7]),
      at: new Date(5),
      none: undefined,
      big: 12n,
      nothing: null,
      list: [1, Number.NaN, { $: 'no tag of ours' }],
      map: new Map([['a', new Set([1])]]),
    }
    expect(decode(JSON.parse(JSON.stringify(encode(value))))).toEqual(value)
    const large = new Uint8Array(100_000).map((_, at) => at % 256)
    expect(decode(encode(large))).toEqual(large)
    expect(() => encode({ call: () => undefined })).toThrow('could not be cloned')
  })
})
