import type { CommandContext } from '../../src/shared/commands/engine/command'
import { authorCommand, executeCommand, seenOf } from '../../src/shared/commands/engine/run-command'
import { WorkingSet } from '../../src/shared/commands/engine/working-set'
import { commandRegistry } from '../../src/shared/commands/registry'
import { type EntityOf, type EntityRef, type EntityType, entityKey } from '../../src/shared/domain/entities'
import type { ReferenceData } from '../../src/shared/domain/reference-data'
import { type Refusal, refusalOf } from './fake-refusal'

interface Stored {
  readonly type: EntityType
  readonly doc: object
}

/** Entities in memory, changed by the product's own commands. */
export class FakeStore {
  readonly rows = new Map<string, Stored>()
  readonly numbers = new Map<string, number>()

  constructor(readonly reference: ReferenceData) {}

  seed<T extends EntityType>(type: T, doc: EntityOf<T>): void {
    this.rows.set(entityKey({ type, id: (doc as { id: string }).id }), { type, doc: doc as object })
  }

  get<T extends EntityType>(type: T, id: string): EntityOf<T> | undefined {
    return this.rows.get(entityKey({ type, id }))?.doc as EntityOf<T> | undefined
  }

  all<T extends EntityType>(type: T): EntityOf<T>[] {
    return [...this.rows.values()].filter((row) => row.type === type).map((row) => row.doc as EntityOf<T>)
  }

  workingSet(refs: readonly EntityRef[]): WorkingSet {
    return new WorkingSet(
      refs.flatMap((ref) => {
        const row = this.rows.get(entityKey(ref))
        return row ? [{ ...ref, rev: 1, doc: row.doc, marks: {} }] : []
      }),
    )
  }

  /** Runs a command as the server would; answers with the refusal or nothing. */
  run(type: string, input: unknown, ctx: CommandContext, numbered: boolean): Refusal | undefined {
    const command = commandRegistry.get(type)
    if (!command) return refusalOf(`unknown command ${type}`)
    const parsed = command.input.safeParse(input)
    if (!parsed.success) return refusalOf(parsed.error.issues.map((issue) => issue.message).join('；'))
    const refs = command.entities(parsed.data)
    const set = this.workingSet(refs)
    const series = numbered ? command.series?.(set, parsed.data, ctx) : undefined
    const seen = authorCommand(command, this.workingSet(refs), input, ctx)
    if (!seen.ok) return seen.refusal
    const answer = executeCommand(
      command,
      set,
      { seen: seenOf(seen.effect, refs, () => 1), input, deviceAt: ctx.now.toISOString() },
      ctx,
      { clientId: 'fake', number: series && this.next(series.key) },
    )
    if (!answer.ok) return answer.refusal
    for (const [key, ref] of answer.effect.changed) {
      const row = set.row(ref)
      if (row) this.rows.set(key, { type: ref.type, doc: row.doc })
    }
    return undefined
  }

  private next(key: string): number {
    const number = (this.numbers.get(key) ?? 0) + 1
    this.numbers.set(key, number)
    return number
  }
}
