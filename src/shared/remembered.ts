export interface Remembered<T> {
  /** The one answer, asked for once it is wanted, and again after a failure. */
  (): Promise<T>
  /** The next question is asked anew; whoever waits already gets what he waits for. */
  forget(): void
}

/** Asks once for all who want to know. A failure is told to those who wait and then forgotten: it may be over by the next time. */
export function remembered<T>(ask: () => Promise<T>): Remembered<T> {
  let asked: Promise<T> | undefined
  const get = (): Promise<T> => {
    if (asked) return asked
    const mine = ask().catch((error: unknown) => {
      if (asked === mine) asked = undefined
      throw error
    })
    asked = mine
    return mine
  }
  return Object.assign(get, {
    forget: () => {
      asked = undefined
    },
  })
}
