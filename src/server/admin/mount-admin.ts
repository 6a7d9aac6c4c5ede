import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'
import { type AskedBy, operator } from '../auth/auth'
import type { Actor } from '../auth/user-admin'
import { writeBackup } from '../backup/write-backup'
import type { DeskApp, Services } from '../http/services'
import {
  addSourceRequest,
  addUserRequest,
  adminPaths,
  backupDone,
  backupRequest,
  recoveryRecord,
  resetPasswordRequest,
  setRecipientRequest,
} from './admin-protocol'
import { administration } from './administration'
import { mountAccounts } from './mount-accounts'

const done = z.object({ done: z.literal(true) })
const tags = ['admin']

/** For administrators and for the operator's command line while this server holds the data directory. */
export function mountAdmin(app: DeskApp, services: Services): void {
  const { auth, clock, db } = services
  const admin = administration(services, () => auth.time.now())
  const actorOf = async (request: AskedBy): Promise<Actor> => ({
    userId: (await auth.requireAdmin(request)).userId,
    at: clock.now(),
  })

  app.route({
    method: 'POST',
    url: adminPaths.addUser,
    schema: { tags, body: addUserRequest, response: { 200: z.object({ userId: z.string() }) } },
    handler: async (request) => {
      const actor = await actorOf(request)
      return { userId: await admin.addUser(request.body, actor) }
    },
  })

  app.route({
    method: 'POST',
    url: adminPaths.resetPassword,
    schema: { tags, body: resetPasswordRequest, response: { 200: done } },
    handler: async (request) => {
      const actor = await actorOf(request)
      await admin.resetPassword(request.body.login, request.body.password, actor)
      return { done: true as const }
    },
  })

  app.route({
    method: 'POST',
    url: adminPaths.addSource,
    schema: { tags, body: addSourceRequest, response: { 200: z.object({ key: z.string() }) } },
    handler: async (request, reply) => {
      const actor = await actorOf(request)
      return reply.header('cache-control', 'no-store').send({ key: await admin.addSource(request.body, actor) })
    },
  })

  app.route({
    method: 'POST',
    url: adminPaths.setRecipient,
    schema: { tags, body: setRecipientRequest, response: { 200: z.object({ key: z.string().optional() }) } },
    handler: async (request, reply) => {
      const actor = await actorOf(request)
      // Where data goes, and folders of this machine: for its operator alone.
      if (actor.userId !== operator.userId) throw new DeskError('auth.forbidden')
      return reply.header('cache-control', 'no-store').send({ key: await admin.setRecipient(request.body, actor) })
    },
  })

  app.route({
    method: 'POST',
    url: adminPaths.backup,
    schema: { tags, body: backupRequest, response: { 200: backupDone } },
    handler: async (request) => {
      // A path on this machine: for its operator, not for an administrator somewhere in the network.
      if ((await auth.requireAdmin(request)).userId !== operator.userId) throw new DeskError('auth.forbidden')
      return writeBackup(db, request.body.file, clock.now())
    },
  })

  app.route({
    method: 'POST',
    url: adminPaths.recordRecovery,
    schema: { tags, body: recoveryRecord, response: { 200: done } },
    handler: async (request) => {
      const actor = await actorOf(request)
      await admin.recordRecovery(request.body, actor)
      return { done: true as const }
    },
  })

  mountAccounts(app, services, admin, actorOf)
}
