import { startTransition, useEffect, useState } from 'react'

/** Once what has just changed is on the screen: it is looked at first. Returns what calls it off. */
export function afterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  // A page in the background paints nothing, and gets no frames either.
  const frame = document.hidden ? undefined : requestAnimationFrame(() => (timer = setTimeout(work)))
  if (frame === undefined) timer = setTimeout(work)
  return () => {
    if (frame !== undefined) cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/** The value a moment later: parts that are long to draw follow when the short ones with the same news are painted. */
export function usePaintedLater<T>(value: T): T {
  const [shown, setShown] = useState(value)
  useEffect(() => {
    if (shown === value) return undefined
    return afterPaint(() => startTransition(() => setShown(value)))
  }, [shown, value])
  return shown
}
