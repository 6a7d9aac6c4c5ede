import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { sm3, sm4 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { cipherSuite, type SuiteName } from './cipher-suite'
import { hmacSm3 } from './sm4-suite'
import { loadSodium } from './sodium'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytes = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const place = new TextEncoder().encode('workOrder/o1')
const key = new Uint8Array(32).map((_, at) => at)

describe('the library of the state’s algorithms', () => {
  it('computes SM4 as the example of GB/T 32907-2016 has it', () => {
    const example = bytes('0123456789abcdeffedcba9876543210')
    expect(hex(sm4.encrypt(example, example, { padding: 'none', output: 'array' }))).toBe(
      '681edf34d206965e86b3e94f536e4246',
    )
  })

  it('computes SM3 as the examples of GB/T 32905-2016 have it', () => {
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(sm3('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })

  it('computes SM4-GCM as RFC 8998 A.1 has it', () => {
    const plain = bytes(
      `${'AA'.repeat(8)}${'BB'.repeat(8)}${'CC'.repeat(8)}${'DD'.repeat(8)}${'EE'.repeat(8)}${'FF'.repeat(8)}${'EE'.repeat(8)}${'AA'.repeat(8)}`,
    )
    const { output, tag } = sm4.encrypt(plain, bytes('0123456789ABCDEFFEDCBA9876543210'), {
      mode: 'gcm',
      iv: bytes('00001234567800000000ABCD'),
      associatedData: bytes('FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2'),
      padding: 'none',
      output: 'array',
      outputTag: true,
    })
    expect(hex(output)).toBe(
      '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d',
    )
    expect(hex(tag ?? new Uint8Array())).toBe('83de3541e4c2b58177e065a9bf7b62ec')
  })

  it('gives an HMAC that depends on every byte of key and message, long keys too', () => {
    const macs = [
      hmacSm3(key, place),
      hmacSm3(new Uint8Array(32), place),
      hmacSm3(key, key),
      hmacSm3(new Uint8Array(65), place),
    ]
    expect(new Set(macs.map(hex)).size).toBe(4)
    expect(macs.every((mac) => mac.length === 32)).toBe(true)
  })
})

describe('XChaCha20-Poly1305', () => {
  it('opens what another library of the same cipher sealed, and the other way round', async () => {
    const plain = crypto.getRandomValues(new Uint8Array(40_000))
    const nonce = crypto.getRandomValues(new Uint8Array(24))
    const cipher = await cipherSuite('xchacha20').open(key)
    const foreign = new Uint8Array([...nonce, ...xchacha20poly1305(key, nonce, place).encrypt(plain)])
    expect(cipher.decrypt(foreign, place)).toEqual(plain)
    const own = cipher.encrypt(plain, place)
    expect(xchacha20poly1305(key, own.subarray(0, 24), place).decrypt(own.subarray(24))).toEqual(plain)
  })

  it('leaves neither key nor text in the memory of the library when it is wiped', async () => {
    const { HEAPU8 } = await loadSodium()
    const lies = (bytes: Uint8Array) => Buffer.from(HEAPU8.buffer).includes(Buffer.from(bytes))
    const secret = crypto.getRandomValues(new Uint8Array(32))
    const plain = crypto.getRandomValues(new Uint8Array(500))
    const cipher = await cipherSuite('xchacha20').open(secret)
    cipher.decrypt(cipher.encrypt(plain, place), place)
    expect(lies(secret)).toBe(true)
    cipher.wipe()
    expect(lies(secret)).toBe(false)
    expect(lies(plain.subarray(16, 480))).toBe(false)
  })
})

describe.each(['xchacha20', 'sm4'] as SuiteName[])('the suite %s', (name) => {
  const plain = new TextEncoder().encode('欧阳丽华，文明大道九号院')
  const other = () => cipherSuite(name).open(new Uint8Array(32))

  it('opens what it sealed, and never seals alike', async () => {
    const cipher = await cipherSuite(name).open(key)
    const again = await cipherSuite(name).open(key)
    const sealed = [cipher.encrypt(plain, place), cipher.encrypt(plain, place)]
    expect(sealed.map((one) => cipher.decrypt(one, place))).toEqual([plain, plain])
    expect(sealed[0]).not.toEqual(sealed[1])
    expect(cipher.decrypt(cipher.encrypt(new Uint8Array(0), place), place)).toEqual(new Uint8Array(0))
    expect(again.decrypt(sealed[0] as Uint8Array, place)).toEqual(plain)
  })

  it('notices every changed byte, another place and another key', async () => {
    const cipher = await cipherSuite(name).open(key)
    const stranger = await other()
    const sealed = cipher.encrypt(plain, place)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => cipher.decrypt(changed, place), `byte ${at}`).toThrow()
    }
    expect(() => cipher.decrypt(sealed, new TextEncoder().encode('workOrder/o2'))).toThrow()
    expect(() => stranger.decrypt(sealed, place)).toThrow()
    for (const length of [0, 11, 27, 39]) expect(() => cipher.decrypt(sealed.slice(0, length), place)).toThrow()
  })

  it('names a text always alike, and not without its key', async () => {
    const tag = (await cipherSuite(name).open(key)).tag(plain)
    expect((await cipherSuite(name).open(key)).tag(plain)).toEqual(tag)
    expect((await other()).tag(plain)).not.toEqual(tag)
    expect(tag).toHaveLength(16)
  })
})
