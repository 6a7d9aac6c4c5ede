// Builds what is out of date: Electron's main, preload and renderer, and from the renderer the web client. The command
// line builds itself when it is called (desk.mjs). `--force` builds everything.
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const out = join(root, 'out')
const stampFile = join(out, '.client-stamp')
const sources = [
  'src/main',
  'src/preload',
  'src/renderer',
  'src/shared',
  'resources/dictionaries',
  'resources/organs.json',
]
const settings = [
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'vite.web.config.ts',
  'vite.antd-styles.ts',
  'scripts/build.mjs',
]
const results = ['main/index.js', 'preload/index.cjs', 'renderer/index.html', 'web/index.html', 'web/service-worker.js']
/** Pages that are open across an update still load parts of the version they began with. */
const keepOldAssetsMs = 14 * 24 * 3600 * 1000

function* filesIn(path) {
  if (!statSync(path).isDirectory()) return yield path
  for (const name of readdirSync(path).sort()) yield* filesIn(join(path, name))
}

/** Of content, not of times: a fresh checkout and a touched file are no reason to build. */
function stampOf() {
  const hash = createHash('sha256').update(process.version)
  for (const source of [...sources, ...settings].map((name) => join(root, name)).filter(existsSync)) {
    for (const file of filesIn(source)) {
      if (/\.test\.tsx?$|\.md$/.test(file)) continue
      hash.update(`\n${relative(root, file)}\n`).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

function isFresh(stamp) {
  if (!results.every((name) => existsSync(join(out, name)))) return false
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
}

/** Whoever reads meanwhile (a running server) sees the old file or the new one, never half of it. */
function replace(from, to) {
  mkdirSync(dirname(to), { recursive: true })
  const unfinished = `${to}.${process.pid}.tmp`
  copyFileSync(from, unfinished)
  renameSync(unfinished, to)
}

/** The web client is the renderer's bundle and a service worker that knows all its files. */
async function makeWebClient() {
  const renderer = join(out, 'renderer')
  const web = join(out, 'web')
  const names = [...filesIn(renderer)]
    .map((file) => relative(renderer, file).split(sep).join('/'))
    .filter((name) => !name.startsWith('.') && !name.endsWith('.map'))
  // The page last: it names the others.
  for (const name of names.filter((name) => name !== 'index.html')) replace(join(renderer, name), join(web, name))
  const version = createHash('sha256')
  for (const name of names) version.update(name).update(readFileSync(join(renderer, name)))
  const urls = names.map((name) => (name === 'index.html' ? '/' : `/${name}`))
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/renderer/service-worker/service-worker.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'chrome109',
    define: { __PRECACHE__: JSON.stringify({ version: version.digest('hex').slice(0, 16), urls }) },
  })
  writeFileSync(join(web, 'service-worker.js'), outputFiles[0].contents)
  replace(join(renderer, 'index.html'), join(web, 'index.html'))
  forgetOldFiles(web, new Set([...names, 'service-worker.js']))
}

function forgetOldFiles(web, current) {
  const now = new Date()
  for (const file of [...filesIn(web)]) {
    if (current.has(relative(web, file).split(sep).join('/'))) utimesSync(file, now, now)
    else if (now.getTime() - statSync(file).mtimeMs > keepOldAssetsMs) rmSync(file)
  }
}

/** Answers whether something had to be built. */
export async function buildClients({ force = false } = {}) {
  const stamp = stampOf()
  if (!force && isFresh(stamp)) return false
  rmSync(stampFile, { force: true })
  const { build } = await import('electron-vite')
  await build({ root, logLevel: 'warn', configFile: join(root, 'electron.vite.config.ts') })
  await makeWebClient()
  writeFileSync(stampFile, stamp)
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const start = Date.now()
  const built = await buildClients({ force: process.argv.includes('--force') })
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  process.stdout.write(
    built ? `built out/main, preload, renderer and web (${seconds} s)\n` : 'everything is up to date\n',
  )
}
