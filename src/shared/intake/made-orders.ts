import { addCivilDays, type CivilDate, civilDateOf, endOfCivilDate, startOfCivilDate } from '../domain/civil-date'
import { companyName, type Filling, fill, filling, person, placeOf } from './made/fillers'
import {
  closings,
  courses,
  dispatchNotes,
  effects,
  efforts,
  identities,
  investigations,
  measures,
  openings,
  replyClosings,
  replyOpenings,
} from './made/frames'
import { leadStoriesOfTheCity } from './made/lead-stories-city'
import { leadStoriesOfTheCounty } from './made/lead-stories-county'
import { ordinaryStories } from './made/ordinary-stories'
import { mixSeed, type Random, random } from './made/random'
import { type Story, type Telling, tell } from './made/story'
import type { WorkOrderDraft } from './work-order-input'

export interface MadeOrganRow {
  readonly code: string
  readonly name: string
  readonly region: string
  readonly kind: string
}

export interface MadeOrdersWorld {
  readonly organs: readonly MadeOrganRow[]
  /** Dictionary `region`; the one without a parent is the city. */
  readonly regions: readonly { readonly code: string; readonly label: string; readonly parent?: string | undefined }[]
}

export interface MadeOrdersOptions {
  readonly count: number
  readonly seed: number
  /** The last day orders were received. */
  readonly until: CivilDate
  /** Over how many days they are spread. */
  readonly days?: number
  /** The share that tells of possibly wrongful enforcement. */
  readonly leadShare?: number
}

const leadStories = [...leadStoriesOfTheCity, ...leadStoriesOfTheCounty] as unknown as readonly [Story, ...Story[]]
const ordinary = ordinaryStories as unknown as readonly [Story, ...Story[]]
const SECOND_MS = 1000
const DAY_S = 86_400
/** Within so many days the hotline wants an answer. */
const ANSWER_DAYS = 15

/**
 * Made-up orders in the language of a hotline: seeded, so that the same options give the same orders; one by one, so that
 * a million need no memory. No person, phone or plate in them is real.
 */
export function* madeOrders(world: MadeOrdersWorld, options: MadeOrdersOptions): Generator<WorkOrderDraft> {
  const places = placesOf(world)
  for (let index = 0; index < options.count; index += 1) yield madeOrder(places, options, index)
}

interface Place {
  readonly code: string
  readonly label: string
  readonly organs: ReadonlyMap<string, string>
}

function placesOf(world: MadeOrdersWorld): readonly [Place, ...Place[]] {
  const byRegion = (region: string) =>
    new Map(
      world.organs
        .filter((organ) => organ.region === region && organ.kind === 'department')
        .map(({ code, name }) => [code.replace(/^[^-]+-/, ''), name]),
    )
  const city = world.regions.find(({ parent }) => parent === undefined)
  const ofCity = byRegion(city?.code ?? '')
  const places = world.regions
    .filter(({ parent }) => parent !== undefined)
    .map(({ code, label }) => ({ code, label, organs: new Map([...ofCity, ...byRegion(code)]) }))
  const [first, ...rest] = places
  if (!first) throw new Error('made orders: the dictionary of regions names no county')
  return [first, ...rest]
}

