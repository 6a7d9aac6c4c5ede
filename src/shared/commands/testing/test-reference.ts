import { emptyReferenceRows, type ReferenceRows, referenceData } from '../../domain/reference-data'
import type { Role } from '../../domain/roles'
import { checklistTopics } from '../../domain/supervision-case'

const items = (...codes: string[]) => codes.map((code) => ({ code, label: code }))

/** A small city: one bureau with its people, one government, one department. For tests only. */
export const testRows: ReferenceRows = {
  ...emptyReferenceRows,
  organ: [
    organ('gov', '驻马店市人民政府', '驻政', 'government'),
    { ...organ('bureau', '驻马店市司法局', '驻司', 'justice'), governmentId: 'gov' },
    organ('county', '西平县司法局', '西司', 'justice'),
    organ('urban', '驻马店市城市管理局', '驻城管', 'department'),
    organ('ecology', '驻马店市生态环境局', '驻环', 'department'),
    organ('hotline', '驻马店市12345热线中心', '驻热线', 'hotline'),
  ],
  userProfile: [
    user('root', '管理员', 'admin'),
    user('zhang', '张伟', 'officer'),
    user('li', '李娜', 'officer'),
    user('wang', '王强', 'reviewer'),
    user('xu', '徐审', 'reviewer'),
    user('zhao', '赵敏', 'issuer'),
    { ...user('gov1', '政府办', 'government'), organId: 'gov' },
    { ...user('xi', '西平员', 'officer'), organId: 'county' },
    { ...user('wu', '吴刚', 'departmentOperator'), organId: 'urban' },
    { ...user('qian', '钱城', 'departmentOperator'), organId: 'urban' },
    { ...user('zheng', '郑局', 'departmentLeader'), organId: 'urban' },
    { ...user('sun', '孙环', 'departmentLeader'), organId: 'ecology' },
    { ...user('zhou', '周丽', 'hotline'), organId: 'hotline' },
  ],
  dictionary: [
    dictionary('field', 'urban', 'market', 'traffic'),
    dictionary('enforcementType', 'penalty', 'coercion', 'fee'),
    dictionary('level', 'general', 'major', 'sensitive'),
    dictionary('issue', 'procedure', 'overcharge', 'inaction', 'discretion'),
    dictionary('patterns', 'A', 'B', 'C'),
    dictionary('declineGround', 'notEnforcement', 'duplicate'),
    dictionary('caseOrigin', 'workOrder', 'media'),
    dictionary('checklistTopic', ...checklistTopics),
    dictionary('reopenGround', 'newEvidence'),
    dictionary('outcome', 'refund'),
    dictionary('region', '411700', '411702'),
    dictionary('partyKind', 'citizen', 'enterprise'),
    dictionary('ownership', 'private'),
  ],
  holidayYear: [
    {
      id: '2026',
      year: 2026,
      adjusted: true,
      off: [{ date: '2026-10-01', name: '国庆节' }],
      workdays: [{ date: '2026-10-10', name: '补班' }],
    },
  ],
  legalBasis: [{ id: 'b1', law: '《示例法》', article: '第一条', text: '示例条文', verifiedBy: 'wang', demo: false }],
  documentRule: [
    rule('opinion', 'bureau', '{org}执监意〔{year}〕{no}号', ['finding', 'statement', 'legalReview', 'panel'], 30),
    rule('notice', 'bureau', '{org}执监通〔{year}〕{no}号', [], 10),
    rule('request', 'bureau', '{org}执监请〔{year}〕{no}号', ['issuedOpinion', 'overdueOrRefused', 'panel']),
    rule('decision', 'government', '', ['issuedOpinion', 'overdueOrRefused'], 15),
    rule('evaluation-notice', 'bureau', '{org}执监评〔{year}〕{no}号', []),
    rule('supervision-letter', 'bureau', '{org}督〔{year}〕{no}号', []),
    { ...rule('transfer-letter', 'bureau', '{org}移〔{year}〕{no}号', []), basisIds: ['b1'] },
  ],
}

export const testReference = referenceData(testRows)

function organ(id: string, name: string, shortName: string, kind: string) {
  return { id, code: id, name, shortName, kind, region: '411700', management: '' }
}

function user(id: string, name: string, role: Role) {
  return { id, name, roles: [role], organId: 'bureau', region: '411700', disabled: false }
}

function dictionary(id: string, ...codes: string[]) {
  return { id, title: id, items: items(...codes) }
}

type Prerequisite = ReferenceRows['documentRule'][number]['prerequisites'][number]
function rule(
  kind: string,
  issuer: 'bureau' | 'government',
  numberFormat: string,
  prerequisites: Prerequisite[],
  days?: number,
) {
  return {
    id: kind,
    kind,
    issuer,
    needsGovernmentApproval: issuer === 'government',
    prerequisites,
    basisIds: [],
    limit: days === undefined ? undefined : { n: days, unit: 'calendarDay' as const, legal: false },
    numberFormat,
    validFrom: '2026-01-01',
  }
}
