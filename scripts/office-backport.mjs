// Debian 12 has LibreOffice 7.4, which puts floating tables (版记) where the file does not say. Its backports have 25.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGE = 'libreoffice-writer-nogui'
const OLD_DEBIAN = 'bookworm'
const sources = '/etc/apt/sources.list.d'
const ownSource = join(sources, 'desk-backports.list')
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

function codename() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^VERSION_CODENAME=(\w+)/m.exec(release)?.[1]
}

/** The mirror this machine uses already: it may reach no other. */
function mirror() {
  const files = ['/etc/apt/sources.list', ...readdirSync(sources).map((name) => join(sources, name))]
  const texts = files.filter(existsSync).map((file) => readFileSync(file, 'utf8').replace(/^\s*#.*$/gm, ''))
  return texts.map((text) => /https?:\/\/\S+\/debian(?=[\s/])/.exec(text)?.[0]).find(Boolean)
}

/**
 * Installs LibreOffice 25 from backports where the machine's own is older. True when that was done; false leaves it to
 * the usual way, which brings 7.4. The machine's sources are as before afterwards.
 */
export function installOfficeBackport() {
  const from = mirror()
  if (codename() !== OLD_DEBIAN || !from || !existsSync(keyring)) return false
  const run = (command) =>
    spawnSync('sh', ['-c', command], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8' })
  writeFileSync(ownSource, `deb [signed-by=${keyring}] ${from} ${OLD_DEBIAN}-backports main\n`)
  try {
    const install = `apt-get install -y -qq --no-install-recommends -t ${OLD_DEBIAN}-backports ${PACKAGE}`
    return run(`apt-get update -qq && ${install}`).status === 0
  } finally {
    rmSync(ownSource, { force: true })
  }
}
