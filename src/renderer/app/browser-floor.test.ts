import { describe, expect, it } from 'vitest'
import { chromiumVersion, isSupportedBrowser } from './browser-floor'

const agent = (engine: string) =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ${engine}`

describe('browser floor', () => {
  it('lets in Chromium 109, the last for Windows 7, and what is built on newer ones', () => {
    expect(isSupportedBrowser(agent('Chrome/109.0.0.0 Safari/537.36'))).toBe(true)
    expect(isSupportedBrowser(agent('Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0'))).toBe(true)
    expect(isSupportedBrowser(agent('Chrome/150.0.0.0 Electron/45.0.0 Safari/537.36'))).toBe(true)
  })

  it('turns away older kernels, as in the speed mode of office browsers', () => {
    expect(isSupportedBrowser(agent('Chrome/86.0.4240.198 Safari/537.36 QIHU 360SE'))).toBe(false)
    expect(isSupportedBrowser('Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko')).toBe(false)
  })

  it('turns away other engines, whose storage is not what the store was tested on', () => {
    expect(chromiumVersion('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBeUndefined()
    expect(isSupportedBrowser('Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15')).toBe(false)
  })
})
