import { useMemo } from 'react'
import { type InboxItem, inboxItems } from '#shared/domain/department-inbox'
import { useLive, useReference } from '../../data/hooks'

/** All that is addressed to the own organ; undefined while it is not known. */
export function useInbox(): { items: readonly InboxItem[] | undefined; stale: boolean } {
  const ref = useReference()
  const { value, stale } = useLive('department inbox', ['supervision', 'documents'], (desk) => desk.departmentInbox())
  const items = useMemo(() => value && inboxItems(value, ref.calendar), [value, ref])
  return { items, stale }
}
