/** Runs what it is given in the order it came, at most so many at a time: each of them takes memory that is not there twice. */
export function atMost(many: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running < many) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // Its place goes on to the next; nobody comes in between.
      if (next) next()
      else running -= 1
    }
  }
}
