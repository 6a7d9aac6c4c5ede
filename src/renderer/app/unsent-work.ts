interface Waiting {
  /** The store lies on this machine's disk and outlives its window. */
  readonly enrolled: boolean
  readonly pending: number
  readonly uploads: number
}

/** Whether closing the window now would lose what was done and has not reached the server. */
export function losesUnsentWork({ enrolled, pending, uploads }: Waiting): boolean {
  return !enrolled && pending + uploads > 0
}
