import type {
  Dictionary,
  DocumentRule,
  HolidayYear,
  LegalBasis,
  Organ,
  UserProfile,
} from '../../src/shared/domain/reference'
import type { ReferenceRows } from '../../src/shared/domain/reference-data'
import { emptyReferenceRows } from '../../src/shared/domain/reference-data'

const dictionaries = import.meta.glob<Dictionary>('../../resources/dictionaries/*.json', {
  eager: true,
  import: 'default',
})
const holidays = import.meta.glob<HolidayYear>('../../resources/holidays/*.json', { eager: true, import: 'default' })
const rules = import.meta.glob<DocumentRule[]>('../../resources/demo/document-rules.json', {
  eager: true,
  import: 'default',
})
const bases = import.meta.glob<LegalBasis[]>('../../resources/demo/legal-bases.json', {
  eager: true,
  import: 'default',
})
const organs = import.meta.glob<Organ[]>('../../resources/organs.json', { eager: true, import: 'default' })

const bureau = (list: readonly Organ[]) => list.find((organ) => organ.name === '驻马店市司法局')?.id ?? ''

/** The reference data that ships with the product, and a few made-up colleagues. */
export function fakeReference(): ReferenceRows {
  const organ = Object.values(organs).flat()
  const home = { organId: bureau(organ), region: '411700', disabled: false }
  const userProfile: UserProfile[] = [
    { id: 'user-wang', name: '王建国', roles: ['officer'], ...home },
    { id: 'user-li', name: '李秀英', roles: ['officer'], ...home },
    { id: 'user-zhao', name: '赵立新', roles: ['reviewer'], ...home },
    { id: 'user-sun', name: '孙志远', roles: ['issuer'], ...home },
    { id: 'user-admin', name: '系统管理员', roles: ['admin'], ...home },
  ]
  return {
    ...emptyReferenceRows,
    organ,
    userProfile,
    dictionary: Object.values(dictionaries),
    documentRule: Object.values(rules).flat(),
    legalBasis: Object.values(bases).flat(),
    holidayYear: Object.values(holidays).map((year) => ({ ...year, id: String(year.year) })),
  }
}
