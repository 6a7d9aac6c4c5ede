import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'

const script = readFileSync(new URL('../public/browser-floor.js', import.meta.url), 'utf8')

/** Runs the script as a browser with this user agent would, and answers what the page shows. */
function pageIn(userAgent: string): string {
  const body = { innerHTML: '' }
  runInNewContext(script, {
    navigator: { userAgent },
    document: {
      body,
      documentElement: { setAttribute: () => undefined },
      addEventListener: (_: string, ready: () => void) => ready(),
    },
  })
  return body.innerHTML
}

const agent = (engine: string) =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ${engine}`

describe('browser floor', () => {
  it('lets in Chromium 109, the last for Windows 7, and what is built on newer ones', () => {
    expect(pageIn(agent('Chrome/109.0.0.0 Safari/537.36'))).toBe('')
    expect(pageIn(agent('Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0'))).toBe('')
    expect(pageIn(agent('Chrome/150.0.0.0 Electron/45.0.0 Safari/537.36'))).toBe('')
  })

  it('turns away older kernels, as in the office browsers of old PCs, and says which it is', () => {
    expect(pageIn(agent('Chrome/86.0.4240.198 Safari/537.36 QIHU 360SE'))).toContain('当前浏览器：Chromium 86')
    expect(pageIn('Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko')).toContain('浏览器版本过旧')
  })

  it('turns away other engines, on which the store was never tested', () => {
    expect(pageIn('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toContain('其他内核')
  })

  it('is written in a language that the turned-away can read', () => {
    expect(script).not.toMatch(/=>|\blet\b|\bconst\b|`/)
  })
})
