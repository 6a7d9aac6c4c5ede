import { useCallback, useEffect, useState } from 'react'
import type { Refusal } from '#shared/messages/catalogue'

type Answer<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly refusal: Refusal }

export interface ServerList<T> {
  /** What the server answered last; it stays while it is asked again. */
  readonly value: T | undefined
  readonly loading: boolean
  readonly refusal: Refusal | undefined
  readonly reload: () => Promise<void>
}

/** What only the server knows and nothing of this machine follows: asked when shown, and after each act. */
export function useServerList<T>(ask: () => Promise<Answer<T>>): ServerList<T> {
  const [value, setValue] = useState<T>()
  const [loading, setLoading] = useState(true)
  const [refusal, setRefusal] = useState<Refusal>()
  const reload = useCallback(async () => {
    setLoading(true)
    const answer = await ask().finally(() => setLoading(false))
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (answer.ok) setValue(answer)
  }, [ask])
  useEffect(() => void reload(), [reload])
  return { value, loading, refusal, reload }
}
