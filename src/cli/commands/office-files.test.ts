import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureOwnCertificate } from '#server/tls/server-certificate'
import { DeskError, messageOf } from '#shared/messages/catalogue'
import { speakChinese } from '../chinese-help'
import { registerEnrolment } from './enrolment'
import { registerRecovery } from './recovery'
import { registerServerKey } from './server-key'
import { registerUpdate } from './update'

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-office-'))
  await ensureOwnCertificate(folder, new Date())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function refusalOf(...args: string[]): Promise<[code: string, exit: number, text: string]> {
  const program = speakChinese(new Command('desk'))
  for (const register of [registerEnrolment, registerRecovery, registerServerKey, registerUpdate]) register(program)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof DeskError) return [error.code, messageOf(error.code).exit, error.message]
    throw error
  }
  throw new Error('expected a refusal')
}

describe('the files that an office writes', () => {
  it.each([
    ['enrolment', () => ['enrolment', '--url', 'https://a.example', '--data', folder, '-o', join(folder, 'none', 'x')]],
    ['update key', () => ['update', 'key', '-o', join(folder, 'none', 'x')]],
    ['recovery create', () => ['recovery', 'create', '--admin', '甲', '--admin', '乙', '-o', join(folder, 'none')]],
  ] as const)('are refused with the file’s name where %s cannot write them', async (_what, args) => {
    const [code, exit, text] = await refusalOf(...args())
    expect([code, exit]).toEqual(['cli.fileUnwritable', 3])
    expect(text).toContain(`${join(folder, 'none')}`)
    expect(text).toContain('文件或目录不存在')
  })

  it('are named where they cannot be read', async () => {
    const sign = await refusalOf('update', 'sign', folder, '--key', join(folder, 'nosuch'), '--release', '1.0.0')
    expect(sign.slice(0, 2)).toEqual(['cli.fileUnreadable', 2])
    writeFileSync(join(folder, 'broken.json'), '{')
    const share = ['--share', join(folder, 'nosuch'), '-o', 'x']
    expect((await refusalOf('recovery', 'open', 'x', ...share))[0]).toBe('cli.fileUnreadable')
    const broken = ['--share', join(folder, 'broken.json'), '-o', 'x']
    expect((await refusalOf('recovery', 'open', 'x', ...broken))[0]).toBe('cli.recoveryUnusable')
  })

  it.each([
    [['update', 'sign', '.'], '缺少选项 --key'],
    [['update', 'key', '-o', 'x', '--prot'], '没有选项 --prot'],
    [['server-key', 'add'], '缺少 文件'],
    [['server-key', 'forget', '--prot'], '没有选项 --prot'],
    [['recovery', 'create', '-o', '.'], '缺少选项 --admin'],
  ])('%j is refused in the catalogue’s words', async (args, text) => {
    const [code, exit, said] = await refusalOf(...args)
    expect([code, exit]).toEqual(['cli.optionInvalid', 2])
    expect(said).toContain(text)
  })
})
