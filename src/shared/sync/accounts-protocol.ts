import { z } from 'zod'
import { code, entityId } from '../domain/common'
import { role } from '../domain/roles'

/** What administrators keep of people and their machines; only asked online, nothing of it is synced. */
export const accountsPaths = {
  users: '/admin/v1/users',
  changeUser: '/admin/v1/users/change',
  disableUser: '/admin/v1/users/disable',
  enableUser: '/admin/v1/users/enable',
  clients: '/admin/v1/clients',
  disableClient: '/admin/v1/clients/disable',
  enableClient: '/admin/v1/clients/enable',
} as const

const reason = z.string().trim().min(1, '请写明理由').max(500).meta({ title: '理由' })

export const login = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}_.@-]{2,64}$/u)
  .meta({ title: '用户名' })

/** What is absent stays as it is. */
export const changeUserRequest = z.object({
  login,
  roles: z.array(z.string()).min(1, '请至少选一个角色').optional().meta({ title: '角色' }),
  /** Code, full name or id of an organ; its region becomes the user's. */
  organ: z.string().min(1).max(100).optional().meta({ title: '机构' }),
  /** Empty takes it away. */
  certNo: z.string().trim().max(60).optional().meta({ title: '执法监督证号' }),
  reason,
})
export type ChangeUserRequest = z.infer<typeof changeUserRequest>

export const userStateRequest = z.object({ login, reason })
export type UserStateRequest = z.infer<typeof userStateRequest>

export const listedAccount = z.object({
  id: entityId,
  login: z.string(),
  name: z.string(),
  roles: z.array(role),
  organId: entityId,
  region: code,
  certNo: z.string().nullable(),
  disabled: z.boolean(),
  secondFactor: z.boolean(),
  /** Of the newest session that is still kept. */
  lastSeen: z.iso.datetime().nullable(),
  /** Running cases that he handles: they are handed over before he leaves. */
  openCases: z.number().int(),
})
export type ListedAccount = z.infer<typeof listedAccount>
export const accountList = z.object({ users: z.array(listedAccount) })

export const listedClient = z.object({
  id: z.string(),
  userId: z.string(),
  login: z.string(),
  userName: z.string(),
  organId: z.string(),
  device: z.string(),
  /** Rows may stay on its disk; the others hold nothing once they are closed. */
  enrolled: z.boolean(),
  firstSeen: z.iso.datetime(),
  lastSeen: z.iso.datetime(),
  /** From then on it is locked until it reaches the server. */
  leaseUntil: z.iso.datetime(),
  /** Commands it has sent altogether; what it has not sent the server cannot know. */
  sent: z.number().int(),
  /** Commands of it that wait for a reviewer's decision. */
  putAside: z.number().int(),
  disabled: z.boolean(),
  disabledAt: z.iso.datetime().nullable(),
  disabledBy: z.string().nullable(),
  disabledReason: z.string().nullable(),
})
export type ListedClient = z.infer<typeof listedClient>
export const clientList = z.object({ clients: z.array(listedClient) })

export const clientStateRequest = z.object({ id: z.string().min(1).max(64), reason })
export type ClientStateRequest = z.infer<typeof clientStateRequest>
