import { isBootComplete, nextBoot } from '#shared/sync/sync-core/boot-progress'
import type { BootState, BootstrapPage } from '#shared/sync/sync-core-types'
import type { ArrivedPage } from './sync-api'

/** While one page is written, the next one lies ready and the one after it travels; never more, they are large. */
const PAGES_AHEAD = 2

/** Fetches the pages of a bootstrap before they are asked for. */
export class PageAhead {
  private readonly ahead = new Map<string, Promise<BootstrapPage>>()
  /** Another one after each page that nobody had foreseen: what was fetched for the course before is of no use. */
  private course = 0

  /** `prepare` is given each page that came early. */
  constructor(
    private readonly fetchPage: (scope: string, after: string | undefined) => Promise<ArrivedPage>,
    private readonly prepare: (page: BootstrapPage) => void = () => undefined,
  ) {}

  /** `boot`: the bootstrap as it is when the page now being written is done. */
  fetchAfter(boot: BootState): void {
    this.fetchAhead(boot, PAGES_AHEAD)
  }

  async take(scope: string, after: string | undefined): Promise<BootstrapPage> {
    const key = keyOf(scope, after)
    const page = this.ahead.get(key)
    this.ahead.delete(key)
    if (page) return page
    this.course += 1
    this.ahead.clear()
    return (await this.fetchPage(scope, after)).read()
  }

  private fetchAhead(boot: BootState, pages: number): void {
    const scope = boot.plan.scopes[boot.scope]?.scope
    if (pages === 0 || scope === undefined || isBootComplete(boot)) return
    const key = keyOf(scope, boot.after)
    const known = this.ahead.get(key)
    if (known) {
      known.then(({ head }) => this.fetchAhead(nextBoot(boot, head), pages - 1)).catch(() => undefined)
      return
    }
    const page = this.fetch(scope, boot, pages)
    // A failure is told when the page is taken; until then it must not count as unhandled.
    page.catch(() => undefined)
    this.ahead.set(key, page)
  }

  private async fetch(scope: string, boot: BootState, pages: number): Promise<BootstrapPage> {
    const { course } = this
    const arrived = await this.fetchPage(scope, boot.after)
    // The next one is asked for before this one is read: the server works on it meanwhile.
    if (course === this.course) this.fetchAhead(nextBoot(boot, arrived.head), pages - 1)
    const page = arrived.read()
    this.prepare(page)
    return page
  }
}

function keyOf(scope: string, after: string | undefined): string {
  return `${scope} ${after ?? ''}`
}
