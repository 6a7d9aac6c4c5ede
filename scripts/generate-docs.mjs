// Writes docs/errors.md from the error catalogue, docs/data-standard.md from the intake's schemas and the dictionaries, and
// THIRD-PARTY-NOTICES from the lockfile; `--check` fails when they are stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const check = process.argv.includes('--check')

async function moduleOf(path) {
  const { outputFiles } = await build({
    entryPoints: [join(root, path)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)
}

async function errorsPage() {
  const rows = Object.entries((await moduleOf('src/shared/messages/catalogue.ts')).catalogue)
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

async function standardPage() {
  const { DATA_STANDARD_VERSION, dataStandard, fieldsOf } = await moduleOf('src/shared/intake/data-standard.ts')
  const used = [...new Set(dataStandard.flatMap(({ tables }) => Object.values(tables)))]
  const messages = dataStandard.flatMap((message) => [
    `## ${message.title}`,
    '',
    `\`${message.route}\`，报文体为 \`{ "${message.list}": [ … ] }\`，每次不超过 1,000 条；文件交换（\`desk drop\`、批量导入）用同样的栏目。`,
    '',
    '| 字段 | 名称 | 类型 | 必填 | 最长 | 取值 |',
    '|---|---|---|---|---|---|',
    ...fieldsOf(message).map(fieldRow),
    '',
    '示例：',
    '',
    '```json',
    JSON.stringify(message.example, null, 2),
    '```',
    '',
  ])
  const tables = used.flatMap((id) => {
    const { title, items } = JSON.parse(readFileSync(join(root, `resources/dictionaries/${id}.json`), 'utf8'))
    return [`### ${title} \`${id}\``, '', '| 代码 | 名称 |', '|---|---|', ...items.map(codeRow), '']
  })
  return [
    '# 数据标准',
    '',
    `版本 ${DATA_STANDARD_VERSION}。由 \`scripts/generate-docs.mjs\` 从 \`src/shared/intake\` 和 \`resources/dictionaries\` 生成，不要手工修改；\`desk standard\` 输出同样内容的 JSON Schema。`,
    '',
    '供热线平台、部门业务系统向本系统推送数据时使用。代码栏既可填代码，也可填名称；日期可写 `2026-11-25`、`2026-11-25 09:30` 或者 ISO 8601，不带时区的按北京时间。',
    '有数据共享协议的来源，只收协议列明的栏目；没有列在这里的栏目放在 `raw` 中。版本号后一位在增加栏目、代码时加一，前一位在原有报文不再适用时加一。',
    '',
    ...messages,
    '## 代码表',
    '',
    '随系统提供的代码；各地可由管理员增补，以服务端同步的为准。',
    '',
    ...tables,
  ].join('\n')
}

const typeWords = { string: '文字', boolean: '是或否', number: '数值', array: '列表', object: '组' }

function fieldRow({ path, title, type, required, longest, table, choices }) {
  const values = table ? `代码表 \`${table}\`` : (choices?.map((each) => `\`${each}\``).join(' ') ?? '')
  return `| \`${path}\` | ${cell(title)} | ${typeWords[type] ?? type} | ${required ? '是' : ''} | ${longest ?? ''} | ${values} |`
}

const codeRow = ({ code, label }) => `| \`${code}\` | ${cell(label)} |`

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

const pages = {
  'docs/errors.md': await errorsPage(),
  'docs/data-standard.md': await standardPage(),
  'THIRD-PARTY-NOTICES': notices(),
}
const stale = Object.entries(pages).filter(
  ([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text,
)
if (check && stale.length > 0) {
  process.stderr.write(`${stale.map(([path]) => path).join(', ')}: stale; run \`node scripts/generate-docs.mjs\`\n`)
  process.exit(1)
}
if (!check) for (const [path, text] of stale) writeFileSync(join(root, path), text)
