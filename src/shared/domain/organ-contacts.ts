import type { UserProfile } from './reference'

export interface OrganContacts {
  readonly operators: readonly UserProfile[]
  readonly leaders: readonly UserProfile[]
}

/** Who of an organ works on what is addressed to it: several as a rule; whoever was removed is no longer among them. */
export function contactsOf(users: readonly UserProfile[], organId: string): OrganContacts {
  const own = users.filter((user) => user.organId === organId && !user.disabled)
  return {
    operators: own.filter(({ roles }) => roles.includes('departmentOperator')),
    leaders: own.filter(({ roles }) => roles.includes('departmentLeader')),
  }
}
