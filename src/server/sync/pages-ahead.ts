import type { PackedPage, PageEncoding } from './pack-page'

export interface PageRequest {
  readonly scope: string
  readonly after?: string | undefined
  readonly encoding: PageEncoding
}

export interface PlannedScope {
  readonly scope: string
  readonly rows: number
}

/** A page takes some megabytes: a few at a time, and not for long when nobody comes for it. */
const MOST_PAGES = 4
const KEPT_MS = 5000
/** The order of the scopes is short; whoever is not through after that many others began asks for each page himself. */
const MOST_COURSES = 200

/**
 * Makes the next page of a bootstrap while the client still reads the last one. A page shows the moment it was made;
 * rows that changed since the plan come by pull, so that a page a moment old is as good as one of now.
 */
export class PagesAhead {
  private readonly ready = new Map<string, Promise<PackedPage>>()
  /** The scopes that each user's last plan told him to ask for, in their order. */
  private readonly courses = new Map<string, readonly string[]>()

  constructor(private readonly make: (userId: string, request: PageRequest) => Promise<PackedPage>) {}

  page(userId: string, request: PageRequest): Promise<PackedPage> {
    const key = keyOf(userId, request)
    const ready = this.ready.get(key)
    this.ready.delete(key)
    return ready ?? this.make(userId, request)
  }

  /** To be called when a plan has left the server. */
  prepareFirst(userId: string, scopes: readonly PlannedScope[], encoding: PageEncoding): void {
    const course = scopes.filter(({ rows }) => rows > 0).map(({ scope }) => scope)
    this.courses.delete(userId)
    this.courses.set(userId, course)
    for (const oldest of this.courses.keys()) {
      if (this.courses.size <= MOST_COURSES) break
      this.courses.delete(oldest)
    }
    const [scope] = course
    if (scope !== undefined) this.prepare(userId, { scope, encoding })
  }

  /** To be called when a page has left the server: before, it would have waited for this one. */
  prepareAfter(userId: string, { head: { scope, after }, encoding }: PackedPage): void {
    if (after !== undefined) {
      this.prepare(userId, { scope, after, encoding })
      return
    }
    const course = this.courses.get(userId) ?? []
    const place = course.indexOf(scope)
    const next = place < 0 ? undefined : course[place + 1]
    if (next === undefined) this.courses.delete(userId)
    else this.prepare(userId, { scope: next, encoding })
  }

  private prepare(userId: string, request: PageRequest): void {
    const key = keyOf(userId, request)
    if (this.ready.size >= MOST_PAGES || this.ready.has(key)) return
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
