// Finds what the tests need beside npm packages, installs it where that is possible, and says what it did.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findBrowser, commandPath as found } from './find-browser.mjs'
import { installOfficeBackport } from './office-backport.mjs'

const CHROMIUM = 'Chromium'
/** What each system calls it; macOS and Windows bring Chinese fonts along. */
const needs = [
  { what: CHROMIUM, apt: 'chromium', brew: '--cask google-chrome', winget: 'Google.Chrome' },
  {
    what: 'LibreOffice Writer',
    apt: 'libreoffice-writer-nogui',
    brew: '--cask libreoffice',
    winget: 'TheDocumentFoundation.LibreOffice',
  },
  { what: 'pdftotext', apt: 'poppler-utils', brew: 'poppler', winget: 'oschwartz10612.Poppler' },
  { what: 'Chinese fonts', apt: 'fonts-noto-cjk' },
]
const isThere = {
  [CHROMIUM]: () => Boolean(findBrowser()),
  'LibreOffice Writer': () => Boolean(process.env.SOFFICE_PATH ?? found('soffice') ?? found('libreoffice')),
  pdftotext: () => Boolean(process.env.PDFTOTEXT_PATH ?? found('pdftotext')),
  'Chinese fonts': () =>
    process.platform === 'darwin' ||
    process.platform === 'win32' ||
    (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== '',
}

const aptCommand = (packages) => `apt-get install -y --no-install-recommends ${packages.join(' ')}`

function installWithApt(packages) {
  // Where this fails the usual way below brings an older one, and what it cannot measure is reported as not measured.
  if (packages.includes('libreoffice-writer-nogui')) installOfficeBackport()
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = () =>
    spawnSync('sh', ['-c', `apt-get update -qq && ${aptCommand(packages)} -qq`], { env, encoding: 'utf8' })
  // A mirror that answers late once is no reason to fail a whole run.
  const { status, stderr } = [run, run].reduce((last, attempt) => (last?.status === 0 ? last : attempt()), undefined)
  return status === 0 ? '' : stderr
}

/** A download behind a firewall that drops packets would never end. */
const browserWithinMs = 5 * 60_000

/** Playwright's own, into the user's cache: needs no rights. Its build is found by `findBrowser` from then on. */
function installBrowser() {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: browserWithinMs,
  })
  return status === 0
}

/** What to do about what is missing, in the words of the system. */
function advice(missing, { platform, hasApt }) {
  const command = (tool) => missing.flatMap((need) => need[tool] ?? []).map((name) => `${tool} install ${name}`)
  if (platform === 'darwin')
    return `with Homebrew: ${command('brew').join(' && ')}; soffice of LibreOffice.app must be on the PATH, or named by SOFFICE_PATH`
  if (platform === 'win32') return `${command('winget').join('; ')}; soffice and pdftotext must be on the PATH`
  if (hasApt) return `sudo ${aptCommand(missing.map(({ apt }) => apt))}`
  return `with the packages of your system that Debian calls ${missing.map(({ apt }) => apt).join(', ')}`
}

const thisMachine = {
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  hasApt: process.platform === 'linux' && Boolean(found('apt-get')),
  has: (what) => isThere[what](),
  installWithApt,
  installBrowser,
  say: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
}

/** Returns false, having said which command helps, where something is missing and cannot be installed here. */
export function ensurePrerequisites(machine = thisMachine) {
  const lacking = () => needs.filter(({ what }) => !machine.has(what))
  const named = (some) => some.map(({ what }) => what).join(', ')
  let missing = lacking()
  if (missing.length === 0) return true
  if (machine.hasApt && machine.isRoot) {
    const packages = missing.map(({ apt }) => apt)
    machine.say(`Missing: ${named(missing)}. Installing: ${packages.join(' ')}`)
    const trouble = machine.installWithApt(packages)
    if (trouble) machine.complain(trouble)
  } else if (!machine.hasApt && missing.some(({ what }) => what === CHROMIUM)) {
    machine.say(`Missing: ${CHROMIUM}. Trying: npx playwright install chromium`)
    if (!machine.installBrowser()) machine.complain(`Playwright's Chromium could not be installed`)
  }
  missing = lacking()
  if (missing.length === 0) return true
  machine.complain(`Missing: ${named(missing)}. Install them first, ${advice(missing, machine)}`)
  return false
}
