import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useLive } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { reasonOf } from '../../ui/feedback/reason-of'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { ClassificationView } from './classification-view'
import { ClassifyForm } from './classify-form'
import styles from './hotline.module.css'
import { HotlineTabs } from './hotline-tabs'
import { orderTexts, classifyTexts as text } from './messages'
import { useClassify } from './use-classify'

/** 涉执法识别: a pasted text or an order; what it is, why, whose, which way, and what to say. */
export function ClassifyPage() {
  const { order: orderId } = useSearch({ from: '/hotline/classify' })
  const navigate = useNavigate({ from: '/hotline/classify' })
  const classify = useClassify()
  const { value: order, missing } = useOrder(orderId)
  const asked = useRef('')
  useEffect(() => {
    if (!order || asked.current === order.id) return
    asked.current = order.id
    void classify.ask({ title: order.title, content: order.content, region: order.region, place: order.place })
  }, [order, classify])

  return (
    <section className={styles.page} aria-label={text.title}>
      <h1 className="visually-hidden">{text.title}</h1>
      <div className={styles.top}>
        <HotlineTabs current="classify" />
      </div>
      <div className={styles.split}>
        <div className={styles.side}>
          {orderId ? (
            <>
              <h2>{order ? text.fromOrder(order.orderNo) : ''}</h2>
              {order ? <strong>{order.title}</strong> : missing && <p role="alert">{missing}</p>}
              <div className={styles.buttons}>
                <Button onClick={() => void navigate({ to: '/hotline/orders', search: { order: orderId } })}>
                  {text.toOrder}
                </Button>
                <Button
                  onClick={() => {
                    asked.current = ''
                    classify.clear()
                    void navigate({ search: {} })
                  }}
                >
                  {text.otherText}
                </Button>
              </div>
            </>
          ) : (
            <ClassifyForm busy={classify.busy} onAsk={classify.ask} onClear={classify.clear} />
          )}
        </div>
        <div className={styles.result}>
          {classify.refusal && <RefusalNotice refusal={classify.refusal} />}
          {classify.answered ? (
            <ClassificationView {...classify.answered} />
          ) : (
            !classify.refusal && <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
          )}
        </div>
      </div>
    </section>
  )
}

function useOrder(id: string | undefined) {
  const { value, failed } = useLive(`classify order ${id}`, ['orders', 'sync'], async (desk) => ({
    order: id ? await desk.get('workOrder', id) : undefined,
  }))
  const missing = value ? text.orderMissing : failed !== undefined && (reasonOf(failed) ?? orderTexts.notFetched)
  return { value: value?.order, missing }
}
