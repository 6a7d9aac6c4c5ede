import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { periodLabel } from '#shared/domain/data-return'
import { shareStageLabels } from '#shared/domain/share-fields'
import {
  isByHand,
  isPushInTrouble,
  pushStateLabels,
  type SharePush,
  shareModeLabels,
  shareWayLabels,
} from '#shared/domain/share-push'
import { useDesk, useLive, useSession } from '../../data/hooks'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { ShortListPage } from '../../ui/list-page/short-list-page'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { StatusTag } from '../../ui/status/status-tag'
import { formatMoment } from '../../ui/time/format'
import { pushTexts, pushTones, pushViews } from './push-messages'
import { isPushInView, type PushSearch, type PushView } from './sharing-search'

const text = pushTexts

/** 数据推送: what goes to whom, what came back, and what does not get through. */
export function PushesPage() {
  const desk = useDesk()
  const { roles } = useSession()
  const search = useSearch({ from: '/pushes' })
  const navigate = useNavigate({ from: '/pushes' })
  const all = useLive('share pushes', ['sharing'], (each) => each.sharePushes()).value
  const view: PushView = search.view ?? (all?.some((one) => isPushInView(one, 'trouble')) ? 'trouble' : 'all')
  const shown = (one: SharePush) => isPushInView(one, view) && (!search.q || one.partner.includes(search.q.trim()))
  const change = (patch: Partial<PushSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true })
  const inBureau = roles.some((role) => role === 'officer' || role === 'reviewer' || role === 'issuer')

  return (
    <ShortListPage<SharePush>
      name={`pushes ${JSON.stringify([view, search.q])}`}
      text={text}
      topics={['sharing', 'reference']}
      load={async () => (await desk.sharePushes()).filter(shown)}
      columns={columns}
      words={search.q}
      onWords={(q) => change({ q })}
      onOpen={({ id: pushId }) => void navigate({ to: '/pushes/$pushId', params: { pushId } })}
      views={
        <ViewTabs
          views={pushViews.map((key) => ({
            key,
            label: text.views[key],
            ...(all ? { count: all.filter((one) => isPushInView(one, key)).length } : {}),
          }))}
          current={view}
          onChange={(key) => change({ view: key as PushView })}
        />
      }
      actions={
        inBureau && (
          <>
            <Link to="/returns">{text.returns}</Link>
            <Link to="/sharing">{text.setup}</Link>
          </>
        )
      }
    />
  )
}

/** The state in a word; what a person must do goes before it. */
export function PushTag({ push }: { push: SharePush }) {
  if (push.state !== 'rejected' && isPushInTrouble(push)) return <StatusTag tone="red">{text.stuck}</StatusTag>
  if (isByHand(push) && push.state === 'queued') return <StatusTag tone="amber">{text.byHand}</StatusTag>
  if (push.state === 'queued' && push.trouble) return <StatusTag tone="amber">{text.retrying}</StatusTag>
  return <StatusTag tone={pushTones[push.state]}>{pushStateLabels[push.state]}</StatusTag>
}

const columns: GridColumn<SharePush>[] = [
  { key: 'partner', title: text.columns.partner, width: 200, grow: 3, render: ({ partner }) => partner },
  { key: 'stage', title: text.columns.stage, width: 72, render: ({ stage }) => shareStageLabels[stage] },
  {
    key: 'period',
    title: text.columns.period,
    width: 112,
    render: ({ period, mode }) => (period ? periodLabel(period) : shareModeLabels[mode]),
  },
  { key: 'rows', title: text.columns.rows, width: 64, render: ({ rows }) => rows },
  { key: 'way', title: text.columns.way, width: 140, rank: 2, render: ({ way }) => shareWayLabels[way] },
  {
    key: 'madeAt',
    title: text.columns.madeAt,
    width: 168,
    rank: 4,
    render: ({ createdAt }) => formatMoment(createdAt),
  },
  { key: 'sentAt', title: text.columns.sentAt, width: 168, rank: 3, render: ({ sentAt }) => formatMoment(sentAt) },
  {
    key: 'note',
    title: text.columns.note,
    width: 160,
    grow: 3,
    rank: 2,
    render: ({ receipt, trouble }) => trouble?.reason ?? receipt?.reason ?? '',
  },
  { key: 'state', title: text.columns.state, width: 104, render: (one) => <PushTag push={one} /> },
]
