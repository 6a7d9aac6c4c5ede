import type { DocumentTemplate } from './document-template'
import type { EntityOf, ReferenceType } from './entities'
import { organsInOrder } from './organs-in-order'
import type {
  ClassStandard,
  Delegation,
  Dictionary,
  DocumentRule,
  HolidayYear,
  LegalBasis,
  Organ,
  UserProfile,
} from './reference'
import { defaultThresholds, type Thresholds, type ThresholdValues } from './thresholds'
import { type WorkCalendar, workCalendar } from './work-calendar'

/** Everything of scope `ref`, indexed: what guards, drafts and screens look names and rules up in. */
export interface ReferenceData {
  organ(id: string | undefined): Organ | undefined
  /** The city's first, then place by place, each by name. */
  organs(): readonly Organ[]
  user(id: string | undefined): UserProfile | undefined
  users(): readonly UserProfile[]
  dictionary(id: string): Dictionary | undefined
  /** The Chinese label of a code; the code itself when the dictionary does not know it. */
  label(dictionaryId: string, code: string | undefined): string
  has(dictionaryId: string, code: string): boolean
  basis(id: string): LegalBasis | undefined
  /** Those in use; `everyBasis` has the retired ones too. */
  bases(): readonly LegalBasis[]
  everyBasis(): readonly LegalBasis[]
  /** The rule in force for a kind of document on a date. */
  rule(kind: string, on: string): DocumentRule | undefined
  rules(): readonly DocumentRule[]
  templates(): readonly DocumentTemplate[]
  calendar: WorkCalendar
  /** What a user may do in another's place on a date. */
  delegationsTo(userId: string, on: string): readonly Delegation[]
  delegations(): readonly Delegation[]
  /** When the focus board and the warnings speak up. */
  thresholds: ThresholdValues
  standard(dictionary: ClassStandard['dictionary'], code: string): ClassStandard | undefined
}

export type ReferenceRows = { [T in ReferenceType]: readonly EntityOf<T>[] }

export const emptyReferenceRows: ReferenceRows = {
  organ: [],
  userProfile: [],
  dictionary: [],
  holidayYear: [],
  legalBasis: [],
  documentRule: [],
  documentTemplate: [],
  delegation: [],
  classStandard: [],
  thresholds: [],
}

export function referenceData(rows: ReferenceRows): ReferenceData {
  const organs = byId(rows.organ)
  let inOrder: readonly Organ[] | undefined
  const users = byId(rows.userProfile)
  const bases = byId(rows.legalBasis)
  const inUse = rows.legalBasis.filter(({ retiredAt }) => !retiredAt)
  const dictionaries = byId(rows.dictionary)
  const labels = new Map(
    rows.dictionary.map((entry) => [entry.id, new Map(entry.items.map((item) => [item.code, item.label]))]),
  )
  return {
    organ: (id) => (id ? organs.get(id) : undefined),
    organs: () => {
      inOrder ??= organsInOrder(rows.organ)
      return inOrder
    },
    user: (id) => (id ? users.get(id) : undefined),
    users: () => rows.userProfile,
    dictionary: (id) => dictionaries.get(id),
    label: (dictionaryId, code) => (code ? (labels.get(dictionaryId)?.get(code) ?? code) : ''),
    has: (dictionaryId, code) => labels.get(dictionaryId)?.has(code) ?? false,
    basis: (id) => bases.get(id),
    bases: () => inUse,
    everyBasis: () => rows.legalBasis,
    rule: (kind, on) => ruleInForce(rows.documentRule, kind, on),
    rules: () => rows.documentRule,
    templates: () => rows.documentTemplate ?? [],
    calendar: workCalendar(rows.holidayYear as readonly HolidayYear[]),
    delegationsTo: (userId, on) =>
      (rows.delegation ?? []).filter(
        (each) => each.toUserId === userId && !each.revokedAt && each.from <= on && on <= each.until,
      ),
    delegations: () => rows.delegation ?? [],
    // Rows of a store from before there were any.
    thresholds: { ...defaultThresholds, ...(rows.thresholds as readonly Thresholds[] | undefined)?.[0] },
    standard: (dictionary, code) =>
      (rows.classStandard ?? []).find((each) => each.dictionary === dictionary && each.code === code),
  }
}

function ruleInForce(rules: readonly DocumentRule[], kind: string, on: string): DocumentRule | undefined {
  return rules
    .filter((rule) => rule.kind === kind && rule.validFrom <= on)
    .sort((a, b) => b.validFrom.localeCompare(a.validFrom) || (b.updatedAt ?? '').localeCompare(a.updatedAt ?? ''))[0]
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]))
}
