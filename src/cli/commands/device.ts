import type { Command } from 'commander'
import type { ListedClient } from '#shared/sync/accounts-protocol'

interface StateOptions {
  readonly reason: string
  readonly data?: string
}

/** `desk device list|disable|enable`: the machines people have logged in from. */
export function registerDevice(program: Command): void {
  const device = program.command('device').description('管理登录过的设备（服务端运行时通过服务端执行）')

  device
    .command('list')
    .description('列出设备，最近联系的在前')
    .option('--user <用户名>', '只列该用户的设备')
    .option('--json', '输出 JSON')
    .option('--data <目录>', '服务端的数据目录')
    .action(async ({ user, json, data }: { user?: string; json?: boolean; data?: string }) => {
      const { withAdministration } = await import('../with-administration')
      const all = await withAdministration(data, (tasks) => tasks.clients())
      const clients = all.filter(({ login }) => user === undefined || login === user)
      process.stdout.write(json ? `${JSON.stringify(clients, undefined, 2)}\n` : clients.map(lineOf).join(''))
    })

  for (const { name, words, done } of acts)
    device
      .command(`${name} <设备编号>`)
      .description(words)
      .option('--reason <理由>', '理由，记入审计', '由服务端操作员办理')
      .option('--data <目录>', '服务端的数据目录')
      .action(async (id: string, { reason, data }: StateOptions) => {
        const { withAdministration } = await import('../with-administration')
        await withAdministration(data, (tasks) =>
          name === 'disable' ? tasks.disableClient({ id, reason }) : tasks.enableClient({ id, reason }),
        )
        process.stdout.write(done)
      })
}

const acts = [
  {
    name: 'disable',
    words: '停用设备：下次联网时先交出未发送的办理内容，再清除本机数据',
    done: '已停用该设备。\n',
  },
  { name: 'enable', words: '重新启用找回的设备', done: '已启用该设备。\n' },
] as const

function lineOf({ id, login, userName, device, enrolled, lastSeen, disabled }: ListedClient): string {
  const state = disabled ? '已停用' : enrolled ? '在本机保存数据' : '不保存数据'
  return `${id}  ${login}（${userName}）  ${device}  最近联系 ${lastSeen}  ${state}\n`
}
