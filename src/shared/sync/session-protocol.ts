import { z } from 'zod'
import { entityId } from '../domain/common'
import { role } from '../domain/roles'

/** Sent with every state-changing request of a browser session; its value comes with the login and `GET session`. */
export const CSRF_HEADER = 'x-desk-csrf'

export const sessionPaths = {
  login: '/auth/v1/login',
  logout: '/auth/v1/logout',
  session: '/auth/v1/session',
  sessions: '/auth/v1/sessions',
  revoke: '/auth/v1/sessions/revoke',
  password: '/auth/v1/password',
  totp: '/auth/v1/totp',
} as const

/** A client is one local store of one user on one device; it makes its own id. */
export const clientRegistration = z.object({
  id: z.uuid(),
  device: z.string().trim().min(1).max(100).meta({ title: '设备名称' }),
  /** The officer confirmed 本机为办公专用: rows may stay on this disk. */
  enrolled: z.boolean(),
})
export type ClientRegistration = z.infer<typeof clientRegistration>

export const loginRequest = z.object({
  login: z.string().trim().min(1).max(64).meta({ title: '用户名' }),
  password: z.string().min(1).max(200).meta({ title: '密码' }),
  totp: z.string().max(12).optional().meta({ title: '动态验证码' }),
  client: clientRegistration.optional(),
  /** `cookie` for browsers (HttpOnly), `bearer` where the token is kept outside the renderer. */
  tokenIn: z.enum(['cookie', 'bearer']).default('cookie'),
})
export type LoginRequest = z.input<typeof loginRequest>

export const sessionUser = z.object({
  id: entityId,
  login: z.string(),
  name: z.string(),
  roles: z.array(role),
  organId: entityId,
  region: z.string(),
})
export type SessionProfile = z.infer<typeof sessionUser>

export const sessionInfo = z.object({
  user: sessionUser,
  csrf: z.string(),
  expiresAt: z.iso.datetime(),
  idleMinutes: z.number().int(),
  clientId: z.string().nullable(),
  enrolled: z.boolean(),
  /** What must be done before anything else is allowed: set up the second factor, or replace a given password. */
  requires: z.enum(['totp', 'password']).nullable(),
  demo: z.boolean(),
})
export type SessionInfo = z.infer<typeof sessionInfo>

export const loginResponse = sessionInfo.extend({ token: z.string().optional() })
export type LoginResponse = z.infer<typeof loginResponse>

export const passwordRequest = z.object({
  current: z.string().min(1).max(200).meta({ title: '原密码' }),
  next: z.string().min(1).max(200).meta({ title: '新密码' }),
})

/** Without a code: gives a new secret; with one: confirms it. */
export const totpRequest = z.object({ code: z.string().max(12).optional().meta({ title: '动态验证码' }) })
export const totpResponse = z.object({
  confirmed: z.boolean(),
  secret: z.string().optional(),
  uri: z.string().optional(),
})
export type TotpResponse = z.infer<typeof totpResponse>

export const listedSession = z.object({
  id: z.string(),
  device: z.string(),
  createdAt: z.iso.datetime(),
  lastSeen: z.iso.datetime(),
  current: z.boolean(),
})
export type ListedSession = z.infer<typeof listedSession>

/** Where a user is logged in, and what guards his account: he is told of every change by what stands here. */
export const ownSessions = z.object({
  sessions: z.array(listedSession),
  passwordSetAt: z.iso.datetime(),
  secondFactor: z.boolean(),
})
export type OwnSessions = z.infer<typeof ownSessions>

/** Ending sessions takes the password: whoever finds a desk open must not be able to shut its user out. */
export const revokeRequest = z.object({
  ids: z.array(z.string().max(64)).min(1).max(200),
  password: z.string().min(1).max(200).meta({ title: '密码' }),
})
export type RevokeRequest = z.infer<typeof revokeRequest>
