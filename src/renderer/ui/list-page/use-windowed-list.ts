import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Topic } from '../../data/desk-worker-api'
import { useTopics } from '../../data/hooks'
import { type LoadWindow, WindowedList } from './windowed-list'

/** While a sync brings thousands of rows the store changes all the time; a list follows twice a second. */
const REFRESH_MS = 500

/**
 * The list for a question, read through windows. `question` is the question in words (JSON); when it changes the old
 * rows stay until the first new ones are there.
 */
export function useWindowedList<T extends object>(
  question: string,
  load: LoadWindow<T>,
  topics: readonly Topic[],
): WindowedList<T> {
  const loader = useRef(load)
  loader.current = load
  const asked = useMemo(() => observedList<T>((range) => loader.current(range), question), [question])
  const [shown, setShown] = useState(asked)

  useSyncExternalStore(shown.subscribe, () => shown.list.version)
  useEffect(() => {
    if (asked === shown) return
    const showWhenReady = () => {
      if (asked.list.total !== undefined || asked.list.failed) setShown(asked)
    }
    const stop = asked.subscribe(showWhenReady)
    asked.list.ensure(0, 50)
    return stop
  }, [asked, shown])
  useEffect(() => {
    asked.list.ensure(0, 50)
  }, [asked])

  const timer = useRef<number>(undefined)
  useTopics(topics, () => {
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined
      asked.list.invalidate()
    }, REFRESH_MS)
  })
  useEffect(() => () => window.clearTimeout(timer.current), [])

  return shown.list
}

function observedList<T extends object>(load: LoadWindow<T>, _question: string) {
  const listeners = new Set<() => void>()
  const list = new WindowedList<T>(load, () => {
    for (const listener of listeners) listener()
  })
  return {
    list,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
