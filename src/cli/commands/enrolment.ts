import { createPrivateKey, sign } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { DeskError } from '#shared/messages/catalogue'
import { type EnrolmentFile, enrolmentText } from '#shared/security/enrolment-file'
import { writeNamed } from '../named-files'

interface EnrolmentOptions {
  readonly url: string
  readonly output: string
  readonly data?: string
}

/** `desk enrolment`: the file with which officers' machines learn the server's address and authority. */
export function registerEnrolment(program: Command): void {
  program
    .command('enrolment')
    .description('生成桌面客户端的登记文件（服务端地址和根证书，由根证书签名）')
    .requiredOption('--url <地址>', '客户端使用的服务端地址，如 https://desk.example.gov.cn:8443')
    .requiredOption('-o, --output <文件>', '写到哪个文件')
    .option('--data <目录>', '服务端的数据目录')
    .action(async ({ url, output, data }: EnrolmentOptions) => {
      const { findServer } = await import('../data-dirs')
      const enrolment = enrolmentOf(findServer(data).dataDir, url, new Date())
      writeNamed(output, () => writeFileSync(output, `${JSON.stringify(enrolment, null, 2)}\n`))
      process.stdout.write(`登记文件已写入 ${output}。请把根证书指纹用电话等另一途径告知用户核对。\n`)
    })
}

/** @throws DeskError `cli.optionInvalid` for an address that is not https or a folder without an authority */
export function enrolmentOf(dataDir: string, address: string, now: Date): EnrolmentFile {
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:')
    throw new DeskError('cli.optionInvalid', { detail: `--url ${address} 不是 https 地址` })
  const [caFile, keyFile] = ['ca.crt', 'ca.key'].map((name) => join(dataDir, 'tls', name)) as [string, string]
  if (!existsSync(caFile) || !existsSync(keyFile))
    throw new DeskError('cli.optionInvalid', { detail: `${dataDir} 中没有服务端自己的根证书` })
  const unsigned = {
    format: 'desk-enrolment/1' as const,
    url: new URL(address).origin,
    ca: readFileSync(caFile, 'utf8'),
    issuedAt: now.toISOString(),
  }
  const key = createPrivateKey(readFileSync(keyFile))
  return { ...unsigned, signature: sign('sha256', Buffer.from(enrolmentText(unsigned)), key).toString('base64') }
}
