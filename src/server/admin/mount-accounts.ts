import { z } from 'zod'
import {
  accountList,
  accountsPaths,
  changeUserRequest,
  clientList,
  clientStateRequest,
  userStateRequest,
} from '#shared/sync/accounts-protocol'
import type { AskedBy } from '../auth/auth'
import type { Actor } from '../auth/user-admin'
import type { DeskApp, Services } from '../http/services'
import type { Administration } from './administration'
import { listAccounts, listClients } from './list-accounts'

const tags = ['admin']
const done = z.object({ done: z.literal(true) })

/** People and their machines, as an administrator keeps them. */
export function mountAccounts(
  app: DeskApp,
  { auth, db }: Services,
  admin: Administration,
  actorOf: (request: AskedBy) => Promise<Actor>,
): void {
  app.route({
    method: 'GET',
    url: accountsPaths.users,
    schema: { tags, response: { 200: accountList } },
    handler: async (request, reply) => {
      await auth.requireAdmin(request)
      return reply.header('cache-control', 'no-store').send({ users: await listAccounts(db) })
    },
  })

  app.route({
    method: 'GET',
    url: accountsPaths.clients,
    schema: { tags, response: { 200: clientList } },
    handler: async (request, reply) => {
      await auth.requireAdmin(request)
      return reply.header('cache-control', 'no-store').send({ clients: await listClients(db) })
    },
  })

  mountAct(app, accountsPaths.changeUser, changeUserRequest, admin.changeUser, actorOf)
  mountAct(app, accountsPaths.disableUser, userStateRequest, admin.disableUser, actorOf)
  mountAct(app, accountsPaths.enableUser, userStateRequest, admin.enableUser, actorOf)
  mountAct(app, accountsPaths.disableClient, clientStateRequest, admin.disableClient, actorOf)
  mountAct(app, accountsPaths.enableClient, clientStateRequest, admin.enableClient, actorOf)
}

/** One thing an administrator does; the answer is only that it is done. */
function mountAct<T>(
  app: DeskApp,
  url: string,
  body: z.ZodType<T>,
  act: (request: T, actor: Actor) => Promise<void>,
  actorOf: (request: AskedBy) => Promise<Actor>,
): void {
  app.route({
    method: 'POST',
    url,
    schema: { tags, body, response: { 200: done } },
    handler: async (request) => {
      const actor = await actorOf(request)
      await act(request.body as T, actor)
      return { done: true as const }
    },
  })
}
