/** What settles a matter must not be done on a view that is known to lag behind. */
const settling: ReadonlySet<string> = new Set(['document.issue', 'document.approve', 'case.close', 'minutes.sign'])

/** Whether a command settles something and so waits until a client that catches up has caught up. */
export function isSettling(commandType: string): boolean {
  return settling.has(commandType)
}
