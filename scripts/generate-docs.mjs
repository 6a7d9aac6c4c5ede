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
    ...(message.again ? ['', message.again] : []),
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
    ...(await pushSection()),
    '## 代码表',
    '',
    '随系统提供的代码；各地可由管理员增补，以服务端同步的为准。',
    '',
    ...tables,
  ].join('\n')
}

async function pushSection() {
  const { pushFields, pushFieldTitles, shareStages, shareStageLabels, fieldsAt } = await moduleOf(
    'src/shared/domain/share-fields.ts',
  )
  const stagesOf = (name) => {
    const at = shareStages.filter((stage) => fieldsAt(stage, [name]).length > 0)
    return at.length === shareStages.length ? '各环节' : at.map((stage) => shareStageLabels[stage]).join('、')
  }
  return [
    '## 推送与回执',
    '',
    '本系统按数据共享协议，在受理、办理、反馈、评价、处置各环节实时推送，或者按月、季、年推送当期事项。只推送协议列明的栏目，代码栏给名称；诉求人信息一律脱敏，举报、保密、匿名的留空，保密案件不推送。',
    '',
    '每条报文有唯一的 `messageId`（推送编号加版本号）。没有得到答复的报文会以同样的编号和内容重发，接收方须按 `messageId` 去重，对重复的报文返回原来的回执；退回后改正的内容是新的版本。每行的 `itemId` 标识同一事项。',
    '',
    '- 接口：本系统 `POST` 到对方的 https 地址，头部有 `idempotency-key`（即 `messageId`）、`x-desk-time` 和 `x-desk-signature`，后者为 `hex(HMAC-SHA256(密钥, x-desk-time + "." + 报文体))`。回执可在应答中直接返回（200；退回可用 422），也可先返回 202，本系统随后以 `GET 地址?messageId=…` 查询（签名内容为 `messageId`，尚无回执时返回 404）。408、425、429 和 5xx 会自动重试，遵守 `Retry-After`。',
    '- 文件：本系统把写好的 JSON、CSV 或 XLSX 文件移入交换文件夹的 `out`，文件名以 `messageId` 结尾；对方取走后，把回执写成 JSON（一条或一组）、CSV 或 XLSX 放进 `receipts`，写好后再改名为正式文件名。登记了的移入 `done`，有问题的移入 `failed` 并附说明。',
    '- 人工：承办人下载工作簿送交，登记送交和回执。',
    '',
    '回执：`result` 为 `accepted` 或 `rejected`（表格中“接收”“退回”），另可有 `reason` 原因、`receiptNo` 对方编号、`at` 接收时间、`by` 接收人；文件中还须有 `messageId`（表头“推送编号”）。',
    '',
    '| 字段 | 名称 | 环节 |',
    '|---|---|---|',
    ...pushFields.map((name) => `| \`${name}\` | ${pushFieldTitles[name]} | ${stagesOf(name)} |`),
    '',
    '示例：',
    '',
    '```json',
    JSON.stringify(
      {
        standard: '1.0',
        messageId: '5f1c0d9a7be24a6f8c3e1d2b4a596877-1',
        pushId: '5f1c0d9a7be24a6f8c3e1d2b4a596877',
        revision: 1,
        recipient: '市数据共享交换平台',
        stage: 'accepted',
        mode: 'live',
        part: 1,
        parts: 1,
        count: 1,
        rows: [
          {
            itemId: '0193…/accepted/2026-11-25T01:30:00.000Z',
            stage: 'accepted',
            at: '2026-11-25T01:30:00.000Z',
            caseNo: '驻司监案〔2026〕12号',
            region: '驿城区',
          },
        ],
      },
      null,
      2,
    ),
    '```',
    '',
  ]
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
