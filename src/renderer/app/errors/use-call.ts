import { useCallback, useState } from 'react'

interface Call {
  readonly busy: boolean
  /** What the last call failed with, for `ProblemNotice`. */
  readonly problem: unknown
  /** Never rejects; the next call takes the problem of the one before away. */
  readonly run: (call: () => Promise<void>) => Promise<void>
}

/** One thing asked of machine or worker: whatever comes of it, it ends, and what went wrong is there to be shown. */
export function useCall(): Call {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const run = useCallback(async (call: () => Promise<void>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await call()
    } catch (error) {
      setProblem(error ?? new Error('rejected without a reason'))
    } finally {
      setBusy(false)
    }
  }, [])
  return { busy, problem, run }
}
