import type { Command } from 'commander'

/** `desk backup` and `desk restore`. */
export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('把服务端的全部数据备份成一个文件（服务端运行时也可备份；附件目录另行复制）')
    .argument('<文件>', '备份文件，不得已存在')
    .option('--data <目录>', '服务端的数据目录')
    .action(async (file: string, { data }: { data?: string }) => {
      const { backUp } = await import('../backup')
      await backUp(file, data)
    })

  program
    .command('restore')
    .description('用备份恢复服务端的数据；须先停止服务端')
    .argument('<文件>', '备份文件')
    .option('--data <目录>', '服务端的数据目录')
    .option('--replace', '代替现有数据（现有数据会先备份）')
    .option('--key-lost', '服务端密钥确已遗失：恢复其余数据，密码逐人重设')
    .action(async (file: string, options: { data?: string; replace?: boolean; keyLost?: boolean }) => {
      const { restore } = await import('../backup')
      await restore(file, options)
    })
}
