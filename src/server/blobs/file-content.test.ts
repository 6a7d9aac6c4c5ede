import { describe, expect, it } from 'vitest'
import { contentOf } from './file-content'

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

describe('what a file is', () => {
  it('is told by its first bytes', () => {
    expect(contentOf(bytes('%PDF-1.7\n%âãÏÓ'))).toBe('pdf')
    expect(contentOf(bytes('\xff\xd8\xff\xe0\0\x10JFIF'))).toBe('picture')
    expect(contentOf(bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'))).toBe('picture')
    expect(contentOf(bytes('RIFF\x24\0\0\0WEBPVP8 '))).toBe('picture')
    expect(contentOf(bytes('BM\x46\0\0\0\0\0\0\0\x36\0'))).toBe('picture')
  })

  it('is neither picture nor PDF for a Word file, a program, a text or nothing', () => {
    expect(contentOf(bytes('PK\x03\x04\x14\0\x06\0'))).toBe('other')
    expect(contentOf(bytes('MZ\x90\0\x03\0\0\0'))).toBe('other')
    expect(contentOf(bytes('BM 督办'))).toBe('other')
    expect(contentOf(new Uint8Array())).toBe('other')
  })
})
