import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { CallbackSample } from '#shared/domain/callback-sample'
import { useLive, useReference, useSession } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { formatDay } from '../../ui/time/format'
import { callbackPageTexts as text } from './callback-messages'
import { DrawDrawer } from './draw-drawer'
import { supervisionTexts } from './messages'
import { SampleBlock } from './sample-block'

/** 回访抽样: every draw with its protocol, and the calls to make. */
export function CallbacksPage() {
  const { sample, draw } = useSearch({ from: '/supervision/callbacks' })
  const navigate = useNavigate({ from: '/supervision/callbacks' })
  const { roles } = useSession()
  const samples = useLive('callback samples', ['supervision'], (desk) => desk.callbackSamples()).value
  const shown = samples?.find(({ id }) => id === sample) ?? samples?.[0]
  const go = (search: { sample?: string; draw?: boolean }) => void navigate({ search, replace: true })
  return (
    <div className={page.page}>
      <header className={page.head}>
        <div>
          <p className={page.kicker}>
            <Link to="/supervision">{supervisionTexts.title}</Link>
          </p>
          <h1 className={page.title}>{text.title}</h1>
        </div>
        <div className={page.buttons}>
          {roles.includes('officer') && (
            <Button type="primary" onClick={() => go({ draw: true })}>
              {text.draw}
            </Button>
          )}
        </div>
      </header>
      <div className={page.body}>
        {samples?.length === 0 && <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>}
        {shown && samples && (
          <div className={page.columns}>
            <div>
              <SampleBlock key={shown.id} sample={shown} />
            </div>
            <Draws samples={samples} shown={shown} onShow={(id) => go({ sample: id })} />
          </div>
        )}
      </div>
      {draw && <DrawDrawer onClose={() => go({})} onDrawn={(id) => go({ sample: id })} />}
    </div>
  )
}

interface DrawsProps {
  readonly samples: readonly CallbackSample[]
  readonly shown: CallbackSample
  readonly onShow: (id: string) => void
}

function Draws({ samples, shown, onShow }: DrawsProps) {
  const ref = useReference()
  return (
    <Block title={text.draws}>
      <table className={page.table}>
        <tbody>
          {samples.map((one) => (
            <tr key={one.id}>
              <td>
                {one.id === shown.id ? (
                  <strong>{one.title}</strong>
                ) : (
                  <Button type="link" size="small" onClick={() => onShow(one.id)}>
                    {one.title}
                  </Button>
                )}
                <div className={page.muted}>
                  {[ref.user(one.createdBy)?.name, formatDay(one.createdAt)].filter(Boolean).join('　')}
                </div>
              </td>
              <td className={page.end}>{text.count(one.strata.reduce((sum, { drawn }) => sum + drawn.length, 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  )
}
