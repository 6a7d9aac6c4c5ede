/** Ends a switch over a union: a member that is not handled is a type error, and at run time a bug. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${String(value)}`)
}
