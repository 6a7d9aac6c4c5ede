/** serialization_failure and deadlock_detected: PostgreSQL rolled back, so the same work may run again. */
const repeatable = new Set(['40001', '40P01'])
const attempts = 8

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}

/** Runs `work` again after a serialisation failure or deadlock, with growing, jittered pauses. */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === attempts || !repeatable.has(String(codeOf(error)))) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 ** attempt * 5))
    }
  }
}
