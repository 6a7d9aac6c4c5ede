import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Catches use of the outer Db inside a transaction. On PGlite that call would wait for the very
 * transaction it runs in (a hang), on PostgreSQL it would silently escape the transaction.
 */
export class TxGuard {
  readonly #inside = new AsyncLocalStorage<true>()

  run<T>(fn: () => Promise<T>): Promise<T> {
    return this.#inside.run(true, fn)
  }

  assertOutside(): void {
    if (this.#inside.getStore()) throw new Error('use the transaction handle inside tx(), not the Db')
  }
}
