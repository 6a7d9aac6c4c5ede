import { createHash } from 'node:crypto'
import { pathText, type TaxonomyLeaf } from '#shared/domain/taxonomy-map'
import { type Reporter, unknownChannel } from '#shared/domain/work-order'
import type { FieldRejection, WorkOrderInput } from '#shared/intake/work-order-input'
import { canonicalJson } from '#shared/sync/canonical-json'
import type { Assumable, PreparedOrder } from './intake-store'
import type { IntakeWorld } from './intake-world'

export type ResolveResult = { readonly order: PreparedOrder } | { readonly rejections: FieldRejection[] }

const DAY_MS = 86_400_000

/**
 * Turns a clean input into an order of this city: names into organs, words into codes, its region, its lead. Words that
 * no dictionary knows are kept in `raw` under the field's Chinese name, so that nothing the source said is lost.
 */
export function resolveOrder(input: WorkOrderInput, source: string, world: IntakeWorld, now: Date): ResolveResult {
  // A day of grace for platforms whose clock runs ahead; beyond it the year or the month is a slip.
  if (Date.parse(input.receivedAt) > now.getTime() + DAY_MS)
    return { rejections: [{ field: '受理时间', reason: `“${input.receivedAt}”晚于现在，请核对年份和月份` }] }
  const raw: Record<string, string> = { ...input.raw }
  const codeOf = (dictionary: string, title: string, text: string | undefined) => {
    if (!text) return undefined
    const code = world.codeOf(dictionary, text)
    if (code === undefined) raw[title] = text
    return code
  }
  const organ = input.handlingOrgan ? world.organs.find(input.handlingOrgan, namedRegion(input, world)) : undefined
  const region = regionOf(input, organ?.region, world)
  const assumed = assumedIn(input, region)
  if (input.region && !world.regionIn(input.region)) raw.所属区域 = input.region
  const said = {
    source,
    orderNo: input.orderNo,
    channel: codeOf('channel', '诉求渠道', input.channel) ?? unknownChannel,
    appealType: codeOf('appealType', '诉求类型', input.appealType),
    category: input.category || undefined,
    title: input.title,
    content: input.content,
    reporter: reporterOf(input, codeOf('ownership', '企业类型', input.reporter.ownership)),
    region: region ?? world.cityRegion,
    place: input.place,
    occurredAt: input.occurredAt,
    receivedAt: input.receivedAt,
    handlingOrganId: organ?.id,
    handlingOrganName: organ ? '' : (input.handlingOrgan ?? ''),
    dueAt: input.dueAt,
    process: input.process ?? (input.reply === '' ? (input.handlingOrgan ? 'dispatched' : 'accepted') : 'replied'),
    reply: input.reply,
    repliedAt: input.repliedAt,
    satisfaction: codeOf('satisfaction', '满意度', input.satisfaction),
    resolved: codeOf('resolved', '解决情况', input.resolved),
    verified: codeOf('verified', '核实结果', input.verified),
    raw,
  } satisfies Omit<PreparedOrder, 'lead' | 'field' | 'contentHash' | 'assumed'>
  // The lead is our judgement, not the source's word: new rules do not make every order of a second import an update.
  const contentHash = createHash('sha256')
    // 否 said after a row that left it out changes the order, although both read the same by themselves.
    .update(canonicalJson({ ...said, referred: input.referred, assumed: [...assumed].sort() }))
    .digest('hex')
  const leaf = input.category === '' ? undefined : world.categoryOf(input.category)
  const lead = leadOf(input, leaf, world)
  // As the lead: our judgement. Orders that are none are counted nowhere, and reading their words would only take time.
  const field = organ?.field ?? (lead && (leaf?.field ?? world.fieldIn(input)))
  return { order: { ...said, lead, field, contentHash, assumed } }
}

function reporterOf(input: WorkOrderInput, ownership: string | undefined): Reporter {
  const {
    isEnterprise = false,
    confidential = false,
    anonymous = false,
    ownership: _said,
    ...reporter
  } = input.reporter
  const unnamed = anonymous || namedAnonymous.test(reporter.name)
  return { ...reporter, isEnterprise, confidential, ownership, anonymous: unnamed }
}

const namedAnonymous = /^匿名/

function assumedIn({ reporter, channel, process }: WorkOrderInput, region: string | undefined): Set<Assumable> {
  const said: Record<Assumable, unknown> = {
    channel,
    region,
    process,
    isEnterprise: reporter.isEnterprise,
    confidential: reporter.confidential,
    // A name says it as well, one way or the other.
    anonymous: reporter.anonymous ?? (reporter.name || undefined),
  }
  return new Set((Object.keys(said) as Assumable[]).filter((field) => said[field] === undefined))
}

function namedRegion(input: WorkOrderInput, world: IntakeWorld): string | undefined {
  return input.region ? world.regionIn(input.region) : (world.regionIn(input.place) ?? undefined)
}

/** As said; else where the department sits; else what the place names; nothing where the city stands in. */
function regionOf(input: WorkOrderInput, ofOrgan: string | undefined, world: IntakeWorld): string | undefined {
  const said = input.region ? world.regionIn(input.region) : undefined
  if (said && said !== world.cityRegion) return said
  const fromOrgan = ofOrgan === world.cityRegion ? undefined : ofOrgan
  return said ?? fromOrgan ?? world.regionIn(input.place) ?? world.regionIn(input.reporter.address)
}

/**
 * A category marked 涉执法 makes a lead of every order; one marked 不涉执法 takes none back, because words that tell of
 * wrongful enforcement count in every category.
 */
function leadOf(input: WorkOrderInput, leaf: TaxonomyLeaf | undefined, world: IntakeWorld): PreparedOrder['lead'] {
  const { flagged, score, reasons } = world.leadRules(input)
  if (input.referred) return { flaggedBy: 'hotline', state: 'open', score, reasons }
  if (flagged) return { flaggedBy: 'rules', state: 'open', score, reasons }
  if (leaf?.isEnforcement !== 'yes') return undefined
  const byCategory = { topic: '诉求分类', words: [pathText(leaf.path)] }
  return { flaggedBy: 'classifier', state: 'open', score, reasons: [...reasons, byCategory] }
}
