import type { AnyCommand, CommandContext, ReadTx } from '#shared/commands/engine/command'
import { type EntityOf, type EntityRef, type EntityType, entityKey } from '#shared/domain/entities'
import type { Refusal } from '#shared/messages/catalogue'
import type { StoreReadTx } from '../store/store-read-tx'
import type { ReplayWorld } from '../sync/rebase-store'

/** More than any guard needs: document → case → its documents. */
const MOST_ROUNDS = 8

/** For each type of command whether it is possible on a subject now; one that this version does not know is not. */
export async function offeredOf(
  tx: StoreReadTx,
  { registry, actor, reference }: ReplayWorld,
  subject: EntityRef,
  types: readonly string[],
  now: Date,
): Promise<Readonly<Record<string, Refusal | null>>> {
  const commands = types.flatMap((type) => registry.get(type) ?? [])
  const answers = await offeredOn(tx, subject, commands, { actor, now, commandId: '', ref: reference() })
  const unknown = (type: string): Refusal => ({ code: 'local.unknownCommand', args: { type } })
  const answerOf = (type: string): Refusal | null => {
    const answer = answers.get(type)
    return answer === undefined ? unknown(type) : answer
  }
  return Object.fromEntries(types.map((type) => [type, answerOf(type)]))
}

/**
 * Whether commands are possible on a subject now. A guard reads without waiting, so what it asked for and was not at
 * hand is fetched, and it is asked again.
 */
export async function offeredOn(
  tx: StoreReadTx,
  subject: EntityRef,
  commands: readonly AnyCommand[],
  ctx: CommandContext,
): Promise<ReadonlyMap<string, Refusal | null>> {
  const atHand = new Map<string, object | undefined>()
  let missing: EntityRef[] = [subject]
  let answers = new Map<string, Refusal | null>()
  for (let round = 0; missing.length > 0 && round < MOST_ROUNDS; round += 1) {
    for (const ref of missing) atHand.set(entityKey(ref), undefined)
    for (const row of await tx.rows(missing)) atHand.set(entityKey(row), row.doc)
    const asked = new Map<string, EntityRef>()
    const reader = readerOver(atHand, asked)
    answers = new Map(commands.map((command) => [command.type, command.offered(reader, subject.id, ctx) ?? null]))
    missing = [...asked.values()]
  }
  return answers
}

function readerOver(atHand: ReadonlyMap<string, object | undefined>, asked: Map<string, EntityRef>): ReadTx {
  return {
    get<T extends EntityType>(type: T, id: string): EntityOf<T> | undefined {
      const key = entityKey({ type, id })
      if (!atHand.has(key)) asked.set(key, { type, id })
      // The store only ever holds documents that passed the schema of their type.
      return atHand.get(key) as EntityOf<T> | undefined
    },
  }
}
