import type { LocalStore } from '../store/local-store'

/** How the officer likes his screens: sealed with the rest of the store, because a saved filter may name people. */
export async function preferenceOf(store: LocalStore, name: string): Promise<unknown> {
  return (await store.read((tx) => tx.meta('preferences')))?.[name]
}

export function keepPreference(store: LocalStore, name: string, value: unknown): Promise<void> {
  return store.write(async (tx) =>
    tx.setMeta('preferences', { ...((await tx.meta('preferences')) ?? {}), [name]: value }),
  )
}
