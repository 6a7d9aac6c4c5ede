import type { Command } from 'commander'
import { DeskError } from '#shared/messages/catalogue'
import type { ServeOptions } from '../serve'

function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new DeskError('cli.optionInvalid', { detail: '--port 应为 0 到 65535 的整数' })
  return port
}

function gigabytes(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new DeskError('cli.optionInvalid', { detail: '--files-per-user 应为正整数（GB）' })
  return number
}

/** `desk serve`: runs the hotline server until it is told to stop. */
export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('启动热线服务端（HTTPS）')
    .option('--demo', '演示：带示例账号和示例法律依据，可拨动时钟；不得用于正式工作')
    .option('--port <端口>', '监听端口，0 由系统选择（默认 8443）', portNumber)
    .option('--data <目录>', '数据目录（默认为安装目录下的 .data，演示为 .data/demo）')
    .option('--host <地址>', '监听地址（默认全部网卡，演示时只限本机）')
    .option('--cert <文件>', '证书（PEM）；不给则自己签发')
    .option('--key <文件>', '证书的私钥（PEM）')
    .option('--files-per-user <GB>', '每个用户的附件合计上限，单位 GB（默认 20）', gigabytes)
    .option('--log-journal', '日志同时写到标准输出（带级别前缀），由 systemd-journald 收取和转发')
    .action(async (options: ServeOptions) => {
      const { serve } = await import('../serve')
      await serve(options)
    })
}
