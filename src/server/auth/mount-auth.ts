import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'
import {
  type ListedSession,
  loginRequest,
  loginResponse,
  ownSessions,
  passwordRequest,
  revokeRequest,
  type SessionInfo,
  sessionInfo,
  sessionPaths,
  totpRequest,
  totpResponse,
} from '#shared/sync/session-protocol'
import type { DeskApp, Services } from '../http/services'
import { type LiveSession, type Principal, SESSION_COOKIE } from './auth'
import { login } from './login'
import { assertPasswordGood } from './password-rules'
import { csrfOf, revokeSessions } from './sessions'
import { newTotpSecret, totpStep, totpUri } from './totp'
import { isPasswordOf, sealedPassword, sealedTotp, totpSecretOf } from './user-secrets'
import { findUser, findUserByLogin } from './users'

const done = z.object({ done: z.literal(true) })
const tags = ['auth']

function infoOf({ principal, row, token, requires }: LiveSession, services: Services): SessionInfo {
  const { config } = services
  return {
    user: {
      id: principal.userId,
      login: principal.login,
      name: principal.name,
      roles: [...principal.roles],
      organId: principal.organId,
      region: principal.region,
    },
    csrf: csrfOf(token),
    expiresAt: row.expires_at,
    idleMinutes: config.session.idleMinutes,
    clientId: row.client_id,
    enrolled: row.enrolled ?? false,
    requires,
    demo: config.demo,
  }
}

/** Logging in and out, and what a user does with his own account. */
export function mountAuth(app: DeskApp, services: Services): void {
  mountLogin(app, services)
  mountOwnSessions(app, services)
  mountOwnSecrets(app, services)
}

function mountLogin(app: DeskApp, services: Services): void {
  const { db, auth } = services

  app.route({
    method: 'POST',
    url: sessionPaths.login,
    schema: { tags, body: loginRequest, response: { 200: loginResponse } },
    handler: async (request, reply) => {
      const { tokenIn, ...attempt } = request.body
      const token = await login(services, { ...attempt, address: request.ip }).catch(async (error: unknown) => {
        // Asked for after the answer is decided, and for unknown logins too: it takes as long for both.
        const user = await findUserByLogin(db, attempt.login)
        const code = error instanceof DeskError ? error.code : 'unexpected'
        request.log.warn({ userId: user?.id, code, from: request.ip }, 'login refused')
        throw error
      })
      const session = await auth.sessionOf(token)
      request.log.info({ userId: session.principal.userId }, 'login')
      if (tokenIn === 'cookie')
        reply.setCookie(SESSION_COOKIE, token, { path: '/', secure: true, httpOnly: true, sameSite: 'strict' })
      return reply
        .header('cache-control', 'no-store')
        .send({ ...infoOf(session, services), token: tokenIn === 'bearer' ? token : undefined })
    },
  })

  app.route({
    method: 'POST',
    url: sessionPaths.logout,
    schema: { tags, response: { 200: done } },
    handler: async (request, reply) => {
      const { principal } = await auth.requireSession(request)
      await revokeSessions(db, principal.userId, { only: [principal.sessionId] }, auth.time.now())
      return reply
        .header('cache-control', 'no-store')
        .clearCookie(SESSION_COOKIE, { path: '/', secure: true })
        .send({ done: true })
    },
  })

  app.route({
    method: 'GET',
    url: sessionPaths.session,
    schema: { tags, response: { 200: sessionInfo } },
    handler: async (request, reply) =>
      reply.header('cache-control', 'no-store').send(infoOf(await auth.requireSession(request), services)),
  })
}

