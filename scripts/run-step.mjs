// One step of a gate: runs a command, prints one line with its time, and its output only when it failed or warns.
import { spawn } from 'node:child_process'

/** Resolves to true when the command exited with 0. `warnings` shows the output of a success, too; `live` streams the output, for long steps a person watches. */
export function runStep(name, command, args, { live = false, env = {}, warnings = false } = {}) {
  const start = Date.now()
  const child = spawn(command, args, {
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    env: { ...process.env, ...env },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    const end = (ok, more = '') => {
      const seconds = ((Date.now() - start) / 1000).toFixed(1)
      process.stdout.write(`${ok ? '✓' : '✗'} ${name} (${seconds} s)\n`)
      if ((!ok || warnings) && (output || more)) process.stdout.write(`${output.trimEnd()}${more}\n`)
      resolve(ok)
    }
    child.once('error', (error) => end(false, error.message))
    child.once('exit', (code) => end(code === 0))
  })
}
