import { z } from 'zod'
import { accountsPaths, login } from '#shared/sync/accounts-protocol'

export const addUserRequest = z.object({
  login,
  name: z.string().trim().min(1).max(60).meta({ title: '姓名' }),
  password: z.string().min(1).max(200).meta({ title: '密码' }),
  roles: z.array(z.string()).min(1).meta({ title: '角色' }),
  /** Code or full name of an organ; by default the city's justice bureau. */
  organ: z.string().max(100).optional().meta({ title: '机构' }),
  certNo: z.string().max(60).optional().meta({ title: '执法监督证号' }),
})
export type AddUserRequest = z.infer<typeof addUserRequest>

export const resetPasswordRequest = z.object({
  login,
  password: z.string().min(1).max(200).meta({ title: '密码' }),
})
export const addSourceRequest = z.object({
  name: z.string().trim().min(1).max(60).meta({ title: '来源名称' }),
  renew: z.boolean().default(false),
})
/** Where a recipient of pushes is reached. A folder is one of the server's machine, and only its operator sets either. */
export const setRecipientRequest = z.object({
  name: z.string().trim().min(1).max(200).meta({ title: '接收方名称' }),
  way: z.enum(['http', 'folder']),
  address: z.string().min(1).max(4096),
  ca: z.string().max(100_000).nullable(),
  key: z.string().min(16).max(200).optional().meta({ title: '密钥' }),
})
export type SetRecipientRequest = z.infer<typeof setRecipientRequest>

/** Two administrators have opened the second key slot of a store. */
export const recoveryRecord = z.object({
  userId: z.string().min(1).max(64),
  storeName: z.string().regex(/^desk-store-[0-9a-f-]{36}$/),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  admins: z.array(z.string().min(1).max(60)).min(2).max(20),
})
export type RecoveryRecord = z.infer<typeof recoveryRecord>

/** The server writes the file itself: only the operator at its machine asks for this. */
export const backupRequest = z.object({ file: z.string().min(1).max(4096) })
export const backupDone = z.object({ v: z.number().int(), rows: z.number().int() })

export const adminPaths = {
  backup: '/admin/v1/backup',
  ...accountsPaths,
  addUser: accountsPaths.users,
  resetPassword: '/admin/v1/users/password',
  addSource: '/admin/v1/sources',
  setRecipient: '/admin/v1/recipients',
  recordRecovery: '/admin/v1/recoveries',
} as const
