import { isBootComplete } from '#shared/sync/sync-core/boot-progress'
import type { BootState, BootstrapPage } from '#shared/sync/sync-core-types'

interface Prepared {
  readonly key: string
  readonly page: Promise<BootstrapPage>
}

/** Fetches the next page of a bootstrap while the last one is being written; one page ahead, never more. */
export class PageAhead {
  private prepared: Prepared | undefined

  constructor(private readonly fetchPage: (scope: string, after: string | undefined) => Promise<BootstrapPage>) {}

  prepare(boot: BootState): void {
    const scope = boot.plan.scopes[boot.scope]?.scope
    if (scope === undefined || isBootComplete(boot)) return
    const page = this.fetchPage(scope, boot.after)
    // A failure is told when the page is taken; until then it must not count as unhandled.
    page.catch(() => undefined)
    this.prepared = { key: keyOf(scope, boot.after), page }
  }

  take(scope: string, after: string | undefined): Promise<BootstrapPage> {
    const { prepared } = this
    this.prepared = undefined
    return prepared?.key === keyOf(scope, after) ? prepared.page : this.fetchPage(scope, after)
  }
}

function keyOf(scope: string, after: string | undefined): string {
  return `${scope} ${after ?? ''}`
}
