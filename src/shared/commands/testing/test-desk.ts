import type { EntityOf, EntityRef, EntityType } from '../../domain/entities'
import { entityKey } from '../../domain/entities'
import type { ReferenceData } from '../../domain/reference-data'
import { explain } from '../../messages/catalogue'
import type { AnyCommand, CommandContext } from '../engine/command'
import type { SeenEntity } from '../engine/envelope'
import type { FieldMarks } from '../engine/field-marks'
import { authorCommand, executeCommand, guardCommand, seenOf } from '../engine/run-command'
import { type LoadedEntity, WorkingSet } from '../engine/working-set'
import { commandRegistry } from '../registry'
import { testReference } from './test-reference'

interface Stored {
  doc: object
  rev: number
  marks: FieldMarks
}

/**
 * A server in memory, as small as a test needs: it runs the real commands one after another, gives revisions
 * and numbers, and lets an officer act on an old view (`look` then `act`).
 */
export class TestDesk {
  private readonly rows = new Map<string, Stored>()
  private readonly series = new Map<string, number>()
  private rev = 0
  private count = 0
  now = new Date('2026-11-02T01:00:00Z')

  constructor(private readonly ref: ReferenceData = testReference) {}

  seed<T extends EntityType>(type: T, doc: EntityOf<T>): void {
    this.rows.set(entityKey({ type, id: doc.id }), { doc, rev: ++this.rev, marks: {} })
  }

  get<T extends EntityType>(type: T, id: string): EntityOf<T> {
    const row = this.rows.get(entityKey({ type, id }))
    if (!row) throw new Error(`no ${type} ${id}`)
    return row.doc as EntityOf<T>
  }

  all<T extends EntityType>(type: T): EntityOf<T>[] {
    return [...this.rows].filter(([key]) => key.startsWith(`${type}/`)).map(([, row]) => row.doc as EntityOf<T>)
  }

  /** Why a command is refused, in the officer's words; undefined when it is not. */
  refusal(userId: string, type: string, input: unknown): string | undefined {
    const command = definition(type)
    const parsed = command.input.parse(input)
    const refusal = guardCommand(
      command,
      this.load([...command.entities(parsed), ...(command.behind?.(parsed) ?? [])]),
      parsed,
      this.context(userId),
    )
    return refusal && explain(refusal)
  }

  /** What an officer sees now, to act on later while others go on. */
  look(userId: string, type: string, input: unknown): SeenEntity[] {
    const command = definition(type)
    const refs = command.entities(command.input.parse(input))
    const answer = authorCommand(command, this.load(refs), input, this.context(userId))
    if (!answer.ok) throw new Error(explain(answer.refusal))
    return seenOf(answer.effect, refs, (ref) => this.rows.get(entityKey(ref))?.rev ?? 0)
  }

  /** Carries a command out; throws the refusal's text. `seen` is what the officer saw, by default the present. */
  act(
    userId: string,
    type: string,
    input: unknown,
    seen = this.look(userId, type, input),
  ): 'applied' | 'merged' | 'conflict' {
    const command = definition(type)
    const parsed = command.input.parse(input)
    // As on the server: what lies behind the actor's view is there, while `look` is his client.
    const set = this.load([...command.entities(parsed), ...(command.behind?.(parsed) ?? [])])
    const ctx = this.context(userId)
    const series = command.series?.(set, parsed, ctx)
    const answer = executeCommand(command, set, { seen, input, deviceAt: this.now.toISOString() }, ctx, {
      clientId: `client-${userId}`,
      number: series && this.nextNumber(series.key),
    })
    if (!answer.ok) throw new Error(explain(answer.refusal))
    this.rev += 1
    for (const [key, ref] of answer.effect.changed) {
      const row = set.row(ref)
      if (row)
        this.rows.set(key, {
          doc: row.doc,
          rev: this.rev,
          marks: this.marked(row, answer.effect.marks.get(key), userId),
        })
    }
    return answer.status
  }

  private marked(row: LoadedEntity, paths: ReadonlySet<string> | undefined, by: string): FieldMarks {
    const mark = { rev: this.rev, by, at: this.now.toISOString(), client: `client-${by}` }
    return { ...row.marks, ...Object.fromEntries([...(paths ?? [])].map((path) => [path, mark])) }
  }

  private load(refs: readonly EntityRef[]): WorkingSet {
    return new WorkingSet(
      refs.flatMap((ref) => {
        const row = this.rows.get(entityKey(ref))
        return row ? [{ ...ref, ...row }] : []
      }),
    )
  }

  private nextNumber(key: string): number {
    const next = (this.series.get(key) ?? 0) + 1
    this.series.set(key, next)
    return next
  }

  private context(userId: string): CommandContext {
    const user = this.ref.user(userId)
    const roles = userId === 'system' ? (['system'] as const) : (user?.roles ?? [])
    this.count += 1
    const actor = { userId, name: user?.name ?? '', roles, organId: user?.organId ?? 'bureau', region: '411700' }
    return { actor, now: this.now, commandId: `command-${this.count}`, ref: this.ref }
  }
}

function definition(type: string): AnyCommand {
  const command = commandRegistry.get(type)
  if (!command) throw new Error(`unknown command ${type}`)
  return command
}
