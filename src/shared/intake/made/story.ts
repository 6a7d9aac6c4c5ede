import type { Random } from './random'

export type Texts = readonly [string, ...string[]]

/**
 * What one kind of order is made of; `{slots}` are filled by `fillers.ts`. Title and event with the same place belong
 * together when there are as many of both; `13|…` goes only with the first and the third event.
 */
export interface Story {
  /** Code of dictionary `field`. */
  readonly field: string
  /** The department it is about, as the end of its code in `organs.json` (`URBAN` → `YC-URBAN`). */
  readonly organ: string
  readonly appealTypes: Texts
  readonly titles: Texts
  readonly events: Texts
  /** What makes it worse; some of them are taken, in this order. */
  readonly details: Texts
  readonly demands: Texts
  /** What the department answered. */
  readonly findings: Texts
  /** About enforcement that may be unlawful or improper. */
  readonly lead: boolean
  readonly enterprise?: boolean
}

/** One telling of a story: texts that fit together. */
export interface Telling {
  readonly title: string
  readonly event: string
  readonly details: readonly string[]
  readonly demand: string
  readonly finding: string
}

const scoped = /^(\d+)\|/

export function tell(story: Story, chance: Random): Telling {
  const index = chance.between(0, story.events.length - 1)
  const own = (texts: Texts) =>
    texts
      .filter((text) => !scoped.test(text) || text.split('|')[0]?.includes(String(index + 1)))
      .map((text) => text.replace(scoped, ''))
  const one = (texts: Texts) => {
    const [first, ...rest] = own(texts)
    if (first === undefined) throw new Error(`made orders: event ${index + 1} of "${story.titles[0]}" has no ending`)
    return chance.pick([first, ...rest])
  }
  const paired = story.titles.length === story.events.length
  return {
    title: paired ? (story.titles[index] ?? story.titles[0]) : chance.pick(story.titles),
    event: story.events[index] ?? story.events[0],
    details: chance.some(own(story.details), chance.between(3, 5)),
    demand: one(story.demands),
    finding: one(story.findings),
  }
}
