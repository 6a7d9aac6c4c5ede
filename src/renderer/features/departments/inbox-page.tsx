import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { historyOf, type InboxItem, inboxItems } from '#shared/domain/department-inbox'
import { useDesk, useReference } from '../../data/hooks'
import { ShortListPage } from '../../ui/list-page/short-list-page'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { useNow } from '../../ui/time/use-now'
import { ContactsButton } from './contacts-button'
import { inboxColumns } from './inbox-columns'
import { type InboxSearch, type InboxView, inboxViews, isInView, matches } from './inbox-search'
import { departmentTexts as text } from './messages'
import { useInbox } from './use-inbox'

/** What is addressed to the department, with its three clocks. */
export function InboxPage() {
  const desk = useDesk()
  const ref = useReference()
  const now = useNow()
  const search = useSearch({ from: '/inbox' })
  const navigate = useNavigate({ from: '/inbox' })
  const { items } = useInbox()
  const view: InboxView = search.view ?? 'todo'
  const load = async () => {
    const all = inboxItems(await desk.departmentInbox(), ref.calendar)
    return all.filter((one) => isInView(one, view) && matches(one, search.q))
  }
  const name = `inbox ${JSON.stringify([view, search.q])}`
  const columns = useMemo(() => inboxColumns(ref), [ref])
  const change = (patch: Partial<InboxSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: InboxItem) => void navigate({ to: '/inbox/$matterId', params: { matterId: row.id } })

  return (
    <ShortListPage<InboxItem>
      name={name}
      text={text}
      topics={['supervision', 'documents', 'reference']}
      load={load}
      columns={columns}
      words={search.q}
      onWords={(q) => change({ q })}
      onOpen={open}
      views={
        <ViewTabs
          views={inboxViews.map((key) => ({
            key,
            label: text.views[key],
            ...(items ? { count: items.filter((one) => isInView(one, key)).length } : {}),
          }))}
          current={view}
          onChange={(key) => change({ view: key as InboxView })}
        />
      }
      actions={
        <>
          {items && <Link to="/standing">{text.history(historyOf(items, now))}</Link>}
          <ContactsButton />
        </>
      }
    ></ShortListPage>
  )
}
