import { userScope } from '#shared/sync/scopes'

/** PostgreSQL refuses notifications of 8 000 bytes and more. */
const LONGEST = 7000

/** What a poke says to the server processes: the new revision, and whom it may concern; without scopes everybody. */
export function feedMessage(v: number, scopes: readonly string[], grants: readonly { userId: string }[]): string {
  const names = [...new Set([...scopes, ...grants.map(({ userId }) => userScope(userId))])]
  const message = `${v} ${names.join(' ')}`
  return names.length > 0 && message.length < LONGEST ? message : String(v)
}

export function readFeedMessage(message: string): { readonly scopes?: ReadonlySet<string> } {
  const [, ...scopes] = message.split(' ')
  return scopes.length > 0 ? { scopes: new Set(scopes) } : {}
}
