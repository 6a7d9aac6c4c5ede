/** A figure of GB/T 9704-2012 that a document misses. */
export interface Miss {
  readonly check: string
  readonly found: string
}
