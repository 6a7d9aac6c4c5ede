import type { MemoryStore } from '#server/sync/testing/memory-store'
import type { EntityMap } from '#shared/domain/entities'
import type { OfficerId } from './city'

/**
 * Who may see what in the simulated city, said a second time in the plainest words, without the product's tables of
 * scopes and projections: an officer of the city sees every county's leads, one of a county his own; reporters go
 * without phone and address, except for those who handle the case, and photos without the place they show; a scope that was taken away shows nothing.
 */
export function shouldSee(store: MemoryStore, userId: OfficerId): Map<string, { rev: number; doc: object }> {
  const scopes = new Set(
    [...(store.grants.get(userId)?.values() ?? [])].filter(({ op }) => op === 'add').map(({ scope }) => scope),
  )
  const seen = new Map<string, { rev: number; doc: object }>()
  const seesRegion = (region: string) => scopes.has('region:411700') || scopes.has(`region:${region}`)
  for (const [key, stored] of store.entities) {
    const { full, masked } = parsed(stored)
    const shown = whatIsShown(stored.type, full, scopes, seesRegion)
    if (shown) seen.set(key, { rev: stored.rev, doc: shown === 'full' ? full : masked })
  }
  return seen
}

const known = new WeakMap<object, { readonly full: object; readonly masked: object }>()

/** Parsed once for each stored version: the model is asked after every catch-up. */
function parsed(stored: { readonly type: string; readonly doc: string }): { full: object; masked: object } {
  const before = known.get(stored)
  if (before) return before
  const full = JSON.parse(stored.doc)
  const made = { full, masked: maskedOf(stored.type, full) }
  known.set(stored, made)
  return made
}

function maskedOf(type: string, full: EntityMap['workOrder'] & EntityMap['attachment']): object {
  if (type === 'workOrder') return maskedOrder(full)
  if (type !== 'attachment') return full
  const { geo: _where, thumbnail: _what, ...rest } = full
  return rest
}

function maskedOrder({ raw, reporter, ...rest }: EntityMap['workOrder']): object {
  const { name, phone, address, creditCode, confidential, anonymous } = reporter
  const secret = confidential || anonymous || rest.appealType === 'report'
  const withheld = Object.entries({
    name: secret ? name : '',
    phone,
    address,
    creditCode,
    raw: Object.keys(raw).join(),
  })
    .filter(([, value]) => value !== '')
    .map(([field]) => field)
  const shown = { ...reporter, name: secret ? '' : name, phone: '', address: '', creditCode: '', withheld }
  return { ...rest, reporter: shown }
}

function whatIsShown(
  type: string,
  doc: object,
  scopes: ReadonlySet<string>,
  seesRegion: (region: string) => boolean,
): 'full' | 'masked' | undefined {
  switch (type) {
    case 'workOrder': {
      const order = doc as EntityMap['workOrder']
      if (order.lead?.caseId && scopes.has(`case:${order.lead.caseId}`)) return 'full'
      return order.lead && seesRegion(order.region) ? 'masked' : undefined
    }
    case 'supervisionCase': {
      const found = doc as EntityMap['supervisionCase']
      return seesRegion(found.region) || scopes.has(`case:${found.id}`) ? 'full' : undefined
    }
    case 'caseAction':
    case 'conflict': {
      const record = doc as EntityMap['caseAction'] | EntityMap['conflict']
      return seesRegion(record.region) || scopes.has(`case:${record.caseId}`) ? 'full' : undefined
    }
    case 'officialDocument':
    case 'minutes': {
      const part = doc as EntityMap['officialDocument'] | EntityMap['minutes']
      return seesRegion(part.region) || scopes.has(`case:${part.caseId}`) ? 'full' : undefined
    }
    case 'minutesUpdate': {
      const { mergedInto, region, caseId } = doc as EntityMap['minutesUpdate']
      if (mergedInto) return undefined
      return seesRegion(region) || scopes.has(`case:${caseId}`) ? 'full' : undefined
    }
    case 'attachment': {
      const { region, caseId } = doc as EntityMap['attachment']
      if (scopes.has(`case:${caseId}`)) return 'full'
      return seesRegion(region) ? 'masked' : undefined
    }
    default:
      return scopes.has('ref') ? 'full' : undefined
  }
}
