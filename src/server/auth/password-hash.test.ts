import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { hashPassword, passwordMatches } from './password-hash'

const run = promisify(execFile)

describe('a password', () => {
  it('matches its own hash and no other, in whatever form its characters were typed', async () => {
    const hash = await hashPassword('Ｔrusted-2026')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
    expect(await passwordMatches('Trusted-2026', hash)).toBe(true)
    expect(await passwordMatches('trusted-2026', hash)).toBe(false)
  })

  it('is hashed to the end though nothing else keeps the process', async () => {
    const module = fileURLToPath(new URL('./password-hash.ts', import.meta.url))
    const code = `const { hashPassword } = await import(${JSON.stringify(module)}); console.log(await hashPassword('x'))`
    const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code])
    expect(stdout).toContain('$argon2id$')
  })
})
