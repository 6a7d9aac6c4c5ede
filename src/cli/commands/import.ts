import type { Command } from 'commander'
import type { ImportOptions } from '../intake/import-file'

const help = `
退出码:
  0  全部导入（新增、更新或未变）
  2  文件、导入方案或参数不能用，什么都没有写入
  3  --rejected 指定的文件写不进去，什么都没有写入
  4  部分行被退回，其余已写入
  5  连接不上服务端，或服务端证书不受信任
  6  没有密钥，或密钥不对

示例:
  desk import 工单.xlsx --server https://hotline.example:8443 --key desk_…
  desk import 留言.xlsx --profile petitions --rejected 退回.xlsx`

/** `desk import FILE`: work orders from Excel or CSV to a hotline server. */
export function registerImport(program: Command): void {
  program
    .command('import <文件>')
    .description('把 Excel（.xlsx）或 CSV（含 GBK）里的工单导入热线服务端；重复导入不会重复建立')
    .option('--profile <方案>', '导入方案的名称，或方案文件（.json）的路径；不给则按常见表头识别')
    .option('--server <地址>', '服务端的 https 地址；不给则用本机正在运行的服务端')
    .option('--key <密钥>', '来源的接入密钥（也可放在环境变量 DESK_INTAKE_KEY）；本机演示服务端可以不给')
    .option('--ca <文件>', '服务端的根证书（PEM）')
    .option('--rejected <文件>', '把被退回的行连同原因写成 Excel')
    .addHelpText('after', help)
    .action(async (file: string, options: ImportOptions) => {
      const { importFile } = await import('../intake/import-file')
      const key = options.key ?? process.env.DESK_INTAKE_KEY
      process.exitCode = await importFile(file, { ...options, key })
    })
}
