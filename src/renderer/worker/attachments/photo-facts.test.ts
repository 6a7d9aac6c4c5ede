import { describe, expect, it } from 'vitest'
import { sitePhoto } from '../../../../tests/support/site-photo'
import { isPicture, photoFacts, takenAtOf } from './photo-facts'

/** One grey dot. */
const dot = Buffer.from(
  `ffd8ffdb004300${'01'.repeat(64)}ffc0000b080001000101011100ffc4001400010000000000000000000000000000000affda0008010100003f00d2cf20ffd9`,
  'hex',
)
const blobOf = (bytes: Buffer, type = 'image/jpeg') => new Blob([Uint8Array.from(bytes)], { type })

describe('a photo', () => {
  it('keeps when and where its camera took it', async () => {
    const photo = sitePhoto(dot, { takenAt: '2026:11:26 09:12:30', lat: 32.98, lon: 114.02, orientation: 6 })
    expect(await photoFacts(blobOf(photo))).toEqual({
      takenAt: '2026-11-26T01:12:30.000Z',
      geo: { lat: expect.closeTo(32.98, 5), lon: expect.closeTo(114.02, 5) },
    })
  })

  it('that says nothing of itself, or has a broken header, is still a photo', async () => {
    expect(await photoFacts(blobOf(dot))).toEqual({})
    const photo = sitePhoto(dot, { takenAt: '2026:11:26 09:12:30', lat: 32.98, lon: 114.02 })
    expect(await photoFacts(blobOf(photo.subarray(0, 60)))).toEqual({})
  })

  it('is taken to stand in China where its camera does not say', () => {
    expect(takenAtOf('2026:11:26 09:12:00', undefined)).toBe('2026-11-26T01:12:00.000Z')
    expect(takenAtOf('2026:11:26 09:12:00', '+09:00')).toBe('2026-11-26T00:12:00.000Z')
    expect(takenAtOf('0000:00:00 00:00:00', undefined)).toBeUndefined()
  })

  it('is known by its bytes, whatever it is called', async () => {
    expect(await isPicture(blobOf(dot))).toBe(true)
    expect(await isPicture(blobOf(Buffer.from('这不是照片')))).toBe(false)
    expect(await isPicture(blobOf(Buffer.from('000000206674797068656963', 'hex'), 'image/heic'))).toBe(false)
  })
})
