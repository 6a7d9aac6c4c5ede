import type { BootstrapHead } from '../protocol'
import type { BootState } from '../sync-core-types'

/** The bootstrap after a page; without one, at its first scope that has rows. Rows that came later arrive by pull. */
export function nextBoot(boot: BootState, page?: BootstrapHead): BootState {
  const doneRows = boot.doneRows + (page?.rows ?? 0)
  if (page?.after !== undefined) return { ...boot, doneRows, after: page.after }
  const from = page ? boot.scope + 1 : boot.scope
  const found = boot.plan.scopes.findIndex(({ rows }, index) => index >= from && rows > 0)
  return { ...boot, doneRows, scope: found < 0 ? boot.plan.scopes.length : found, after: undefined }
}

export function isBootComplete(boot: BootState): boolean {
  return boot.scope >= boot.plan.scopes.length
}

/** For the screen; the total is at least what has come, because rows may be added while it runs. */
export function bootProgress(boot: BootState): { done: number; total: number } {
  const planned = boot.plan.scopes.reduce((sum, { rows }) => sum + rows, 0)
  return { done: boot.doneRows, total: Math.max(planned, boot.doneRows) }
}
