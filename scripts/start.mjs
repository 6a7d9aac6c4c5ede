// `npm start`: builds what is out of date, runs the demonstration server with its sample orders and opens the desk.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (line) => process.stdout.write(`${line}\n`)

const help = `用法：npm start [-- 选项]
  --client electron|browser|none   打开哪种客户端（默认：有 Electron 用 Electron，否则用浏览器）
  --data 目录                      演示数据目录（默认 .data/demo）
  --help                           显示本说明`

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { client: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
    })
    if (values.client && !['electron', 'browser', 'none'].includes(values.client)) throw new Error(values.client)
    return values
  } catch (error) {
    fail(`参数不对：${error.message}\n${help}`, 2)
  }
}

function fail(message, code) {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

function checkInstallation() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    fail(`需要 Node.js 20.19 或更新版本（现为 ${process.versions.node}）。`, 3)
  if (!existsSync(join(root, 'node_modules', 'electron-vite')))
    fail('程序所需的软件包没有装全，请先在本目录执行 npm ci。', 3)
}

const options = readOptions()
if (options.help) {
  say(help)
  process.exit(0)
}
checkInstallation()

const { buildClients } = await import('./build.mjs')
const { choosePort, rememberPort, runningServer, spawnDesk, stopChild, waitUntilReady } = await import(
  './start/server.mjs'
)
const { electronRuntime } = await import('./start/electron-runtime.mjs')
const { hasDisplay, openBrowser, openElectron } = await import('./start/open-client.mjs')

const dataDir = options.data ?? join(root, '.data', 'demo')
const stateDir = join(root, '.data')
const wanted = options.client ?? (hasDisplay() ? 'any' : 'none')
const children = []
let stopping

/** The window first, then the server, which ends requests under way and closes its store. */
function stopAll(code) {
  stopping ??= (async () => {
    for (const child of [...children].reverse()) await stopChild(child)
    process.exit(code)
  })()
  return stopping
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stopAll(0))

/** Once per data directory; the import itself would change nothing the second time, but takes its time. */
async function importSample(server) {
  const sample = join(root, 'resources', 'sample', 'work-orders.xlsx')
  const done = join(dataDir, 'sample-imported')
  if (existsSync(done) || !existsSync(sample)) return
  say('正在导入样例工单……')
  const child = spawnDesk(root, [
    'import',
    sample,
    '--server',
    server.url,
    ...(server.caFile ? ['--ca', server.caFile] : []),
  ])
  const code = await new Promise((ended) => child.once('exit', ended))
  // 4: some rows were refused, the others are in.
  if (code === 0 || code === 4) writeFileSync(done, '')
  else say('样例工单没有导入；可以稍后用 npm run -s desk -- import 导入。')
}

/** Answers whether a window is open. */
async function openClient(server, runtime) {
  if (wanted === 'none') return false
  const onSpawn = (child) => {
    children.push(child)
    child.once('exit', () => {
      if (!stopping && opened) say(`窗口已关闭，服务端仍在运行：${server.url}（按 Ctrl+C 停止）`)
    })
  }
  let opened = false
  const { file, missing } = await runtime
  if (file) opened = await openElectron(file, root, dataDir, onSpawn)
  if (opened) return true
  const why = file ? 'Electron 在本机打不开窗口' : `没有 Electron（${missing}）`
  if (wanted === 'electron') {
    say(`${why}。`)
    return false
  }
  if (wanted === 'any') say(`${why}，改用浏览器窗口。`)
  const trouble = await openBrowser(server, dataDir, onSpawn)
  if (trouble) say(`${trouble}。`)
  opened = !trouble
  return opened
}

async function main() {
  mkdirSync(dataDir, { recursive: true })
  const wantsElectron = wanted === 'any' || wanted === 'electron'
  // May take its 60 seconds while everything else gets ready.
  const runtime = wantsElectron ? electronRuntime(stateDir) : Promise.resolve({ missing: '未选用' })
  const start = Date.now()
  if (await buildClients()) say(`程序已构建（${((Date.now() - start) / 1000).toFixed(0)} 秒）。`)

  let server = await runningServer(dataDir)
  if (server) say(`演示服务端已在运行：${server.url}`)
  else {
    const port = await choosePort(dataDir)
    const child = spawnDesk(root, ['serve', '--demo', '--data', dataDir, '--port', String(port)])
    children.push(child)
    child.once('exit', (code) => {
      if (!stopping) void stopAll(code ?? 1)
    })
    server = await waitUntilReady(child, dataDir)
    if (!server) {
      say('服务端没有启动。')
      return stopAll(child.exitCode || 5)
    }
    rememberPort(dataDir, server.url)
  }
  await importSample(server)

  if (await openClient(server, runtime)) say('已打开工作台。按 Ctrl+C 停止。')
  else {
    say(`请用 Chromium 内核的浏览器（109 以上）打开 ${server.url}，用上面的演示账号登录。按 Ctrl+C 停止。`)
  }
}

main().catch((error) => {
  process.stderr.write(`没有启动：${error.message}\n`)
  void stopAll(1)
})
