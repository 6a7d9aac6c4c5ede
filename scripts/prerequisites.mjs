// Finds what the tests need beside npm packages, installs it where that is possible, and says what it did.
import { spawnSync } from 'node:child_process'
import { findBrowser, commandPath as found } from './find-browser.mjs'
import { installOfficeBackport } from './office-backport.mjs'

const needs = [
  { what: 'Chromium', packages: ['chromium'], has: () => Boolean(findBrowser()) },
  { what: 'LibreOffice Writer', packages: ['libreoffice-writer-nogui'], has: () => Boolean(found('soffice')) },
  { what: 'pdftotext', packages: ['poppler-utils'], has: () => Boolean(found('pdftotext')) },
  {
    what: 'Chinese fonts',
    packages: ['fonts-noto-cjk'],
    has: () => (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== '',
  },
]

/** Returns false, having said which command helps, where something is missing and cannot be installed here. */
export function ensurePrerequisites() {
  const missing = needs.filter((need) => !need.has())
  if (missing.length === 0) return true
  const names = missing.map((need) => need.what).join(', ')
  const packages = missing.flatMap((need) => need.packages)
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (process.getuid?.() !== 0 || !found('apt-get')) {
    process.stderr.write(`Missing: ${names}. Install them first, on Debian: sudo ${command}\n`)
    return false
  }
  process.stdout.write(`Missing: ${names}. Installing: ${packages.join(' ')}\n`)
  // Where this fails the usual way below brings an older one, and what it cannot measure is reported as not measured.
  if (missing.some((need) => need.packages.includes('libreoffice-writer-nogui'))) installOfficeBackport()
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = () => spawnSync('sh', ['-c', `apt-get update -qq && ${command} -qq`], { env, encoding: 'utf8' })
  // A mirror that answers late once is no reason to fail a whole run.
  const { status, stderr } = [run, run].reduce((last, attempt) => (last?.status === 0 ? last : attempt()), undefined)
  if (status !== 0) process.stderr.write(`${stderr}\nCould not install ${names}\n`)
  return status === 0 && needs.every((need) => need.has())
}
