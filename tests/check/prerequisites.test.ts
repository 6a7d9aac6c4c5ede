import { expect, it } from 'vitest'
// @ts-expect-error plain module of the launcher, without types
import { ensurePrerequisites } from '../../scripts/prerequisites.mjs'

/** A machine that lacks some things, and what was done on it. */
function machine(lacks: string[], how: object) {
  const done: string[] = []
  const missing = new Set(lacks)
  const has = (what: string) => !missing.has(what)
  const installWithApt = (packages: string[]) => {
    done.push(`apt ${packages.join(' ')}`)
    missing.clear()
    return ''
  }
  const installBrowser = () => {
    done.push('browser')
    missing.delete('Chromium')
    return true
  }
  const say = () => {}
  const complain = (text: string) => void done.push(text)
  return {
    done,
    platform: 'linux',
    isRoot: false,
    hasApt: false,
    has,
    installWithApt,
    installBrowser,
    say,
    complain,
    ...how,
  }
}

it('does nothing where everything is there', () => {
  const here = machine([], {})
  expect([ensurePrerequisites(here), here.done]).toEqual([true, []])
})

it('installs by apt as root', () => {
  const here = machine(['Chromium', 'pdftotext'], { isRoot: true, hasApt: true })
  expect([ensurePrerequisites(here), here.done]).toEqual([true, ['apt chromium poppler-utils']])
})

it('says what root is to install, where there is apt', () => {
  const here = machine(['Chromium'], { hasApt: true })
  expect(ensurePrerequisites(here)).toBe(false)
  expect(here.done).toEqual([expect.stringContaining('sudo apt-get install -y --no-install-recommends chromium')])
})

it.each([
  ['darwin', 'brew install --cask libreoffice && brew install poppler'],
  ['win32', 'winget install TheDocumentFoundation.LibreOffice; winget install oschwartz10612.Poppler'],
  ['linux', 'Debian calls libreoffice-writer-nogui, poppler-utils'],
])('fetches a browser on %s and names its own way for the rest, not apt', (platform, way) => {
  const here = machine(['Chromium', 'LibreOffice Writer', 'pdftotext'], { platform })
  expect(ensurePrerequisites(here)).toBe(false)
  expect(here.done).toEqual(['browser', expect.stringContaining(way)])
  expect(here.done[1]).not.toContain('Chromium')
  expect(here.done[1]).not.toContain('apt-get')
})

it('goes on where the browser was all that was missing, and says what to do where it cannot be fetched', () => {
  expect(ensurePrerequisites(machine(['Chromium'], { platform: 'darwin' }))).toBe(true)
  const here = machine(['Chromium'], { platform: 'darwin', installBrowser: () => false })
  expect(ensurePrerequisites(here)).toBe(false)
  expect(here.done.at(-1)).toContain('brew install --cask google-chrome')
})
