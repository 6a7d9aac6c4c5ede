import { useEffect } from 'react'
import { useAfterFirstSync } from '../data/first-sync'
import { whenIdle } from '../data/when-idle'
import { router } from './router'

/** The first page has the machine to itself, as the first sync has. */
const AFTER_MS = 1000

/**
 * Fetches the code of the other pages while nothing else goes on: a page opened for the first time after the network has
 * gone would otherwise be an error, on a machine that keeps nothing on its disk and on one whose cache is not complete yet.
 */
export function usePagesAtHand(): void {
  const afterFirstSync = useAfterFirstSync()
  useEffect(() => {
    if (!afterFirstSync) return
    let over = false
    const pages = Object.values(router.routesById).flatMap(({ options }) => {
      const component: unknown = options.component
      return isLazy(component) ? [component] : []
    })
    const next = whenIdle(() => {
      const page = pages.shift()
      // Without network the rest comes when it is asked for.
      if (page && !over) void Promise.resolve(page.preload?.()).then(next, () => undefined)
    })
    const timer = setTimeout(next, AFTER_MS)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [afterFirstSync])
}

/** Once a page has loaded, `preload` is undefined. */
function isLazy(component: unknown): component is { preload?(): Promise<unknown> } {
  return typeof component === 'function' && 'preload' in component
}
