import type { Command } from 'commander'
import type { DropOptions } from '../drop/drop'

const help = `
文件夹:
  对方把 .xlsx、.csv 或 .json 文件放进来；写好后再改名为正式文件名最稳妥（.tmp、.part 不取）
  working  正在处理；中断后下次启动继续，不丢失、不重复
  done     处理完毕的文件，各有一份说明
  failed   不能读取的文件和退回的工单，各有原因；改正后放回即可

退出码:
  0  按要求停止；加 --once 时表示已全部处理
  2  文件夹、方案或参数不能用
  5  （--once）连接不上服务端
  6  （--once）没有密钥，或密钥不对

示例:
  desk drop /srv/exchange/12345 --server https://hotline.example:8443 --key desk_…`

/** `desk drop DIR`: the adapter for platforms that exchange files instead of calling the interface. */
export function registerDrop(program: Command): void {
  program
    .command('drop <文件夹>')
    .description('守候一个文件夹，把放进来的工单文件（Excel、CSV、JSON）送到热线服务端')
    .option('--profile <方案>', '导入方案的名称，或方案文件（.json）的路径；不给则按常见表头识别')
    .option('--server <地址>', '服务端的 https 地址；不给则用本机正在运行的服务端')
    .option('--key <密钥>', '来源的接入密钥（也可放在环境变量 DESK_INTAKE_KEY）；本机演示服务端可以不给')
    .option('--ca <文件>', '服务端的根证书（PEM）')
    .option('--once', '处理完已有的文件就结束，不再守候')
    .addHelpText('after', help)
    .action(async (dir: string, options: DropOptions) => {
      const { drop } = await import('../drop/drop')
      await drop(dir, { ...options, key: options.key ?? process.env.DESK_INTAKE_KEY })
    })
}
