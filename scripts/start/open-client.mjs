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

/**
 * @param onSpawn gets the child at once, so that it is stopped with the rest
 * @returns {Promise<boolean>} whether a window is open: the program stays, or handed over to one that was open (code 0)
 */
function openAndWatch(file, args, onSpawn) {
  // Chromium's own chatter about the machine's buses and drivers is of no use to anyone who reads this.
  const child = spawn(file, args, { stdio: 'ignore', detached: process.platform !== 'win32' })
  return new Promise((answer) => {
    const timer = setTimeout(() => answer(true), tooSoonMs)
    const settle = (opened) => {
      clearTimeout(timer)
      answer(opened)
    }
    child.once('error', () => settle(false))
    child.once('exit', (code) => settle(code === 0))
    child.once('spawn', () => onSpawn(child))
  })
}

export function openElectron(file, root, dataDir, onSpawn) {
  // Chromium's sandbox refuses to run as root on Linux.
  const asRoot = isRoot && process.platform === 'linux' ? ['--no-sandbox'] : []
  const profile = `--user-data-dir=${join(dataDir, '..', 'demo-electron')}`
  return openAndWatch(file, [...asRoot, root, `--server-file=${join(dataDir, 'server.json')}`, profile], onSpawn)
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
    // An office program, not a page to be translated.
    '--disable-features=Translate',
    '--lang=zh-CN',
    '--start-maximized',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    ...(isRoot && process.platform === 'linux' ? ['--no-sandbox'] : []),
  ]
}

/** @returns {Promise<string | undefined>} why no window is open */
export async function openBrowser(server, dataDir, onSpawn) {
  const file = findBrowser()
  if (!file) return '没有找到 Chromium、Chrome 或 Edge'
  const opened = await openAndWatch(file, browserArguments(server, join(dataDir, '..', 'demo-browser')), onSpawn)
  return opened ? undefined : `${file} 打不开窗口`
}
