import { useEffect, useState } from 'react'
import type { WindowedList } from './windowed-list'

export interface ActiveRow<T> {
  readonly index: number | undefined
  readonly row: T | undefined
  moveTo(index: number): void
  moveBy(step: number): void
  clear(): void
}

interface Place {
  readonly index: number
  readonly id: string | undefined
}

/**
 * The row an officer is at. When the list changes it follows its row; when the row has left the view (it was decided)
 * the one that takes its place is next.
 */
export function useActiveRow<T extends { readonly id: string }>(
  list: WindowedList<T>,
  start: { index: number | undefined; id: string | undefined },
): ActiveRow<T> {
  const [place, setPlace] = useState<Place | undefined>(
    start.index === undefined ? undefined : { index: start.index, id: start.id },
  )
  const version = list.version
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the rows of the list
  useEffect(() => {
    setPlace((before) => before && followed(before, list))
  }, [list, version])

  function moveTo(index: number) {
    const total = list.total ?? 0
    if (total === 0) return
    const to = Math.min(Math.max(0, index), total - 1)
    setPlace({ index: to, id: list.rowAt(to)?.id })
  }

  // Not only once the effect has run: between the two an Enter would open the row that has come to this place.
  const here = place && followed(place, list)
  return {
    index: here?.index,
    row: here && list.rowAt(here.index),
    moveTo,
    moveBy: (step) => moveTo(here === undefined ? 0 : here.index + step),
    clear: () => setPlace(undefined),
  }
}

function followed<T extends { readonly id: string }>(place: Place, list: WindowedList<T>): Place | undefined {
  if (list.total === undefined) return place
  if (list.total === 0) return undefined
  const here = list.rowAt(place.index)
  if (here && (place.id === undefined || here.id === place.id)) return place.id ? place : { ...place, id: here.id }
  const moved = list.indexOf((row) => row.id === place.id)
  if (moved !== undefined) return { index: moved, id: place.id }
  const index = Math.min(place.index, list.total - 1)
  return { index, id: list.rowAt(index)?.id }
}
