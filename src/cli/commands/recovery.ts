import { join } from 'node:path'
import type { Command } from 'commander'
import { writeSecretFile } from '#server/tls/secret-file'
import { DeskError } from '#shared/messages/catalogue'
import { toBase64Url } from '#shared/security/base64-url'
import { answerRequest, keyIdOf, newKeyPair } from '#shared/security/recovery'
import { recoveryRequest } from '#shared/security/recovery-file'
import { needWritable, readNamed, writeNamed } from '../named-files'
import { joinShares, readShare, shareKey } from '../recovery-shares'

const collect = (value: string, all: string[] = []) => [...all, value]

/** `desk recovery create|open`: the office's key to stores whose password was forgotten, held by its administrators. */
export function registerRecovery(program: Command): void {
  const recovery = program.command('recovery').description('管理数据恢复密钥（用户忘记密码时由两名管理员共同使用）')
  addCreate(recovery)
  addOpen(recovery)
}

function addCreate(recovery: Command): void {
  recovery
    .command('create')
    .description('生成恢复密钥，分成每名管理员一份，任意两份合用；公钥写入各电脑的本机策略')
    .requiredOption('--admin <姓名>', '管理员，至少两名，可重复', collect)
    .requiredOption('-o, --output <目录>', '分份文件写到哪个目录')
    .action(async ({ admin: admins, output }: { admin: string[]; output: string }) => {
      if (new Set(admins).size < 2)
        throw new DeskError('cli.optionInvalid', { detail: '--admin 至少要有两名不同的管理员' })
      const pair = newKeyPair()
      const shares = await shareKey(pair, [...new Set(admins)])
      for (const share of shares) {
        const file = join(output, `${share.admin}.share.json`)
        writeNamed(file, () => writeSecretFile(file, JSON.stringify(share, null, 2)))
      }
      pair.secretKey.fill(0)
      process.stdout.write(
        `恢复密钥 ${keyIdOf(pair.publicKey)}，分给 ${shares.length} 名管理员，请各自拷走保管，不要放在一起。\n` +
          `写入本机策略的公钥（recoveryKey）：\n${toBase64Url(pair.publicKey)}\n`,
      )
    })
}

interface OpenOptions {
  readonly share: string[]
  readonly output: string
  readonly data?: string
}

function addOpen(recovery: Command): void {
  recovery
    .command('open')
    .description('用两名管理员的分份打开一份恢复申请，写出恢复文件，并记入审计')
    .argument('<申请文件>', '用户电脑上导出的恢复申请')
    .requiredOption('--share <文件>', '管理员的分份，两份', collect)
    .requiredOption('-o, --output <文件>', '恢复文件写到哪里')
    .option('--data <目录>', '服务端的数据目录')
    .action(async (file: string, { share, output, data }: OpenOptions) => {
      const { withAdministration } = await import('../with-administration')
      const shares = share.map(readShare)
      const request = readRequest(file)
      const pair = await joinShares(shares, request.keyId)
      const answer = openWith(() => answerRequest(request, pair))
      const { userId, storeName, keyId } = request
      const admins = shares.map(({ admin }) => admin)
      needWritable(output)
      // Written down before anything is handed out.
      await withAdministration(data, (tasks) => tasks.recordRecovery({ userId, storeName, keyId, admins }))
      writeNamed(output, () => writeSecretFile(output, JSON.stringify(answer, null, 2)))
      process.stdout.write(`${request.name}（${request.login}）的恢复文件已写入 ${output}，并已记入审计。\n`)
    })
}

function readRequest(file: string) {
  const bytes = readNamed(file)
  return openWith(() => recoveryRequest.parse(JSON.parse(bytes.toString('utf8'))))
}

function openWith<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new DeskError('cli.recoveryUnusable', {}, { cause })
  }
}
