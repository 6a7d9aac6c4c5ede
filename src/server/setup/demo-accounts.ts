import type { Role } from '#shared/domain/roles'
import { hashPublished } from '../auth/password-hash'
import { createUser } from '../auth/user-admin'
import { sealHash } from '../auth/user-secrets'
import { findUserByLogin } from '../auth/users'
import type { SecretBox } from '../secrets/secret-box'
import type { Db } from '../storage/db'

export const DEMO_PASSWORD = 'Desk-demo-2026'

export interface DemoAccount {
  readonly login: string
  readonly name: string
  readonly duty: string
  readonly roles: readonly Role[]
  readonly organCode: string
  readonly certNo?: string
}

/** Made-up people, one for each part in a case; certificate numbers say that they are examples. */
export const demoAccounts: readonly DemoAccount[] = [
  { login: 'zhangwei', name: '张伟', duty: '监督员', roles: ['officer'], organCode: 'ZMD-JUSTICE', certNo: '示例0001' },
  { login: 'lina', name: '李娜', duty: '监督员', roles: ['officer'], organCode: 'ZMD-JUSTICE', certNo: '示例0002' },
  {
    login: 'wangqiang',
    name: '王强',
    duty: '审核人',
    roles: ['reviewer'],
    organCode: 'ZMD-JUSTICE',
    certNo: '示例0003',
  },
  { login: 'chenjing', name: '陈静', duty: '复核人', roles: ['reviewer'], organCode: 'ZMD-JUSTICE' },
  { login: 'zhaomin', name: '赵敏', duty: '签发人', roles: ['issuer'], organCode: 'ZMD-JUSTICE' },
  { login: 'zhengfu', name: '孙涛', duty: '市政府办公室', roles: ['government'], organCode: 'ZMD-GOVOFFICE' },
  { login: 'sifasuo', name: '马静', duty: '司法所', roles: ['station'], organCode: 'YC-STATION-1' },
  { login: 'rexian', name: '周丽', duty: '12345 热线', roles: ['hotline'], organCode: 'ZMD-HOTLINE' },
  {
    login: 'chengguan',
    name: '吴刚',
    duty: '市城市管理局经办人',
    roles: ['departmentOperator'],
    organCode: 'ZMD-URBAN',
  },
  {
    login: 'chengguanju',
    name: '郑涛',
    duty: '市城市管理局负责人',
    roles: ['departmentLeader'],
    organCode: 'ZMD-URBAN',
  },
  {
    login: 'huanbao',
    name: '孙洁',
    duty: '市生态环境局',
    roles: ['departmentOperator', 'departmentLeader'],
    organCode: 'ZMD-ECOLOGY',
  },
  {
    login: 'yicheng',
    name: '陈静',
    duty: '驿城区监督员',
    roles: ['officer'],
    organCode: 'YC-JUSTICE',
    certNo: '示例0004',
  },
  { login: 'shenji', name: '郑洁', duty: '审计员', roles: ['auditor'], organCode: 'ZMD-JUSTICE' },
  { login: 'admin', name: '系统管理员', duty: '管理员', roles: ['admin'], organCode: 'ZMD-JUSTICE' },
]

/** Adds the accounts that are missing. They share one hash: their password is public anyway. */
export async function seedDemoAccounts(db: Db, secrets: SecretBox, at: Date): Promise<void> {
  const missing: DemoAccount[] = []
  for (const account of demoAccounts) if (!(await findUserByLogin(db, account.login))) missing.push(account)
  if (missing.length === 0) return
  const hash = await hashPublished(DEMO_PASSWORD)
  await db.tx(async (q) => {
    for (const { duty: _duty, ...account } of missing) {
      const passwordHash = sealHash(secrets, account.login, hash)
      await createUser(q, { ...account, passwordHash, mustChangePassword: false }, { userId: 'system', at })
    }
  })
}
