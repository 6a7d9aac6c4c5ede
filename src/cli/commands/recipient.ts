import type { Command } from 'commander'
import type { RecipientOptions } from '../set-recipient'

const help = `
接收方的名称与数据共享协议中的“来源”一致。
  --url     推送接口的 https 地址；报文用密钥签名，密钥只显示这一次，请交给对方
  --folder  服务端机器上的交换文件夹；对方从 out 取走文件，把回执放进 receipts

示例:
  desk recipient set 市数据共享交换平台 --url https://share.example/desk/push
  desk recipient set 市政务服务和大数据管理局 --folder /srv/exchange/bigdata`

/** `desk recipient set NAME`: where pushes to it go. */
export function registerRecipient(program: Command): void {
  program
    .command('recipient')
    .description('管理数据推送的接收方')
    .command('set <名称>')
    .description('登记或变更接收方的接口地址或交换文件夹')
    .option('--url <地址>', '推送接口的 https 地址')
    .option('--folder <目录>', '服务端机器上的交换文件夹')
    .option('--key <密钥>', '对方给的签名密钥；不给则新生成并显示（也可放在环境变量 DESK_PUSH_KEY）')
    .option('--ca <文件>', '对方的根证书（PEM）')
    .option('--data <目录>', '服务端的数据目录')
    .addHelpText('after', help)
    .action(async (name: string, options: RecipientOptions) => {
      const { setRecipient } = await import('../set-recipient')
      await setRecipient(name, { ...options, key: options.key ?? process.env.DESK_PUSH_KEY })
    })
}
