// Finds a browser of the Chromium family, for the tests and for the desk's window: an own path, the system's, Playwright's.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const onPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

const windowsPrograms = [
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
  'Chromium/Application/chrome.exe',
]

const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
]

/** Where a command is on the PATH. */
export function commandPath(command) {
  const asked = process.platform === 'win32' ? ['where', [command]] : ['sh', ['-c', 'command -v "$0"', command]]
  const { status, stdout } = spawnSync(...asked, { encoding: 'utf8' })
  return status === 0 ? stdout.trim().split(/\r?\n/, 1)[0] : undefined
}

function systemBrowser() {
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name])
      .filter(Boolean)
    return folders.flatMap((folder) => windowsPrograms.map((program) => join(folder, program))).find(existsSync)
  }
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(process.env.HOME ?? '', 'Applications')]
    return folders.flatMap((folder) => macPrograms.map((program) => join(folder, program))).find(existsSync)
  }
  for (const name of onPath) {
    const path = commandPath(name)
    if (path) return path
  }
  return undefined
}

function playwrightBrowser() {
  try {
    const path = createRequire(import.meta.url)('@playwright/test').chromium.executablePath()
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

export function findBrowser() {
  const own = process.env.CHROMIUM_PATH
  if (own && existsSync(own)) return own
  return systemBrowser() ?? playwrightBrowser()
}
