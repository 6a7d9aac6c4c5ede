// The demonstration server as a child process of the launcher.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { join } from 'node:path'

const usualPort = 8443
/** The first start makes the database's files, which takes long on an old disk. */
const startLimitMs = 180_000

const pause = (ms) => new Promise((done) => setTimeout(done, ms))

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** What a running server says about itself in its data directory. After a power failure its number may be another process. */
export async function runningServer(dataDir) {
  const known = readJson(join(dataDir, 'server.json'))
  return known && isAlive(known.pid) && (await answersReady(known)) ? known : undefined
}

function isFree(port) {
  return new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)))
  })
}

/** A browser's local store belongs to host and port, so the port of the last start is used again wherever it is free. */
export async function choosePort(dataDir) {
  const last = readJson(join(dataDir, 'launcher.json'))?.port
  for (const port of [last, usualPort]) if (port && (await isFree(port))) return port
  return 0
}

export function rememberPort(dataDir, url) {
  writeFileSync(join(dataDir, 'launcher.json'), JSON.stringify({ port: Number(new URL(url).port) }))
}

/**
 * Starts `desk` in a process group of its own: Ctrl+C reaches the launcher alone, which then stops it in order. The
 * demonstration keeps its data in its own folder, whatever database the environment names.
 */
export function spawnDesk(root, args, stdio = 'inherit') {
  return spawn(process.execPath, [join(root, 'scripts', 'desk.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '' },
    stdio: ['ignore', stdio, 'inherit'],
    detached: process.platform !== 'win32',
  })
}

function answersReady({ url, caFile }) {
  const ca = caFile && existsSync(caFile) ? readFileSync(caFile) : undefined
  return new Promise((answer) => {
    const ask = request(new URL('/readyz', url), { ca, agent: false, timeout: 5000 }, (response) => {
      response.resume()
      answer(response.statusCode === 200)
    })
    ask.once('timeout', () => ask.destroy())
    ask.once('error', () => answer(false))
    ask.end()
  })
}

/** The server's own words once it can serve; undefined when it ended or took too long. */
export async function waitUntilReady(child, dataDir) {
  const limit = Date.now() + startLimitMs
  while (child.exitCode === null && child.signalCode === null && Date.now() < limit) {
    const known = readJson(join(dataDir, 'server.json'))
    if (known?.pid === child.pid && (await answersReady(known))) return known
    await pause(200)
  }
  return undefined
}

/** Asks once, waits, and only then insists. */
export async function stopChild(child, limitMs = 20_000) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), limitMs)
  await ended
  clearTimeout(insist)
}