function madeOrder(
  places: readonly [Place, ...Place[]],
  { seed, until, days = 720, leadShare = 0.7 }: MadeOrdersOptions,
  index: number,
): WorkOrderDraft {
  const chance = random(mixSeed(seed, index))
  const place = chance.pick(places)
  const story = chance.pick(chance.chance(leadShare) ? leadStories : ordinary)
  const told = tell(story, chance)
  const received = receivedAt(chance, until, days)
  const byPhone = chance.chance(0.6)
  const who = person(chance)
  const filled = filling(chance, place.label, civilDateOf(received), who.surname)
  const enterprise = story.enterprise === true && chance.chance(0.7)
  const replied = chance.chance(0.75)
  return {
    orderNo: `${civilDateOf(received).replaceAll('-', '')}${String(index + 1).padStart(7, '0')}`,
    channel: byPhone
      ? 'phone12345'
      : chance.pick(['web12345', 'onlinePolitics', 'localApp', 'peopleMessage', 'businessLine']),
    appealType: chance.pick(story.appealTypes),
    title: fill(told.title, filled),
    content: contentOf(story, told, byPhone, filled, chance),
    reporter: {
      name: enterprise ? companyName(chance, place.label) : who.name,
      phone: who.phone,
      address: chance.chance(0.5) ? `${place.label}${placeOf(chance)}` : '',
      isEnterprise: enterprise,
      ...(enterprise ? { ownership: 'private' } : {}),
      confidential: chance.chance(0.12),
      anonymous: false,
    },
    region: place.code,
    place: `${place.label}${filled.地 ?? ''}`,
    receivedAt: received.toISOString(),
    dueAt: endOfCivilDate(addCivilDays(civilDateOf(received), ANSWER_DAYS)).toISOString(),
    handlingOrgan: place.organs.get(story.organ) ?? '',
    raw: {
      话务员: `${chance.between(1, 60)}号`,
      紧急程度: chance.pick(['一般', '一般', '一般', '紧急']),
      派单备注: fill(chance.pick(dispatchNotes), filled),
    },
    ...(replied ? replyOf(story, told, received, filled, chance) : {}),
  }
}

/** Most calls come by day; the last day is still filled up to noon only, so that nothing lies ahead of the clock. */
function receivedAt(chance: Random, until: CivilDate, days: number): Date {
  const day = addCivilDays(until, -chance.between(0, days - 1))
  const second = chance.chance(0.85) ? chance.between(8 * 3600, 20 * 3600) : chance.between(0, DAY_S - 1)
  const seconds = day === until ? Math.min(second, 12 * 3600) - chance.between(0, 3600 * 4) : second
  return new Date(startOfCivilDate(day).getTime() + Math.max(0, seconds) * SECOND_MS)
}

function contentOf(story: Story, told: Telling, byPhone: boolean, filled: Filling, chance: Random): string {
  const more = story.lead
    ? [chance.pick(courses), chance.pick(effects), chance.pick(efforts), chance.pick(courses)]
    : []
  const parts = [chance.pick(identities), told.event, ...told.details, ...more]
  // The same course may be drawn twice; nobody tells it twice.
  const middle = [...new Set(parts)].filter((part) => part !== '')
  const joint = byPhone || chance.chance(0.4) ? '' : '\n'
  const opening = chance.pick(byPhone ? openings.phone : openings.web)
  return fill(`${opening}${middle.join(joint)}${joint}${told.demand}${chance.pick(closings)}`, filled)
}

function replyOf(
  story: Story,
  told: Telling,
  received: Date,
  filled: Filling,
  chance: Random,
): Partial<WorkOrderDraft> {
  const at = new Date(received.getTime() + chance.between(DAY_S, 14 * DAY_S) * SECOND_MS)
  const more = story.lead ? [chance.pick(investigations), told.finding, chance.pick(measures)] : [told.finding]
  const text = [chance.pick(replyOpenings), ...more, chance.pick(replyClosings)].join(story.lead ? '\n' : '')
  const good = chance.chance(story.lead ? 0.35 : 0.8)
  return {
    reply: fill(text, filled),
    repliedAt: at.toISOString(),
    process: chance.chance(0.6) ? 'closed' : 'replied',
    satisfaction: good
      ? chance.pick(['satisfied', 'fairlySatisfied'])
      : chance.pick(['dissatisfied', 'dissatisfied', 'unreached', 'unrated']),
    resolved: good ? 'resolved' : chance.pick(['unresolved', 'partlyResolved']),
    verified: chance.pick(['confirmed', 'partlyConfirmed', 'unconfirmed', 'pending']),
  }
}
