/** Pokes tell of news; this timer is for where they are lost, and for what never answers. */
export const POLL_MS = 60_000

const LONGEST_MS = 60_000

/** 1 s, 2 s, 4 s … 60 s, spread by half to both sides: a server that comes back must not meet all clients at once. */
export function pause(attempts: number, random: number, atLeastMs = 0): number {
  const middle = Math.min(LONGEST_MS, 1000 * 2 ** Math.max(0, Math.min(attempts, 10) - 1))
  return Math.max(atLeastMs, Math.round(middle * (0.5 + random)))
}
