import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '#shared/commands/engine/command'
import type { Refusal } from '#shared/messages/catalogue'
import { CommandSession } from './command-session'
import type { SyncDeps } from './push'

/** The server acting by a rule of time; the client id its field marks carry. */
export const SYSTEM_CLIENT = 'server'

const systemActor: Actor = { userId: 'system', name: '系统', roles: ['system'], organId: 'system', region: '' }

/** Carries out a command that no person gave; it sees the present, so nothing of it can be stale. */
export async function runSystemCommand(deps: SyncDeps, type: string, input: unknown): Promise<Refusal | undefined> {
  const command = deps.registry.get(type)
  if (!command) throw new Error(`no command ${type}`)
  const parsed: unknown = command.input.parse(input)
  return deps.store.write(async (tx) => {
    const session = new CommandSession(tx, await deps.reference.read(tx), systemActor, SYSTEM_CLIENT, deps.now())
    await session.load([...command.entities(parsed), ...(command.behind?.(parsed) ?? [])])
    const outcome = await session.run({ id: uuidv7(), command, input: parsed, seen: [] })
    if (!outcome.ok) return outcome.refusal
    await tx.save({ at: session.now.toISOString(), change: await session.change(), receipts: [], quarantine: [] })
    return undefined
  })
}
