import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useDeskContext } from './desk-context'
import type { DeskWorker, Topic } from './desk-worker-api'
import { type LiveAnswer, LiveQuery } from './live-query'
import { whenIdle } from './when-idle'

/** Calls back when anything of the topics changed in the store, while the component is shown. */
export function useTopics(topics: readonly Topic[], onChange: (topic: Topic) => void): void {
  const { topics: hub } = useDeskContext()
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  const key = topics.join(' ')
  useEffect(() => {
    const wanted = key === '' ? [] : (key.split(' ') as Topic[])
    return hub.listen(wanted, (topic) => latest.current(topic))
  }, [hub, key])
}

interface LiveOptions {
  /** Keep showing the answer to the last question (marked stale) until the new one's is there. */
  readonly keepEarlier?: boolean
  /** Asked again only once the page is idle: what an officer has just done and looks at comes first. */
  readonly inBackground?: boolean
}

/** The answer to a question, asked again whenever one of the topics changes. `key` is the question in words. */
export function useLive<T>(
  key: string,
  topics: readonly Topic[],
  ask: (desk: DeskWorker) => Promise<T>,
  { keepEarlier = false, inBackground = false }: LiveOptions = {},
): LiveAnswer<T> {
  const { desk } = useDeskContext()
  const earlier = useRef<T>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the question, `ask` is new in each render
  const query = useMemo(() => new LiveQuery(() => ask(desk), keepEarlier ? earlier.current : undefined), [desk, key])
  const answer = useSyncExternalStore(query.subscribe, query.snapshot)
  useEffect(() => {
    earlier.current = answer.value
  }, [answer])
  useEffect(() => query.refresh(), [query])
  const refresh = useMemo(() => (inBackground ? whenIdle(query.refresh) : query.refresh), [query, inBackground])
  useTopics(topics, refresh)
  return answer
}
