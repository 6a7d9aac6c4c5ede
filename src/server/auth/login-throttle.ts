import { DeskError } from '#shared/messages/catalogue'
import type { LoginLimits } from '../config'
import type { Db, Queryable } from '../storage/db'

/**
 * Counts an attempt before the password is looked at, so that a hundred parallel guesses are a hundred
 * attempts; a success gives it back. Kept in the database: every server process counts the same.
 */
export class LoginThrottle {
  readonly #db: Db
  readonly #limits: LoginLimits
  readonly #now: () => Date

  constructor(db: Db, limits: LoginLimits, now: () => Date) {
    this.#db = db
    this.#limits = limits
    this.#now = now
  }

  /** @throws DeskError `auth.locked` with the minutes left */
  async reserve(login: string, address: string): Promise<void> {
    const lockedUntil = await this.#db.tx(async (q) => {
      // Always in this order: two logins at once must not wait for each other.
      const byAddress = await this.#count(q, `address:${address}`, this.#limits.failuresPerAddress)
      const byLogin = await this.#count(q, `login:${login.toLowerCase()}`, this.#limits.failuresPerLogin)
      return byLogin ?? byAddress
    })
    if (!lockedUntil) return
    const minutes = Math.max(1, Math.ceil((Date.parse(lockedUntil) - this.#now().getTime()) / 60_000))
    throw new DeskError('auth.locked', { minutes })
  }

  /** The attempt was no guess: it does not count. Earlier ones still do, or a known password would reset the count of codes tried. */
  async giveBack(login: string, address: string): Promise<void> {
    const keys = [`address:${address}`, `login:${login.toLowerCase()}`]
    await this.#db.query(
      'UPDATE login_throttle SET failures = greatest(0, failures - 1) WHERE key = ANY($1::text[]) AND locked_until IS NULL',
      [keys],
    )
  }

  async succeeded(login: string, address: string): Promise<void> {
    await this.giveBack(login, address)
    await LoginThrottle.clear(this.#db, login)
  }

  /** An administrator's reset also opens the lock. */
  static async clear(q: Queryable, login: string): Promise<void> {
    await q.query('DELETE FROM login_throttle WHERE key = $1', [`login:${login.toLowerCase()}`])
  }

  /** Until when the key is locked; undefined while attempts are left. */
  async #count(q: Queryable, key: string, limit: number): Promise<string | undefined> {
    const now = this.#now()
    const windowStart = new Date(now.getTime() - this.#limits.windowMinutes * 60_000)
    const lockedUntil = new Date(now.getTime() + this.#limits.lockMinutes * 60_000)
    const [row] = await q.query<{ locked_until: string | null }>(
      `INSERT INTO login_throttle AS t (key, failures, window_started) VALUES ($1, 1, $2)
       ON CONFLICT (key) DO UPDATE SET
         failures = CASE
           WHEN t.locked_until > $2 THEN t.failures
           WHEN t.locked_until IS NOT NULL OR t.window_started < $3 THEN 1
           ELSE t.failures + 1 END,
         window_started = CASE
           WHEN t.locked_until > $2 THEN t.window_started
           WHEN t.locked_until IS NOT NULL OR t.window_started < $3 THEN $2
           ELSE t.window_started END,
         locked_until = CASE
           WHEN t.locked_until > $2 THEN t.locked_until
           WHEN t.locked_until IS NOT NULL OR t.window_started < $3 THEN NULL
           WHEN t.failures + 1 > $4 THEN $5::timestamptz
           ELSE NULL END
       RETURNING locked_until`,
      [key, now.toISOString(), windowStart.toISOString(), limit, lockedUntil.toISOString()],
    )
    return row?.locked_until ?? undefined
  }
}
