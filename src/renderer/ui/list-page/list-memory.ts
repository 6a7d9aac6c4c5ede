export interface ListPlace {
  readonly scrollTop: number
  readonly total: number
  readonly activeIndex: number | undefined
  readonly activeId: string | undefined
}

/** Where an officer was in each list, so that he finds his place when he comes back. Ids only; gone with the window. */
const places = new Map<string, ListPlace>()

export function rememberPlace(list: string, place: ListPlace): void {
  places.set(list, place)
}

export function placeOf(list: string): ListPlace | undefined {
  return places.get(list)
}

/** Another user starts at the top. */
export function forgetPlaces(): void {
  places.clear()
}
