import type { Command } from 'commander'

/** `desk verify-audit`: follows the chain of the audit, in a store or in an export. */
export function registerVerifyAudit(program: Command): void {
  program
    .command('verify-audit')
    .description('核查审计记录：逐条验证哈希链，指出被改动、删除或者调换的记录')
    .argument('[导出文件]', '审计导出（NDJSON）；不给则核查服务端的库（运行时也可核查）')
    .option('--data <目录>', '服务端的数据目录')
    .action(async (file: string | undefined, options: { data?: string }) => {
      const { verifyAudit } = await import('../verify-audit')
      process.exitCode = await verifyAudit(file, options.data)
    })
}
