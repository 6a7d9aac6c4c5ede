// Opens the desk for the user at this machine: Electron, else a window of a Chromium browser, else only words.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findBrowser } from '../find-browser.mjs'

const isRoot = process.getuid?.() === 0
/** A client that ends this soon has not been closed by a person: something on this machine forbids it. */
const tooSoonMs = 4000

export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** @returns the child once it has stayed open, or undefined when it ended at once */
function openAndWatch(file, args) {
  // Chromium's own chatter about the machine's buses and drivers is of no use to anyone who reads this.
  const child = spawn(file, args, { stdio: 'ignore', detached: process.platform !== 'win32' })
  return new Promise((answer) => {
    const timer = setTimeout(() => answer(child), tooSoonMs)
    const failed = () => {
      clearTimeout(timer)
      answer(undefined)
    }
    child.once('error', failed)
    child.once('exit', failed)
  })
}

export function openElectron(file, root, dataDir) {
  // Chromium's sandbox refuses to run as root on Linux.
  const asRoot = isRoot && process.platform === 'linux' ? ['--no-sandbox'] : []
  const profile = `--user-data-dir=${join(dataDir, '..', 'demo-electron')}`
  return openAndWatch(file, [...asRoot, root, `--server-file=${join(dataDir, 'server.json')}`, profile])
}

/**
 * A profile of its own, in which exactly the demonstration server's key is trusted: service workers refuse to work
 * behind a certificate that was merely clicked away.
 */
export function browserArguments(server, profileDir) {
  return [
    `--app=${server.url}/`,
    `--user-data-dir=${profileDir}`,
    `--ignore-certificate-errors-spki-list=${server.spki}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    ...(isRoot && process.platform === 'linux' ? ['--no-sandbox'] : []),
  ]
}

export async function openBrowser(server, dataDir) {
  const file = findBrowser()
  if (!file) return { missing: '没有找到 Chromium、Chrome 或 Edge' }
  const child = await openAndWatch(file, browserArguments(server, join(dataDir, '..', 'demo-browser')))
  return child ? { child } : { missing: `${file} 打不开窗口` }
}
