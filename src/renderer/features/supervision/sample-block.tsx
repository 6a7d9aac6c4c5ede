import { Alert, Button, Drawer } from 'antd'
import { useState } from 'react'
import { type CallbackSample, checkDraw } from '#shared/domain/callback-sample'
import type { Role } from '#shared/domain/roles'
import type { WorkOrder } from '#shared/domain/work-order'
import { useDesk, useLive, useReference, useSession } from '../../data/hooks'
import { CallbackForm } from '../../ui/callbacks/callback-form'
import { Block, FactList } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { formatDay } from '../../ui/time/format'
import { callbackPageTexts as text } from './callback-messages'

/** One draw: its protocol, each organ's share, and the orders with what was said on the telephone. */
export function SampleBlock({ sample }: { sample: CallbackSample }) {
  const orders = useLive(`sampled ${sample.id}`, ['orders', 'supervision'], (desk) =>
    desk.sampledOrders(sample.id),
  ).value
  return (
    <>
      <Protocol sample={sample} />
      <Strata sample={sample} orders={orders ?? []} />
      {orders && <Orders sample={sample} orders={orders} />}
    </>
  )
}

const bureauRoles: ReadonlySet<Role> = new Set(['officer', 'reviewer', 'issuer', 'auditor'])
const checks = { same: 'success', populationChanged: 'warning', different: 'error' } as const

function Protocol({ sample }: { sample: CallbackSample }) {
  const desk = useDesk()
  // It is drawn again from the orders that bureaus see; the hotline's own are others.
  const draws = useSession().roles.some((role) => bureauRoles.has(role))
  const [answer, setAnswer] = useState<keyof typeof checks>()

  async function check() {
    setAnswer(checkDraw(sample, await desk.callbackPopulation(sample.from, sample.until)))
  }

  return (
    <Block
      title={text.protocol}
      actions={
        draws && (
          <Button size="small" onClick={() => void check()}>
            {text.check}
          </Button>
        )
      }
    >
      {answer && <Alert type={checks[answer]} role="status" showIcon title={text[answer]} className={page.notice} />}
      <FactList
        rows={[
          [text.period, `${formatDay(sample.from)}—${formatDay(sample.until)}`],
          [text.size, text.sizeOf(sample.percent, sample.least)],
          [text.seed, sample.seed, 'wide'],
          [text.digest, sample.populationDigest, 'wide'],
          [text.method, text.methodText, 'wide'],
        ]}
      />
    </Block>
  )
}

/** What counts as satisfied: 满意 and 基本满意 of the dictionary. */
const contentCodes: ReadonlySet<string> = new Set(['satisfied', 'fairlySatisfied'])

const callIn = (order: WorkOrder | undefined, sample: CallbackSample) =>
  order?.callbacks?.findLast(({ sampleId }) => sampleId === sample.id)

function Strata({ sample, orders }: { sample: CallbackSample; orders: readonly WorkOrder[] }) {
  const ref = useReference()
  const byId = new Map(orders.map((order) => [order.id, order]))
  return (
    <Block title={text.strata}>
      <table className={page.table}>
        <thead>
          <tr>
            <th>{text.organ}</th>
            <th className={page.end}>{text.total}</th>
            <th className={page.end}>{text.drawn}</th>
            <th className={page.end}>{text.called}</th>
            <th className={page.end}>{text.satisfied}</th>
          </tr>
        </thead>
        <tbody>
          {sample.strata.map(({ organId, size, drawn }) => {
            const calls = drawn.flatMap((id) => callIn(byId.get(id), sample) ?? [])
            const content = calls.filter(({ satisfaction }) => satisfaction && contentCodes.has(satisfaction))
            return (
              <tr key={organId}>
                <td>{ref.organ(organId)?.name}</td>
                <td className={page.end}>{size}</td>
                <td className={page.end}>{drawn.length}</td>
                <td className={page.end}>{calls.length}</td>
                <td className={page.end}>{content.length}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Block>
  )
}

function Orders({ sample, orders }: { sample: CallbackSample; orders: readonly WorkOrder[] }) {
  const ref = useReference()
  const [calling, setCalling] = useState<WorkOrder>()
  const hidden = sample.strata.reduce((sum, { drawn }) => sum + drawn.length, 0) - orders.length
  return (
    <Block title={text.orders} hint={hidden > 0 && text.hidden(hidden)}>
      <table className={page.table}>
        <tbody>
          {orders.map((order) => {
            const call = callIn(order, sample)
            const said = call && (call.reached ? ref.label('satisfaction', call.satisfaction) : text.unreached)
            return (
              <tr key={order.id}>
                <td className={page.noWrap}>{order.orderNo}</td>
                <td>
                  {order.title}
                  <div className={page.muted}>{ref.organ(order.handlingOrganId)?.name}</div>
                </td>
                <td className={page.end}>
                  {said ?? (
                    <Button type="link" size="small" onClick={() => setCalling(order)}>
                      {text.record}
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Drawer
        open={calling !== undefined}
        title={text.record}
        size={520}
        mask={false}
        onClose={() => setCalling(undefined)}
        destroyOnHidden
      >
        {calling && <CallbackForm order={calling} sampleId={sample.id} onDone={() => setCalling(undefined)} />}
      </Drawer>
    </Block>
  )
}
