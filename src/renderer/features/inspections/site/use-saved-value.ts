import { useCallback, useEffect, useRef, useState } from 'react'
import type { RunAnswer } from '../../../data/desk-worker-api'
import { useSaveState } from './save-state'

/** Typing rests this long before it is saved: what a dead battery can cost at most. */
const REST_MS = 400

/**
 * What is typed, kept as a command whenever typing rests, when the field is left and when the page goes. While nothing
 * of one's own waits to be saved, the field shows what the store says.
 */
export function useSavedValue<T>(stored: T, save: (value: T) => Promise<RunAnswer>, ready: (value: T) => boolean) {
  const [value, setValue] = useState(stored)
  const state = useRef({ dirty: false, composing: false, latest: stored, save, ready })
  state.current.save = save
  state.current.ready = ready
  const timer = useRef<number>(undefined)
  const report = useSaveState((each) => each.report)
  const seen = JSON.stringify(stored)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the stored value by what it says
  useEffect(() => {
    if (state.current.dirty) return
    state.current.latest = stored
    setValue(stored)
  }, [seen])

  const flush = useCallback(async () => {
    window.clearTimeout(timer.current)
    const now = state.current
    if (!now.dirty || now.composing || !now.ready(now.latest)) return
    now.dirty = false
    const saving = now.save(now.latest)
    report(saving)
    // What was refused, or did not reach the disk, is still only here: the next flush tries again.
    const kept = await saving.then(({ ok }) => ok).catch(() => false)
    if (!kept) now.dirty = true
  }, [report])

  const change = useCallback(
    (next: T) => {
      state.current.latest = next
      state.current.dirty = true
      setValue(next)
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void flush(), REST_MS)
    },
    [flush],
  )

  useEffect(() => {
    const leave = () => void flush()
    document.addEventListener('visibilitychange', leave)
    window.addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      window.removeEventListener('pagehide', leave)
      void flush()
    }
  }, [flush])

  const fieldEvents = {
    onBlur: () => void flush(),
    onCompositionStart: () => {
      state.current.composing = true
    },
    onCompositionEnd: () => {
      state.current.composing = false
      timer.current = window.setTimeout(() => void flush(), REST_MS)
    },
  }
  return { value, change, flush, fieldEvents }
}
