import type { PackedPage, PageEncoding } from './pack-page'

export interface PageRequest {
  readonly scope: string
  readonly after?: string | undefined
  readonly encoding: PageEncoding
}

/** A page takes some megabytes: a few at a time, and not for long when nobody comes for it. */
const MOST_PAGES = 4
const KEPT_MS = 5000

/**
 * Makes the next page of a bootstrap while the client still reads the last one. A page shows the moment it was made;
 * rows that changed since the plan come by pull, so that a page a moment old is as good as one of now.
 */
export class PagesAhead {
  private readonly ready = new Map<string, Promise<PackedPage>>()

  constructor(private readonly make: (userId: string, request: PageRequest) => Promise<PackedPage>) {}

  page(userId: string, request: PageRequest): Promise<PackedPage> {
    const key = keyOf(userId, request)
    const ready = this.ready.get(key)
    this.ready.delete(key)
    return ready ?? this.make(userId, request)
  }

  /** To be called when a page has left the server: before, it would have waited for this one. */
  prepareAfter(userId: string, { head: { scope, after }, encoding }: PackedPage): void {
    if (after === undefined || this.ready.size >= MOST_PAGES) return
    const request = { scope, after, encoding }
    const key = keyOf(userId, request)
    if (this.ready.has(key)) return
    const page = this.make(userId, request)
    this.ready.set(key, page)
    const forget = () => {
      if (this.ready.get(key) === page) this.ready.delete(key)
    }
    // The client asks itself and is told then.
    page.catch(forget)
    setTimeout(forget, KEPT_MS).unref()
  }
}

function keyOf(userId: string, { scope, after, encoding }: PageRequest): string {
  return `${userId} ${encoding} ${scope} ${after ?? ''}`
}