function mountOwnSessions(app: DeskApp, services: Services): void {
  const { db, auth, config } = services

  app.route({
    method: 'GET',
    url: sessionPaths.sessions,
    schema: { tags, response: { 200: ownSessions } },
    handler: async (request, reply) => {
      const { principal } = await auth.requireSession(request)
      const now = auth.time.now()
      const seenAfter = new Date(now.getTime() - config.session.idleMinutes * 60_000)
      const rows = await db.query<{ id: string; device: string; created_at: string; last_seen: string }>(
        `SELECT id, device, created_at, last_seen FROM sessions
         WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > $2 AND last_seen > $3
         ORDER BY last_seen DESC LIMIT 200`,
        [principal.userId, now.toISOString(), seenAfter.toISOString()],
      )
      const sessions = rows.map(
        (row): ListedSession => ({
          id: row.id,
          device: row.device,
          createdAt: row.created_at,
          lastSeen: row.last_seen,
          current: row.id === principal.sessionId,
        }),
      )
      const user = await findUser(db, principal.userId)
      if (!user) throw new DeskError('auth.sessionEnded')
      return reply
        .header('cache-control', 'no-store')
        .send({ sessions, passwordSetAt: user.password_changed_at, secondFactor: user.totp_confirmed })
    },
  })

  app.route({
    method: 'POST',
    url: sessionPaths.revoke,
    schema: { tags, body: revokeRequest, response: { 200: done } },
    handler: async (request, reply) => {
      const { principal } = await auth.requireSession(request)
      await assertOwnPassword(services, principal, request.body.password, request.ip)
      await revokeSessions(db, principal.userId, { only: request.body.ids }, auth.time.now())
      return reply.header('cache-control', 'no-store').send({ done: true })
    },
  })
}

/** Guesses count as those at the login do. @throws DeskError `auth.wrongPassword`, `auth.locked` */
async function assertOwnPassword(
  { db, auth, secrets }: Services,
  { login, userId }: Principal,
  password: string,
  address: string,
): Promise<void> {
  await auth.throttle.reserve(login, address)
  const user = await findUser(db, userId)
  if (!(await isPasswordOf(secrets, user, password))) throw new DeskError('auth.wrongPassword')
  await auth.throttle.succeeded(login, address)
}

function mountOwnSecrets(app: DeskApp, services: Services): void {
  const { db, auth, secrets } = services

  app.route({
    method: 'POST',
    url: sessionPaths.password,
    schema: { tags, body: passwordRequest, response: { 200: done } },
    handler: async (request, reply) => {
      const { principal } = await auth.requireSession(request)
      const { current, next } = request.body
      await assertOwnPassword(services, principal, current, request.ip)
      assertPasswordGood(next, principal.login)
      if (next === current) throw new DeskError('auth.passwordWeak', { why: '须与原密码不同' })
      const hash = await sealedPassword(secrets, principal.login, next)
      await db.tx(async (q) => {
        const now = auth.time.now()
        await q.query(
          `UPDATE users SET password_hash = $2, password_changed_at = $3, must_change_password = false,
             password_easy = false WHERE id = $1`,
          [principal.userId, hash, now.toISOString()],
        )
        // Whoever knew the old password is out.
        await revokeSessions(q, principal.userId, { except: principal.sessionId }, now)
      })
      return reply.header('cache-control', 'no-store').send({ done: true })
    },
  })

  app.route({
    method: 'POST',
    url: sessionPaths.totp,
    schema: { tags, body: totpRequest, response: { 200: totpResponse } },
    handler: async (request, reply) => {
      const { principal } = await auth.requireSession(request)
      const user = await findUser(db, principal.userId)
      if (!user || user.totp_confirmed) throw new DeskError('auth.totpAlreadySet')
      const { code } = request.body
      if (code === undefined) {
        const secret = newTotpSecret()
        await db.query('UPDATE users SET totp_secret = $2 WHERE id = $1 AND NOT totp_confirmed', [
          user.id,
          sealedTotp(secrets, user.login, secret),
        ])
        return reply
          .header('cache-control', 'no-store')
          .send({ confirmed: false, secret, uri: totpUri(secret, user.login) })
      }
      const begun = totpSecretOf(secrets, user)
      if (begun === undefined) throw new DeskError('auth.totpNotBegun')
      const step = totpStep(begun, code, auth.time.now(), user.totp_last_step)
      if (step === undefined) throw new DeskError('auth.totpWrong')
      await db.query('UPDATE users SET totp_confirmed = true, totp_last_step = $2 WHERE id = $1', [user.id, step])
      return reply.header('cache-control', 'no-store').send({ confirmed: true })
    },
  })
}
