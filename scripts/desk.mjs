// Runs the command line: bundles src/cli when a source is newer than the bundle, then loads it into this process.
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const outdir = join(root, 'out', 'cli')
const main = join(outdir, 'main.js')

function newestSource(folder) {
  let newest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) newest = Math.max(newest, newestSource(path))
    else if (!entry.name.includes('.test.')) newest = Math.max(newest, statSync(path).mtimeMs)
  }
  return newest
}

function isStale() {
  // An installation without sources runs what it was given.
  const folders = ['cli', 'server', 'shared'].map((name) => join(root, 'src', name)).filter(existsSync)
  if (folders.length === 0) return false
  if (!existsSync(main)) return true
  const newest = Math.max(...folders.map(newestSource), statSync(join(root, 'package.json')).mtimeMs)
  return newest > statSync(main).mtimeMs
}

/** Another desk may be running from the old bundle and load more of it later: files are replaced whole, none removed. */
function replaceFile(path, bytes) {
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(unfinished, bytes)
  renameSync(unfinished, path)
}

async function bundle() {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src', 'cli', 'main.ts')],
    outdir,
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
  })
  // The entry last: whoever starts meanwhile finds all that it names.
  const last = (file) => (relative(outdir, file.path) === 'main.js' ? 1 : 0)
  for (const file of outputFiles.sort((a, b) => last(a) - last(b))) replaceFile(file.path, file.contents)
}

if (isStale()) await bundle()
await import(pathToFileURL(main).href)
