import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import { byUrgency, type SupervisionOrder } from '#shared/domain/supervision-order'
import { useDesk, useReference, useSession, useSupervisionOrders } from '../../data/hooks'
import { ShortListPage } from '../../ui/list-page/short-list-page'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { useNow } from '../../ui/time/use-now'
import { supervisionTexts as text } from './messages'
import { RegisterDrawer } from './register-drawer'
import { supervisionColumns } from './supervision-columns'
import { isInView, matches, type OrderView, orderViews, type SupervisionSearch } from './supervision-search'

/** All that is pressed for, what is overdue first. */
export function SupervisionOrdersPage() {
  const desk = useDesk()
  const ref = useReference()
  const { roles } = useSession()
  const now = useNow()
  const search = useSearch({ from: '/supervision' })
  const navigate = useNavigate({ from: '/supervision' })
  const all = useSupervisionOrders().value
  const view: OrderView = search.view ?? 'open'
  const load = async () => {
    const moment = new Date()
    return (await desk.supervisionOrders())
      .filter((one) => isInView(one, view, moment) && matches(one, search.q))
      .sort(byUrgency(moment))
  }
  const name = `supervision ${JSON.stringify([view, search.q])}`
  const columns = useMemo(() => supervisionColumns(ref, now), [ref, now])
  const change = (patch: Partial<SupervisionSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const open = (row: SupervisionOrder) =>
    void navigate({ to: '/supervision/$supervisionOrderId', params: { supervisionOrderId: row.id } })
  const registering = search.case !== undefined || search.order !== undefined

  return (
    <ShortListPage<SupervisionOrder>
      name={name}
      text={text}
      topics={['supervision']}
      load={load}
      columns={columns}
      words={search.q}
      onWords={(q) => change({ q })}
      onOpen={open}
      views={
        <ViewTabs
          views={orderViews.map((key) => ({
            key,
            label: text.views[key],
            ...(all ? { count: all.filter((one) => isInView(one, key, now)).length } : {}),
          }))}
          current={view}
          onChange={(key) => change({ view: key as OrderView })}
        />
      }
      actions={
        <>
          <Button onClick={() => void navigate({ to: '/supervision/callbacks' })}>{text.callbacks}</Button>
          {roles.includes('officer') && (
            <Button type="primary" onClick={() => change({ case: '' })}>
              {text.register}
            </Button>
          )}
        </>
      }
    >
      {registering && (
        <RegisterDrawer
          caseId={search.case ?? ''}
          workOrderId={search.order ?? ''}
          onClose={() => change({ case: undefined, order: undefined })}
        />
      )}
    </ShortListPage>
  )
}
