/** Pokes tell of news; this timer is for where they are lost, and for what never answers. */
export const POLL_MS = 60_000

/** A store is compared with the server once a day; at once when the server had news meanwhile. */
export const VERIFY_MS = 24 * 3_600_000
export const VERIFY_AGAIN_MS = 5 * 60_000
/** The first sync after a start is not held up by it. */
export const VERIFY_FIRST_MS = 10 * 60_000

/** An event stream that ends sooner did not really open. */
export const SHORT_STREAM_MS = 10_000
/** So many in a row, and long polling takes its place. */
export const SHORT_STREAMS = 3

const LONGEST_MS = 60_000

/** 1 s, 2 s, 4 s … 60 s, spread by half to both sides: a server that comes back must not meet all clients at once. */
export function pause(attempts: number, random: number, atLeastMs = 0): number {
  const middle = Math.min(LONGEST_MS, 1000 * 2 ** Math.max(0, Math.min(attempts, 10) - 1))
  return Math.max(atLeastMs, Math.round(middle * (0.5 + random)))
}
