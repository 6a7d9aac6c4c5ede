import type { Actor, ReadTx } from '#shared/commands/engine/command'
import { type EntityRef, type EntityType, entityKey } from '#shared/domain/entities'
import { regionScope } from '#shared/sync/scopes'
import type { PreparedCommand } from './prepare-command'
import type { Reference } from './reference-cache'
import { storable } from './storable'
import type { GrantRow } from './sync-store'

/** The field of a row that names the organ whose work it is; other rows say it by their region. */
const organFields: { readonly [T in EntityType]?: string } = {
  supervisionCase: 'jurisdictionOrganId',
  officialDocument: 'organId',
  supervisionOrder: 'leadOrganId',
  attachment: 'organId',
  campaign: 'organId',
  submission: 'organId',
  dataReturn: 'organId',
}

/** All rows that can tell whose work a command is: the case it names also where nobody knows the command. */
export function tellingRefs({ raw, refs }: Pick<PreparedCommand, 'raw' | 'refs'>): EntityRef[] {
  const { caseId } = (storable(raw).input ?? {}) as { caseId?: unknown }
  return typeof caseId === 'string' ? [{ type: 'supervisionCase', id: caseId }, ...refs] : [...refs]
}

/**
 * Whose reviewers decide about a command that was put aside: its author may work elsewhere by now, where nobody may read
 * of it. The case says so, else the organ of another row, else the bureau of the region, which is the author's own as
 * long as he works for it, or the one he left. What builds on work that lies aside goes where that lies.
 */
export class BureauOfWork {
  readonly #made = new Map<string, string>()
  readonly #left: readonly string[]

  /** @param grants of the author, with those that were taken away */
  constructor(
    private readonly actor: Actor,
    private readonly reference: Reference,
    grants: readonly GrantRow[],
  ) {
    this.#left = grants.filter(({ op }) => op === 'drop').map(({ scope }) => scope)
  }

  /** @param rows with those of `tellingRefs` */
  of(one: Pick<PreparedCommand, 'raw' | 'refs'>, rows: ReadTx): string {
    const refs = tellingRefs(one)
    const known = refs.flatMap(({ type, id }) => {
      const doc = rows.get(type, id) as Readonly<Record<string, unknown>> | undefined
      return doc ? [{ type, doc }] : []
    })
    const cases = known.filter(({ type }) => type === 'supervisionCase')
    const named = [...cases, ...known].map(({ type, doc }) => doc[organFields[type] ?? ''])
    const organId =
      named.find((id): id is string => typeof id === 'string' && id !== '') ??
      this.#ofRegion(known.map(({ doc }) => doc.region)) ??
      refs.map((ref) => this.#made.get(entityKey(ref))).find((id) => id !== undefined) ??
      this.actor.organId
    for (const ref of refs) this.#made.set(entityKey(ref), organId)
    return organId
  }

  #ofRegion(regions: readonly unknown[]): string | undefined {
    const region = regions.find((each): each is string => typeof each === 'string')
    if (region === undefined) return undefined
    const chain = this.reference.world.regionChain(region)
    if (chain.includes(this.actor.region)) return this.actor.organId
    const worked = chain.find((each) => this.#left.includes(regionScope(each))) ?? region
    return this.reference.data.organs().find((organ) => organ.kind === 'justice' && organ.region === worked)?.id
  }
}
