import type { Command } from 'commander'

const help = `
数据库中的密码、动态码种子和推送签名密钥都用服务端密钥封存；密钥文件不在数据库和备份中，请另行保管一份。
以下命令须先停止服务端：
  show    各密钥封存了多少项
  rotate  生成新密钥并重新封存；多台服务端共用数据库的，再把密钥文件复制到其他各台
  add     加入另一份密钥文件（在新机器上恢复备份之前）
  forget  密钥确已遗失时：清除打不开的密码、动态码和推送密钥，其余数据不变；之后逐人重设密码`

interface Options {
  readonly data?: string
}

/** `desk server-key`: the key that the database's secrets are sealed under. */
export function registerServerKey(program: Command): void {
  const data = ['--data <目录>', '服务端的数据目录'] as const
  const keys = program.command('server-key').description('管理封存密码和密钥的服务端密钥').addHelpText('after', help)

  keys
    .command('show')
    .description('列出密钥')
    .option(...data)
    .action(async (options: Options) => {
      const { showServerKeys } = await import('../server-key')
      await showServerKeys(options.data)
    })

  keys
    .command('rotate')
    .description('换用新密钥')
    .option(...data)
    .action(async (options: Options) => {
      const { renewServerKey } = await import('../server-key')
      await renewServerKey(options.data)
    })

  keys
    .command('add')
    .description('加入另一份密钥文件')
    .argument('<文件>', '密钥文件')
    .option(...data)
    .action(async (file: string, options: Options) => {
      const { addKeysFrom } = await import('../server-key')
      addKeysFrom(file, options.data)
    })

  keys
    .command('forget')
    .description('密钥遗失时清除打不开的内容')
    .option(...data)
    .addHelpText('after', help)
    .action(async (options: Options) => {
      const { forgetLostKeys } = await import('../server-key')
      await forgetLostKeys(options.data)
    })
}
