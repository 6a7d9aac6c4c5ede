// Builds what `npm start` and the end-to-end tests run: the web client; the command line builds itself when it is called.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const force = process.argv.includes('--force')

function newest(path) {
  const info = statSync(path)
  if (!info.isDirectory()) return info.mtimeMs
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function isFresh(made, sources) {
  if (force || !existsSync(made)) return false
  const at = statSync(made).mtimeMs
  return sources.every((source) => newest(join(root, source)) <= at)
}

function build(name, made, sources, command) {
  if (isFresh(join(root, made), sources)) return
  const start = Date.now()
  const { status, stdout, stderr } = spawnSync('npx', command, { cwd: root, encoding: 'utf8' })
  if (status !== 0) {
    process.stderr.write(`${stdout}\n${stderr}\n${name}: 构建失败\n`)
    process.exit(1)
  }
  process.stdout.write(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s\n`)
}

build(
  'web client',
  'out/web/index.html',
  ['src/renderer', 'src/shared', 'vite.web.config.ts', 'package-lock.json'],
  ['vite', 'build', '-c', 'vite.web.config.ts'],
)
