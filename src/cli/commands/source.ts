import type { Command } from 'commander'

/** `desk source add NAME`: a system that may deliver work orders, and its key. */
export function registerSource(program: Command): void {
  program
    .command('source')
    .description('管理工单来源')
    .command('add <名称>')
    .description('添加来源并显示其密钥（只显示这一次）')
    .option('--renew', '来源已存在时换新密钥，旧密钥随即失效')
    .option('--data <目录>', '服务端的数据目录')
    .action(async (name: string, { renew = false, data }: { renew?: boolean; data?: string }) => {
      const { withAdministration } = await import('../with-administration')
      const key = await withAdministration(data, (tasks) => tasks.addSource({ name, renew }))
      process.stdout.write(`来源 ${name} 的密钥（请立即保存，不再显示）：\n${key}\n`)
    })
}
