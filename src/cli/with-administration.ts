import { z } from 'zod'
import {
  type AddUserRequest,
  adminPaths,
  type RecoveryRecord,
  type SetRecipientRequest,
} from '#server/admin/admin-protocol'
import { administration } from '#server/admin/administration'
import { listClients } from '#server/admin/list-accounts'
import type { NewSource } from '#server/admin/sources'
import { operator } from '#server/auth/auth'
import { defaultConfig } from '#server/config'
import { openSecrets } from '#server/secrets/stored-secrets'
import type { ServerFile } from '#server/server-file'
import { prepareReference } from '#server/setup/prepare-store'
import { lockDataDir } from '#server/storage/data-lock'
import { openDb } from '#server/storage/open-db'
import {
  type ChangeUserRequest,
  type ClientStateRequest,
  clientList,
  type ListedClient,
  type UserStateRequest,
} from '#shared/sync/accounts-protocol'
import { findServer } from './data-dirs'
import { askJson } from './server-client'

/** What the operator at the machine may do, whether the server runs or not. */
export interface OperatorTasks {
  addUser(user: AddUserRequest): Promise<unknown>
  changeUser(request: ChangeUserRequest): Promise<unknown>
  disableUser(request: UserStateRequest): Promise<unknown>
  enableUser(request: UserStateRequest): Promise<unknown>
  clients(): Promise<readonly ListedClient[]>
  disableClient(request: ClientStateRequest): Promise<unknown>
  enableClient(request: ClientStateRequest): Promise<unknown>
  resetPassword(login: string, password: string): Promise<unknown>
  addSource(source: NewSource): Promise<string>
  setRecipient(recipient: SetRecipientRequest): Promise<string | undefined>
  recordRecovery(recovery: RecoveryRecord): Promise<unknown>
}

function throughServer(server: ServerFile): OperatorTasks {
  const headers = { authorization: `Bearer ${server.operatorToken}` }
  const ask = <T>(path: string, body: unknown, schema: z.ZodType<T>) => askJson(server, { path, body, headers }, schema)
  return {
    addUser: (user) => ask(adminPaths.addUser, user, z.unknown()),
    changeUser: (request) => ask(adminPaths.changeUser, request, z.unknown()),
    disableUser: (request) => ask(adminPaths.disableUser, request, z.unknown()),
    enableUser: (request) => ask(adminPaths.enableUser, request, z.unknown()),
    clients: async () => (await askJson(server, { path: adminPaths.clients, headers }, clientList)).clients,
    disableClient: (request) => ask(adminPaths.disableClient, request, z.unknown()),
    enableClient: (request) => ask(adminPaths.enableClient, request, z.unknown()),
    resetPassword: (login, password) => ask(adminPaths.resetPassword, { login, password }, z.unknown()),
    recordRecovery: (recovery) => ask(adminPaths.recordRecovery, recovery, z.unknown()),
    setRecipient: async (to) => (await ask(adminPaths.setRecipient, to, z.object({ key: z.string().optional() }))).key,
    addSource: async (source) => (await ask(adminPaths.addSource, source, z.object({ key: z.string() }))).key,
  }
}

/**
 * Runs `work` through the running server's admin API, or directly on the store of a stopped one, which stays
 * locked meanwhile.
 */
export async function withAdministration<T>(
  dataDir: string | undefined,
  work: (tasks: OperatorTasks) => Promise<T>,
): Promise<T> {
  const found = findServer(dataDir)
  if (found.server) return work(throughServer(found.server))
  const config = { ...defaultConfig(), dataDir: found.dataDir }
  const lock = lockDataDir(found.dataDir)
  try {
    const db = await openDb(config)
    try {
      const secrets = await openSecrets(db, config, new Date())
      await prepareReference(db, config, new Date())
      const admin = administration({ db, config, secrets }, () => new Date())
      const actor = () => ({ userId: operator.userId, at: new Date() })
      return await work({
        addUser: (user) => admin.addUser(user, actor()),
        changeUser: (request) => admin.changeUser(request, actor()),
        disableUser: (request) => admin.disableUser(request, actor()),
        enableUser: (request) => admin.enableUser(request, actor()),
        clients: () => listClients(db),
        disableClient: (request) => admin.disableClient(request, actor()),
        enableClient: (request) => admin.enableClient(request, actor()),
        resetPassword: (login, password) => admin.resetPassword(login, password, actor()),
        addSource: (source) => admin.addSource(source, actor()),
        setRecipient: (recipient) => admin.setRecipient(recipient, actor()),
        recordRecovery: (recovery) => admin.recordRecovery(recovery, actor()),
      })
    } finally {
      await db.close()
    }
  } finally {
    lock.release()
  }
}
