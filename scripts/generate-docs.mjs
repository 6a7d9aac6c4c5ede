// Writes docs/errors.md from the error catalogue and THIRD-PARTY-NOTICES from the lockfile; `--check` fails when they are stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const check = process.argv.includes('--check')

async function catalogue() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/shared/messages/catalogue.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  })
  const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)
  return module.catalogue
}

async function errorsPage() {
  const rows = Object.entries(await catalogue())
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([code, entry]) => `| \`${code}\` | ${entry.http} | ${entry.exit} | ${cell(entry.text)} | ${cell(entry.todo)} |`,
    )
  return [
    '# 出错提示一览',
    '',
    '由 `scripts/generate-docs.mjs` 从 `src/shared/messages` 生成，不要手工修改。`{…}` 处填入具体内容。',
    '',
    '| 代码 | HTTP | 退出码 | 提示 | 怎么办 |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function notices() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const shipped = Object.entries(lock.packages).filter(
    ([path, entry]) => path && !entry.dev && !entry.devOptional && !entry.optional,
  )
  const blocks = shipped
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 13),
      version: entry.version,
      path,
    }))
    .sort((a, b) => `${a.name}@${a.version}`.localeCompare(`${b.name}@${b.version}`))
    .map(({ name, version, path }) => `${name} ${version}\n    ${licenceOf(path)}`)
  return `The product contains these packages, each under its own licence.\n\n${[...new Set(blocks)].join('\n')}\n`
}

function licenceOf(path) {
  const file = join(root, path, 'package.json')
  if (!existsSync(file)) return 'see the package'
  const { license, licenses, author, repository } = JSON.parse(readFileSync(file, 'utf8'))
  const licence =
    typeof license === 'string'
      ? license
      : (license?.type ?? licenses?.map((entry) => entry.type).join(', ') ?? 'see the package')
  const holder = typeof author === 'string' ? author.replace(/\s*[<(].*/, '') : author?.name
  const home = typeof repository === 'string' ? repository : repository?.url
  return [licence, holder, home?.replace(/^git\+|\.git$/g, '')].filter(Boolean).join(' · ')
}

const pages = { 'docs/errors.md': await errorsPage(), 'THIRD-PARTY-NOTICES': notices() }
const stale = Object.entries(pages).filter(
  ([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text,
)
if (check && stale.length > 0) {
  process.stderr.write(`${stale.map(([path]) => path).join(', ')}: stale; run \`node scripts/generate-docs.mjs\`\n`)
  process.exit(1)
}
if (!check) for (const [path, text] of stale) writeFileSync(join(root, path), text)
