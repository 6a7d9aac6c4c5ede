/** A store that does not answer keeps no desk open: the officer may have left the room. */
const SAVE_WITHIN_MS = 3000

type Save = () => Promise<unknown>

const saves = new Set<Save>()
let locking = false

/** The page is about to go with its lock: what asks before an unloading does not ask then, nobody may be there to answer. */
export const isLocking = (): boolean => locking

/** What is open and not saved yet is saved before the desk locks, by `save`. @returns what ends that */
export function saveBeforeLock(save: Save): () => void {
  saves.add(save)
  return () => void saves.delete(save)
}

/** Saves what is open, then locks; the page may be loaded anew when it resolves, however the two ended. */
export async function lockPage(lock: () => Promise<unknown>): Promise<void> {
  locking = true
  const saved = Promise.allSettled([...saves].map(async (save) => save()))
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, SAVE_WITHIN_MS)
  })
  await Promise.race([saved, late])
  clearTimeout(timer)
  await lock().catch(() => undefined)
}
