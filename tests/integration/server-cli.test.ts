import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readServerFile } from '#server/server-file'
import { askServer } from '../../src/cli/server-client'
import { freshDataDir } from '../support/pglite-template'

const root = join(import.meta.dirname, '..', '..')

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function desk(
  args: readonly string[],
  input?: string,
): { child: ChildProcess; ended: Promise<Ended>; out: () => string } {
  const child = spawn(process.execPath, ['scripts/desk.mjs', ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  child.stdin.end(input ?? '')
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })))
  return { child, ended, out: () => out }
}

const run = (args: readonly string[], input?: string) => desk(args, input).ended

/** Starts `desk serve` and waits until it has printed its address. */
async function serve(dataDir: string, ...more: string[]) {
  const server = desk(['serve', '--port', '0', '--host', '127.0.0.1', '--data', dataDir, ...more])
  await new Promise<void>((resolve, reject) => {
    server.child.stdout?.on('data', () => server.out().includes('根证书安装说明') && resolve())
    void server.ended.then(({ err }) => reject(new Error(err)))
  })
  return server
}

async function stop(server: { child: ChildProcess; ended: Promise<Ended> }): Promise<Ended> {
  // As npm and the terminal do: both pass it on.
  server.child.kill('SIGTERM')
  server.child.kill('SIGTERM')
  return server.ended
}

// Each command is a process of its own, and on a busy machine one takes seconds.
describe('desk', { timeout: 240_000 }, () => {
  let dataDir = ''
  beforeAll(async () => {
    // The first call may have to bundle.
    await run(['--help'])
  })
  afterEach(() => rmSync(dataDir || 'none', { recursive: true, force: true }))

  it('explains itself in Chinese, with the meaning of exit codes', async () => {
    const help = await run(['--help'])
    expect(help.code).toBe(0)
    for (const word of ['用法', '启动热线服务端', '管理用户', '退出码', '5  服务端或网络不可用'])
      expect(help.out).toContain(word)
    expect((await run(['user', 'add', '--help'])).out).toContain('departmentOperator')
  })

  it('says what is wrong with a command, with exit code 2 and without a stack trace', async () => {
    const cases: [string[], string][] = [
      [['serv'], '没有命令 serv'],
      [['serve', '--prot', '1'], '没有选项 --prot'],
      [['serve', '--port', 'abc'], '--port 应为'],
      [['serve', '--cert', 'a.pem'], '--cert 和 --key 必须同时给出'],
      [['user', 'add', 'someone'], '缺少选项 --name'],
      [['user', 'disable'], '缺少'],
      [['update', 'sign', '.'], '缺少选项 --key'],
      [['update', 'sign', '.', '--key', 'nosuch', '--release', '1.0.0'], 'nosuch 读不出来（文件或目录不存在）'],
      [['server-key', 'add'], '缺少'],
      [['server-key', 'show', '--prot', '1'], '没有选项 --prot'],
      [['recovery', 'create', '-o', '.'], '缺少选项 --admin'],
      [['recovery', 'open', 'x', '--share', 'a', '-o', 'b', '--prot'], '没有选项 --prot'],
    ]
    for (const [args, text] of cases) {
      const { code, err } = await run(args)
      expect([args, code]).toEqual([args, 2])
      expect(err).toContain(text)
      expect(err).not.toContain('    at ')
    }
  })

  it('serves until it is told to stop, then leaves in order', async () => {
    dataDir = await freshDataDir()
    const server = await serve(dataDir, '--demo')
    expect(server.out()).toMatch(/热线服务端已启动：https:\/\/localhost:\d+/)
    expect(server.out()).toContain('zhangwei')
    const file = readServerFile(dataDir)
    expect(file?.pid).toBe(server.child.pid)
    expect((await askServer({ url: file?.url ?? '', caFile: file?.caFile }, { path: '/readyz' })).status).toBe(200)
    const second = await run(['serve', '--demo', '--port', '0', '--data', dataDir])
    expect([second.code, second.err]).toEqual([3, expect.stringContaining(`进程号 ${server.child.pid}`)])
    const { code, out, err } = await stop(server)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('热线服务端已停止')
    expect(existsSync(join(dataDir, 'server.json'))).toBe(false)
    expect(existsSync(join(dataDir, 'desk.lock'))).toBe(false)
  })

  it('manages users and sources of a stopped server and of a running one alike', async () => {
    dataDir = await freshDataDir()
    const at = ['--data', dataDir]
    const add = (login: string, role: string) => ['user', 'add', login, '--name', '某某', '--role', role, ...at]
    expect(await run(add('chief', 'admin'), 'Trusted-of-2026\n')).toMatchObject({
      code: 0,
      out: expect.stringContaining('chief'),
    })
    expect(await run(['source', 'add', '12345平台', ...at])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/desk_[\w-]{43}/),
    })
    const server = await serve(dataDir)
    // There is an administrator already, so no set-up code is offered.
    expect(server.out()).not.toContain('初始化码')
    expect(await run(add('chief', 'officer'), 'Trusted-of-2027\n')).toMatchObject({
      code: 2,
      err: expect.stringContaining('用户名 chief 已有人使用'),
    })
    expect(await run(add('nieuw', 'officer'), 'weak\n')).toMatchObject({
      code: 2,
      err: expect.stringContaining('12 至 128 个字符'),
    })
    expect(await run(add('nieuw', 'chef'), 'Strong-of-2027\n')).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有角色 chef'),
    })
    expect(await run(add('nieuw', 'officer'), '')).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有输入密码'),
    })
    expect((await run(add('nieuw', 'officer'), 'Strong-of-2027\n')).code).toBe(0)
    expect(await run(['source', 'add', '12345平台', ...at])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--renew'),
    })
    expect((await run(['user', 'password', 'nieuw', ...at], 'Other-of-2027\n')).code).toBe(0)
    expect((await run(['user', 'disable', 'nieuw', ...at])).code).toBe(0)
    expect(await run(['user', 'disable', 'nobody', ...at])).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有用户 nobody'),
    })
    await stop(server)
  })

  it('goes on with the same data after kill -9', async () => {
    dataDir = await freshDataDir()
    const server = await serve(dataDir, '--demo')
    server.child.kill('SIGKILL')
    await server.ended
    expect(existsSync(join(dataDir, 'desk.lock'))).toBe(true)
    const again = await serve(dataDir, '--demo')
    expect((await stop(again)).code).toBe(0)
  })

  it('refuses data of a newer program and leaves it as it is', async () => {
    dataDir = await freshDataDir()
    const { openDb } = await import('#server/storage/open-db')
    const db = await openDb({ dataDir })
    await db.query(`INSERT INTO schema_migration (id, name) VALUES (9999, 'future')`)
    await db.close()
    expect(await run(['serve', '--demo', '--port', '0', '--data', dataDir])).toMatchObject({
      code: 3,
      err: expect.stringContaining('由更新版本的程序使用过'),
    })
  })
})
