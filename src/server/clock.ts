import type { Db } from './storage/db'
import { readSetting, writeSetting } from './storage/settings'

/**
 * What time it is for deadlines, stamps and audit, which a demo and tests move. `Date.now()` only for what the machine's
 * own clock made or measures and nobody is held to: the age of a file on its disk, the name of a log, who is here now.
 */
export interface Clock {
  now(): Date
}

/** A clock that a demo or a test may move; all server processes of one database follow. */
export interface MovableClock extends Clock {
  moveTo(instant: Date): Promise<void>
}

export const systemClock: Clock = { now: () => new Date() }

/** Told when the demo clock was moved: other processes follow, and what time brings about is done at once. */
export const DEMO_CLOCK_CHANNEL = 'demo_clock'
const settingKey = 'demoClockOffsetMs'

/** Demo only: the offset is stored, so that a restart does not send time back before what was already stamped. */
export async function openDemoClock(db: Db): Promise<MovableClock> {
  let offset = (await readSetting<number>(db, settingKey)) ?? 0
  await db.listen(DEMO_CLOCK_CHANNEL, (payload) => {
    offset = Number(payload) || offset
  })
  return {
    now: () => new Date(Date.now() + offset),
    moveTo: async (instant) => {
      offset = instant.getTime() - Date.now()
      await db.tx(async (q) => writeSetting(q, settingKey, offset))
      await db.notify(DEMO_CLOCK_CHANNEL, String(offset))
    },
  }
}
