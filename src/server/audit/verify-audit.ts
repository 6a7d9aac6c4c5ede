import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { AuditProblemKind, AuditReport } from '#shared/sync/audit-protocol'
import { canonicalJson } from '#shared/sync/canonical-json'

/** An entry as it is stored and exported; what is hashed is all of it but `prev` and `hash`. */
export const auditEntry = z.object({
  seq: z.number().int().positive(),
  at: z.string(),
  deviceAt: z.string().nullish(),
  userId: z.string(),
  role: z.string(),
  clientId: z.string().nullish(),
  commandId: z.string().nullish(),
  type: z.string(),
  touched: z.array(
    z.object({
      type: z.string(),
      id: z.string(),
      before: z.string().nullish(),
      after: z.string().nullish(),
    }),
  ),
  prev: z.string(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntry>

const MOST_PROBLEMS = 100
const GENESIS = '0'.repeat(64)

/**
 * Follows the chain entry by entry. Each hash covers the entry and the hash before it, so a changed entry shows at its
 * own place, a removed or moved one at the next. After a problem it goes on from what is stored, so that one change is
 * told once and not for everything behind it.
 */
export class AuditVerifier {
  #last: { seq: number; hash: string } = { seq: 0, hash: GENESIS }
  #entries = 0
  readonly #problems: AuditReport['problems'] = []

  take(raw: unknown): void {
    this.#entries += 1
    const parsed = auditEntry.safeParse(raw)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      this.#report(this.#last.seq + 1, 'malformed', `${issue?.path.join('.')}: ${issue?.message}`)
      return
    }
    const { prev, hash, ...fact } = parsed.data
    const { seq } = fact
    if (seq !== this.#last.seq + 1) this.#report(seq, 'missing', `${this.#last.seq} → ${seq}`)
    else if (prev !== this.#last.hash)
      this.#report(seq, 'unlinked', `${prev.slice(0, 12)}… ≠ ${this.#last.hash.slice(0, 12)}…`)
    if (hash !== hashOf(prev, fact)) this.#report(seq, 'changed', `${hash.slice(0, 12)}…`)
    this.#last = { seq, hash }
  }

  /** @param head what the store says is its last entry; absent for an export, whose last line is its head */
  finish(head?: { readonly seq: number; readonly hash: string }): AuditReport {
    const { seq, hash } = this.#last
    if (head && (head.seq !== seq || head.hash !== hash))
      this.#report(head.seq, 'headMoved', `${seq} ${hash.slice(0, 12)}… ≠ ${head.seq} ${head.hash.slice(0, 12)}…`)
    return { entries: this.#entries, head: this.#last, problems: this.#problems }
  }

  #report(seq: number, kind: AuditProblemKind, detail: string): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ seq, kind, detail })
  }
}

/** What was never there was not hashed; the store and an export spell it as null. */
function hashOf(prev: string, fact: Omit<AuditEntry, 'prev' | 'hash'>): string {
  const present = JSON.parse(JSON.stringify(fact), (_key, value) => value ?? undefined)
  return createHash('sha256')
    .update(prev + canonicalJson(present))
    .digest('hex')
}
