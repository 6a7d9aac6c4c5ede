import { DeskError } from '#shared/messages/catalogue'
import type { Claim } from './drop-folder'
import { messages } from './messages'
import { type DropPorts, processDropped } from './process-dropped'

export interface WatchOptions {
  /** Between two looks into the folder. */
  readonly everyMs: number
  /** Ends the watch between two files. */
  readonly stop: AbortSignal
  /** Ends when nothing is left to do, instead of waiting for more. */
  readonly once?: boolean | undefined
}

const firstWaitMs = 2_000
const longestWaitMs = 60_000

/**
 * Takes in whatever comes into the folder, one file after another in the sequence they came: first what an earlier run
 * left behind. Waits out a server that is away.
 * @throws DeskError with `once`, when the server cannot be reached or refuses the source
 */
export async function watchDrop(ports: DropPorts, { everyMs, stop, once }: WatchOptions): Promise<void> {
  const { folder, now, say } = ports
  folder.prepare()
  for (const claim of folder.claimed()) {
    say(messages.resumed(claim.file))
    await untilDone(claim, ports, stop, once)
  }
  // What lies there at the start is old enough when it is looked at a second time.
  folder.arrived()
  while (!stop.aborted) {
    await pause(everyMs, stop)
    const files = stop.aborted ? [] : folder.arrived()
    for (const file of files) {
      const claim = stop.aborted ? undefined : folder.claim(file, now())
      if (claim) await untilDone(claim, ports, stop, once)
    }
    if (once && files.length === 0) return
  }
}

async function untilDone(claim: Claim, ports: DropPorts, stop: AbortSignal, once = false): Promise<void> {
  for (let waitMs = firstWaitMs; !stop.aborted; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    try {
      return await processDropped(claim, ports)
    } catch (error) {
      if (!(error instanceof DeskError) || once) throw error
      ports.say(messages.waiting(error.message, waitMs / 1000))
      await pause(waitMs, stop)
    }
  }
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done() {
      clearTimeout(timer)
      stop.removeEventListener('abort', done)
      resolve()
    }
    stop.addEventListener('abort', done)
  })
}
