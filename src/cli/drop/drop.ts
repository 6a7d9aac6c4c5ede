import { resolve } from 'node:path'
import { intakeTarget, type TargetOptions } from '../intake/intake-target'
import { loadProfile } from '../intake/load-profile'
import { DropFolder } from './drop-folder'
import { messages } from './messages'
import { watchDrop } from './watch-drop'

export interface DropOptions extends TargetOptions {
  readonly profile?: string | undefined
  readonly once?: boolean | undefined
}

/** A second is short for a person and long for a copy to stand still. */
const everyMs = 1_000
const everyMsOnce = 300

/** Runs the adapter until it is told to stop. @throws DeskError for a folder, server, key or profile of no use */
export async function drop(dir: string, options: DropOptions): Promise<void> {
  const folder = new DropFolder(resolve(dir))
  const profile = options.profile === undefined ? undefined : loadProfile(options.profile)
  folder.prepare()
  const target = await intakeTarget(options)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  if (!options.once) say(messages.watching(folder.dir, target.address.url))
  await watchDrop(
    { folder, target, profile, now: () => new Date(), say },
    { everyMs: options.once ? everyMsOnce : everyMs, stop: stop.signal, once: options.once },
  )
}
