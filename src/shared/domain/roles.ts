import { z } from 'zod'

/** Roles of domain.md §6. `system` is the server acting by a rule of time, never a person. */
export const role = z.enum([
  'clerk',
  'officer',
  'reviewer',
  'issuer',
  'hotline',
  'departmentOperator',
  'departmentLeader',
  'government',
  'expert',
  'counsellor',
  'station',
  'archivist',
  'admin',
  'auditor',
  'system',
])
export type Role = z.infer<typeof role>

/** Who works online only: no store of theirs lies on a machine (architecture.md §1). */
const onlineRoles: ReadonlySet<Role> = new Set([
  'hotline',
  'departmentOperator',
  'departmentLeader',
  'government',
  'station',
])

export function worksOnlineOnly(roles: readonly Role[]): boolean {
  return roles.length > 0 && roles.every((one) => onlineRoles.has(one))
}

/** The one reads no case and the other writes nothing (domain.md §6): whoever also worked on cases would be neither. */
const rolesAlone: readonly Role[] = ['admin', 'auditor']

/** The role among these that nobody may hold together with another; undefined when they may be held together. */
export function roleToStandAlone(roles: readonly Role[]): Role | undefined {
  return new Set(roles).size > 1 ? rolesAlone.find((one) => roles.includes(one)) : undefined
}

export const roleLabels: Readonly<Record<Role, string>> = {
  clerk: '内勤',
  officer: '监督员',
  reviewer: '审核人',
  issuer: '签发人',
  hotline: '热线人员',
  departmentOperator: '部门经办人',
  departmentLeader: '部门负责人',
  government: '政府办公室',
  expert: '专家',
  counsellor: '心理咨询师',
  station: '司法所',
  archivist: '档案员',
  admin: '系统管理员',
  auditor: '审计员',
  system: '系统',
}
