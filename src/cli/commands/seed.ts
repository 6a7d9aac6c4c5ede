import type { Command } from 'commander'
import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'
import type { SeedOptions } from '../intake/seed-orders'

const maxCases = 1_000_000
/** The same command on the same day makes the same orders. */
const defaultSeed = 1
const defaultLeads = 0.7

/** @throws DeskError `cli.optionInvalid` */
function wholeNumber(name: string, low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < low || value > high)
      throw new DeskError('cli.optionInvalid', { detail: `${name} 应为 ${low} 到 ${high} 的整数` })
    return value
  }
}

function share(text: string): number {
  const value = Number(text)
  if (!(value >= 0 && value <= 1)) throw new DeskError('cli.optionInvalid', { detail: '--leads 应为 0 到 1 的数' })
  return value
}

function day(text: string): string {
  if (!z.iso.date().safeParse(text).success)
    throw new DeskError('cli.optionInvalid', { detail: '--until 应为日期，如 2026-11-23' })
  return text
}

/** `desk seed`: made-up orders for demonstrations, tests and benchmarks. */
export function registerSeed(program: Command): void {
  program
    .command('seed')
    .description('生成虚构的工单，用于演示、培训和压力测试；不得导入正式系统')
    .requiredOption('--cases <件数>', `生成多少件（最多 ${maxCases}）`, wholeNumber('--cases', 1, maxCases))
    .option('--seed <数>', '随机种子，相同的种子得到相同的工单', wholeNumber('--seed', 0, 4_294_967_295), defaultSeed)
    .option('--until <日期>', '最后一件的受理日期（默认今天），往前分布在两年内', day)
    .option('--leads <比例>', '涉及违法或者不当执法的比例', share, defaultLeads)
    .option('--out <文件>', '写成文件，一行一件（NDJSON）')
    .option('--server <地址>', '送到服务端；不给则用本机正在运行的服务端')
    .option('--key <密钥>', '来源的接入密钥（也可放在环境变量 DESK_INTAKE_KEY）；本机演示服务端可以不给')
    .option('--ca <文件>', '服务端的根证书（PEM）')
    .action(async (options: SeedOptions) => {
      if (options.out !== undefined && options.server !== undefined)
        throw new DeskError('cli.optionInvalid', { detail: '--out 和 --server 只能用一个' })
      const { seedOrders } = await import('../intake/seed-orders')
      const key = options.key ?? process.env.DESK_INTAKE_KEY
      process.exitCode = await seedOrders({ ...options, key })
    })
}
