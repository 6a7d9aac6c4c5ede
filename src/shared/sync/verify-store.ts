import { bucketOf, type DigestHead, DigestSums, differingParts, homeScope } from './digest'
import type { DigestResponse, RepairResponse, SyncRow } from './protocol'

export interface HeldHead extends DigestHead {
  readonly scopes: readonly string[]
}

/** What the check asks of the server and of the local store. */
export interface VerifyPorts {
  readonly digest: (scope?: string) => Promise<DigestResponse>
  readonly repair: (scope: string, buckets: readonly number[]) => Promise<RepairResponse>
  /** The server's rows as this store holds them; those that only unsent commands made are not among them. */
  readonly heads: () => Promise<readonly HeldHead[]>
  /** Asked before anything is let go: so many fewer rows than are held. Throws where they may not go. */
  readonly mayLose: (gone: number, held: number) => Promise<void>
  /** One transaction: takes these rows whatever their revision, and lets the others go. */
  readonly replace: (rows: readonly SyncRow[], gone: readonly HeldHead[]) => Promise<void>
}

export interface Verified {
  /** The server has news; the check is made another time. */
  readonly behind: boolean
  /** Rows that were missing, stale or too many. */
  readonly repaired: number
}

const BUCKETS_AT_ONCE = 4

/**
 * Compares what is held with what the server would send, scope by scope; where a scope differs, part by part; and
 * fetches only the parts that differ. Nothing should ever be found: it is the net under all other care.
 */
export async function verifyStore(ports: VerifyPorts): Promise<Verified> {
  const heads = await ports.heads()
  const homes = heads.map((head) => [homeScope(head.scopes), head] as const)
  const sums = new DigestSums()
  for (const [home, head] of homes) sums.add(home, head)
  const answer = await ports.digest()
  if (answer.behind) return { behind: true, repaired: 0 }
  const offered = answer.parts.reduce((sum, { rows }) => sum + rows, 0)
  await ports.mayLose(Math.max(0, heads.length - offered), heads.length)
  let repaired = 0
  for (const scope of differingParts(sums.parts, answer.parts)) {
    const own = homes.flatMap(([home, head]) => (home === scope ? [head] : []))
    const part = await repairScope(ports, scope, own)
    repaired += part.repaired
    if (part.behind) return { behind: true, repaired }
  }
  return { behind: false, repaired }
}

async function repairScope(ports: VerifyPorts, scope: string, own: readonly HeldHead[]): Promise<Verified> {
  const sums = new DigestSums()
  for (const head of own) sums.add(String(bucketOf(head)), head)
  const answer = await ports.digest(scope)
  if (answer.behind) return { behind: true, repaired: 0 }
  const buckets = differingParts(sums.parts, answer.parts).map(Number)
  let repaired = 0
  for (let at = 0; at < buckets.length; at += BUCKETS_AT_ONCE) {
    const some = buckets.slice(at, at + BUCKETS_AT_ONCE)
    const { behind, rows } = await ports.repair(scope, some)
    if (behind) return { behind, repaired }
    const wanted = new Set(rows.map(({ type, id }) => `${type}/${id}`))
    const gone = own.filter((head) => some.includes(bucketOf(head)) && !wanted.has(`${head.type}/${head.id}`))
    const known = new Map(own.map((head) => [`${head.type}/${head.id}`, head]))
    const changed = rows.filter((row) => {
      const held = known.get(`${row.type}/${row.id}`)
      return held?.rev !== row.rev || held.projection !== row.projection
    })
    await ports.replace(rows, gone)
    repaired += changed.length + gone.length
  }
  return { behind: false, repaired }
}
