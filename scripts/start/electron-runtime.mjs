// Electron's runtime is not part of its npm package: it is fetched once, where that is possible.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const limitMs = 60_000
/** After a failure the network is left in peace for a day, unless the mirror is set anew. */
const pauseMs = 24 * 3600 * 1000

function packageFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return undefined
  }
}

function installedRuntime(folder) {
  const pathFile = join(folder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const file = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name)
  return existsSync(file) && statSync(file).isFile() ? file : undefined
}

/** Runs the package's own installer, which honours ELECTRON_MIRROR and checks the sums; answers why it failed. */
function install(folder) {
  const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-4000)
  })
  return new Promise((answer) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      answer(`${limitMs / 1000} 秒内没有下载完`)
    }, limitMs)
    child.once('error', (error) => answer(error.message))
    child.once('exit', (code) => {
      clearTimeout(timer)
      answer(code === 0 ? undefined : (shortReason(errors) ?? `退出码 ${code}`))
    })
  })
}

/** In words where the cause is a usual one, else the line with the cause and not the stack below it. */
function shortReason(errors) {
  if (/fetch failed|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|RequestError/i.test(errors)) return '连接不上下载地址'
  if (/status code|HTTPError|\b(403|404|5\d\d)\b/i.test(errors)) return '下载地址没有这个版本'
  if (/checksum|sha256/i.test(errors)) return '下载的文件校验不符'
  return errors.split('\n').find(Boolean)?.trim().slice(0, 160)
}

/** @returns {Promise<{ file?: string, missing?: string }>} the program, or in a few words why there is none */
export async function electronRuntime(stateDir) {
  const folder = packageFolder()
  if (!folder) return { missing: '没有安装 electron 包' }
  const present = installedRuntime(folder)
  if (present) return { file: present }

  const note = join(stateDir, 'electron-not-available')
  const mirror = process.env.ELECTRON_MIRROR ?? ''
  if (existsSync(note) && Date.now() - statSync(note).mtimeMs < pauseMs) {
    const [reason, triedMirror] = readFileSync(note, 'utf8').split('\n')
    if (triedMirror === mirror) return { missing: reason }
  }
  const reason = await install(folder)
  const file = installedRuntime(folder)
  if (file) {
    rmSync(note, { force: true })
    return { file }
  }
  mkdirSync(stateDir, { recursive: true })
  writeFileSync(note, `${reason ?? '安装后没有找到程序'}\n${mirror}`)
  return { missing: reason ?? '安装后没有找到程序' }
}
