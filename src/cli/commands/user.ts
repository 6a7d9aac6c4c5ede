import type { Command } from 'commander'
import { roleLabels } from '#shared/domain/roles'

interface AddOptions {
  readonly name: string
  readonly role: string[]
  readonly organ?: string
  readonly certNo?: string
  readonly data?: string
}

interface ChangeOptions {
  readonly role?: string[]
  readonly organ?: string
  readonly certNo?: string
  readonly reason: string
  readonly data?: string
}

interface StateOptions {
  readonly reason: string
  readonly data?: string
}

const collect = (value: string, all: string[] = []) => [...all, value]
const roleHelp = Object.entries(roleLabels)
  .filter(([role]) => role !== 'system')
  .map(([role, label]) => `${role} ${label}`)
  .join('、')

/** `desk user add|change|disable|enable|password`: through the running server, or on the store of a stopped one. */
export function registerUser(program: Command): void {
  const user = program.command('user').description('管理用户（服务端运行时通过服务端执行）')

  user
    .command('add <用户名>')
    .description('添加用户；密码在提示后输入，或从标准输入读取一行')
    .requiredOption('--name <姓名>', '姓名')
    .requiredOption('--role <角色>', `角色，可重复：${roleHelp}`, collect)
    .option('--organ <机构>', '机构编码或全称（默认市司法局）')
    .option('--cert-no <证号>', '执法监督证号')
    .option('--data <目录>', '服务端的数据目录')
    .action(async (login: string, { name, role, organ, certNo, data }: AddOptions) => {
      const { askPassword } = await import('../ask-password')
      const { withAdministration } = await import('../with-administration')
      const password = await askPassword()
      await withAdministration(data, (tasks) => tasks.addUser({ login, name, password, roles: role, organ, certNo }))
      process.stdout.write(`已添加用户 ${login}，首次登录须修改密码。\n`)
    })

  user
    .command('change <用户名>')
    .description('调整岗位、机构或证号；在下次联网时生效，看不到的案件随即从其机器上清除')
    .option('--role <角色>', '新的全部角色，可重复', collect)
    .option('--organ <机构>', '机构编码或全称；区域随机构')
    .option('--cert-no <证号>', '执法监督证号；空字符串为取消')
    .option('--reason <理由>', '理由，记入审计', '由服务端操作员办理')
    .option('--data <目录>', '服务端的数据目录')
    .action(async (login: string, { role: roles, data, ...rest }: ChangeOptions) => {
      const { withAdministration } = await import('../with-administration')
      await withAdministration(data, (tasks) => tasks.changeUser({ login, roles, ...rest }))
      process.stdout.write(`已调整用户 ${login}。\n`)
    })

  user
    .command('disable <用户名>')
    .description('停用用户，立即结束其登录')
    .option('--reason <理由>', '理由，记入审计', '由服务端操作员办理')
    .option('--data <目录>', '服务端的数据目录')
    .action(async (login: string, { reason, data }: StateOptions) => {
      const { withAdministration } = await import('../with-administration')
      await withAdministration(data, (tasks) => tasks.disableUser({ login, reason }))
      process.stdout.write(`已停用用户 ${login}。\n`)
    })

  user
    .command('enable <用户名>')
    .description('重新启用已停用的用户，密码不变')
    .option('--reason <理由>', '理由，记入审计', '由服务端操作员办理')
    .option('--data <目录>', '服务端的数据目录')
    .action(async (login: string, { reason, data }: StateOptions) => {
      const { withAdministration } = await import('../with-administration')
      await withAdministration(data, (tasks) => tasks.enableUser({ login, reason }))
      process.stdout.write(`已启用用户 ${login}。\n`)
    })

  user
    .command('password <用户名>')
    .description('重置密码，解除登录锁定和动态验证码绑定')
    .option('--data <目录>', '服务端的数据目录')
    .action(async (login: string, { data }: { data?: string }) => {
      const { askPassword } = await import('../ask-password')
      const { withAdministration } = await import('../with-administration')
      const password = await askPassword()
      await withAdministration(data, (tasks) => tasks.resetPassword(login, password))
      process.stdout.write(`已重置 ${login} 的密码，下次登录须修改。\n`)
    })
}
