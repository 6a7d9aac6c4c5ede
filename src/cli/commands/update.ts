import type { Command } from 'commander'
import { writeSecretFile } from '#server/tls/secret-file'
import { readNamed, writeNamed } from '../named-files'
import { newUpdateKey, signUpdate } from '../sign-update'

/** `desk update key|sign`: updates of the desktop client, signed by the office. */
export function registerUpdate(program: Command): void {
  const update = program.command('update').description('为桌面客户端的更新签名')
  update
    .command('key')
    .description('生成更新签名密钥；公钥写入各电脑的本机策略（updateKey）')
    .requiredOption('-o, --output <文件>', '私钥写到哪里，请离线保管')
    .action(({ output }: { output: string }) => {
      const { privateKey, publicKey } = newUpdateKey()
      writeNamed(output, () => writeSecretFile(output, privateKey))
      process.stdout.write(`私钥已写入 ${output}。公钥（updateKey）：\n${publicKey}\n`)
    })
  update
    .command('sign')
    .description('为目录中的安装包写出清单和签名；整个目录放到 updateFeed 指定的地方')
    .argument('<目录>', '放有安装包的目录')
    .requiredOption('--key <文件>', '更新签名私钥')
    .requiredOption('--release <版本>', '版本号，如 0.2.0')
    .action(async (folder: string, { key, release }: { key: string; release: string }) => {
      const { files } = await signUpdate(folder, readNamed(key).toString('utf8'), release, new Date())
      process.stdout.write(`已为 ${files.length} 个安装包签名：\n${files.map(({ name }) => `  ${name}\n`).join('')}`)
    })
}
