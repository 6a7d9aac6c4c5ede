import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import type { Role } from '#shared/domain/roles'
import { DeskError } from '#shared/messages/catalogue'
import { CSRF_HEADER, type SessionInfo } from '#shared/sync/session-protocol'
import type { Clock } from '../clock'
import type { ServerConfig } from '../config'
import type { Db } from '../storage/db'
import { purgeOrder } from '../sync/device-orders'
import { constantTimeEqual } from './constant-time-equal'
import { LoginThrottle } from './login-throttle'
import { csrfOf, findSession, isAlive, type SessionRow, touchSession } from './sessions'
import { needsTotp } from './users'

/** `__Host-`: only over HTTPS, only for this host, for every path. */
export const SESSION_COOKIE = '__Host-desk'

/** What of a request tells who asks; any route's request has it. */
export type AskedBy = Pick<FastifyRequest, 'headers' | 'cookies' | 'method'>

/** Who acts in a request. */
export interface Principal {
  readonly sessionId: string
  readonly userId: string
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly organId: string
  readonly region: string
  readonly clientId?: string | undefined
}

/** Whose work comes in, and whether from a device that was shut out. */
export interface Sender {
  readonly principal: Principal
  readonly shutOut: boolean
}

export interface LiveSession {
  readonly principal: Principal
  readonly row: SessionRow
  readonly token: string
  readonly requires: SessionInfo['requires']
}

export interface Auth {
  readonly throttle: LoginThrottle
  /** Real time: moving the demo clock must not end anybody's session. */
  readonly time: Clock
  /**
   * The user of a request, ready to work.
   * @throws DeskError `auth.notLoggedIn`, `auth.sessionEnded`, `auth.csrf`, `auth.userDisabled`,
   *   `auth.clientDisabled`, `auth.totpSetupNeeded`, `auth.passwordChangeNeeded`
   */
  requireUser(request: AskedBy): Promise<Principal>
  /**
   * Lets a request in before its body is read: it carries a session that lives, or the operator's token. A device that
   * was shut out gets in, because a few routes take its unsent work.
   * @throws DeskError `auth.notLoggedIn`, `auth.sessionEnded`, `auth.csrf`
   */
  admit(request: AskedBy): Promise<void>
  /** Whose session a request carried when it was admitted; for the log. */
  askerOf(request: AskedBy): string | undefined
  /** The session a token stands for; the login route has it before any request carries it. */
  sessionOf(token: string): Promise<LiveSession>
  /**
   * As `requireUser`, for the few routes by which unsent work comes in: the user of a device that was shut out may hand it
   * in, and nothing else.
   */
  requireSender(request: AskedBy): Promise<Sender>
  /** As `requireUser`, for the few routes that settle what is still required. */
  requireSession(request: AskedBy): Promise<LiveSession>
  /** An administrator, or the operator at this machine with the running server's own token. */
  requireAdmin(request: AskedBy): Promise<Principal>
}

/** The person at the server's own console; commands of the command line act as this user. */
export const operator: Principal = {
  sessionId: 'operator',
  userId: 'operator',
  login: 'operator',
  name: '服务端操作员',
  roles: ['admin'],
  organId: '',
  region: '',
}

function bearerOf(request: AskedBy): string | undefined {
  return /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1]
}

/** A cookie goes along by itself, even from a foreign page, so changing requests must also show the page's mark. */
function tokenOf(request: AskedBy): string | undefined {
  const bearer = bearerOf(request)
  if (bearer) return bearer
  const cookie = request.cookies[SESSION_COOKIE]
  if (!cookie || request.method === 'GET' || request.method === 'HEAD') return cookie
  const mark = request.headers[CSRF_HEADER]
  if (typeof mark !== 'string' || !constantTimeEqual(mark, csrfOf(cookie))) throw new DeskError('auth.csrf')
  return cookie
}

function principalOf(row: SessionRow): Principal {
  return {
    sessionId: row.id,
    userId: row.user_id,
    login: row.login,
    name: row.name,
    roles: row.roles,
    organId: row.organ_id,
    region: row.region,
    clientId: row.client_id ?? undefined,
  }
}

export function createAuth(db: Db, config: ServerConfig, time: Clock, operatorToken: string): Auth {
  const requiresOf = (row: SessionRow): SessionInfo['requires'] => {
    if (row.must_change_password || row.password_easy) return 'password'
    return needsTotp(row, config.demo) && !row.totp_confirmed ? 'totp' : null
  }

  // Each request is looked up once: the first that asks takes what was found at its admission, later ones ask anew.
  const found = new WeakMap<AskedBy, SessionRow>()
  const askers = new WeakMap<AskedBy, string>()

  const isOperator = (request: AskedBy): boolean => {
    const bearer = bearerOf(request)
    return bearer !== undefined && constantTimeEqual(bearer, operatorToken)
  }

  async function admit(request: AskedBy): Promise<void> {
    if (isOperator(request)) {
      askers.set(request, operator.userId)
      return
    }
    const token = tokenOf(request)
    if (!token) throw new DeskError('auth.notLoggedIn')
    const row = await findSession(db, token)
    if (row) askers.set(request, row.user_id)
    if (!row || !isAlive(row, time.now(), config.session)) throw new DeskError('auth.sessionEnded')
    found.set(request, row)
  }

  async function sessionOf(token: string, known?: SessionRow): Promise<LiveSession> {
    const row = known ?? (await findSession(db, token))
    const now = time.now()
    if (!row || !isAlive(row, now, config.session)) throw new DeskError('auth.sessionEnded')
    if (row.disabled) throw new DeskError('auth.userDisabled')
    if (row.client_disabled) {
      throw new DeskError('auth.clientDisabled', { order: await purgeOrder(db, row.client_id ?? '', now) })
    }
    await touchSession(db, row, now)
    return { principal: principalOf(row), row, token, requires: requiresOf(row) }
  }

  async function requireSession(request: AskedBy): Promise<LiveSession> {
    const token = tokenOf(request)
    if (!token) throw new DeskError('auth.notLoggedIn')
    const known = found.get(request)
    found.delete(request)
    return sessionOf(token, known)
  }

  async function requireUser(request: AskedBy): Promise<Principal> {
    const { principal, requires } = await requireSession(request)
    if (requires === 'password') throw new DeskError('auth.passwordChangeNeeded')
    if (requires === 'totp') throw new DeskError('auth.totpSetupNeeded')
    return principal
  }

  async function requireSender(request: AskedBy): Promise<Sender> {
    try {
      return { principal: await requireUser(request), shutOut: false }
    } catch (error) {
      if (!(error instanceof DeskError) || error.code !== 'auth.clientDisabled') throw error
      return { principal: await requireShutOut(request), shutOut: true }
    }
  }

  async function requireShutOut(request: AskedBy): Promise<Principal> {
    const row = await findSession(db, tokenOf(request) ?? '')
    if (!row?.client_disabled || row.disabled || !isAlive(row, time.now(), config.session))
      throw new DeskError('auth.sessionEnded')
    return principalOf(row)
  }

  return {
    admit,
    askerOf: (request) => askers.get(request),
    requireSender,
    throttle: new LoginThrottle(db, config.login, () => time.now()),
    time,
    sessionOf,
    requireSession,
    requireUser,
    requireAdmin: async (request) => {
      if (isOperator(request)) return operator
      const principal = await requireUser(request)
      if (!principal.roles.includes('admin')) throw new DeskError('auth.forbidden')
      return principal
    },
  }
}
