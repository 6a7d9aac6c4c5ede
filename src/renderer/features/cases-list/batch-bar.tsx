import { App, Button } from 'antd'
import { useState } from 'react'
import { explain } from '#shared/messages/catalogue'
import { useDesk } from '../../data/hooks'
import { type BatchResult, runBatch } from '../../ui/commands/run-batch'
import { SelectionBar } from '../../ui/list-page/list-page'
import { formatCount } from '../../ui/time/format'
import { BatchDialog } from './batch-dialog'
import { type BatchKind, type BatchValues, useBatchStep } from './batch-steps'
import styles from './cases.module.css'
import { caseMessages as text } from './messages'

/**
 * 批处理: one text or step for many cases, each with a command and a record entry of its own; what a case's guard refuses
 * is listed by number, the others are done.
 */
export function BatchBar({
  ids,
  onDone,
  onClear,
}: {
  ids: ReadonlySet<string>
  onDone: () => void
  onClear: () => void
}) {
  const [kind, setKind] = useState<BatchKind>()
  const [done, setDone] = useState<number>()
  const { message, modal } = App.useApp()
  const runOn = useBatchStep()

  async function run(values: BatchValues) {
    if (!kind) return
    setKind(undefined)
    setDone(0)
    const step = runOn(kind, values)
    // The case that the opinion was issued in has it already.
    const others = [...ids].filter((id) => id !== values.opinion?.leadCaseId)
    const result = await runBatch(
      others,
      step,
      (progress) => setDone(progress.done),
      () => false,
    )
    setDone(undefined)
    if (result.applied.length > 0) void message.success(text.batchDone(result.applied.length))
    tellRefused(result)
    if (result.refused.length === 0) onDone()
  }

  async function tellRefused({ refused }: BatchResult<string>) {
    if (refused.length === 0) return
    modal.warning({
      title: text.batchRefused(refused.length),
      width: 600,
      content: (
        <ul className={styles.refused}>
          {refused.map(({ item, refusal }) => (
            <li key={item}>
              <CaseName caseId={item} />：{explain(refusal)}
            </li>
          ))}
        </ul>
      ),
    })
  }

  return (
    <SelectionBar count={formatCount(ids.size)} onClear={onClear}>
      {done === undefined ? (
        (Object.keys(text.batch) as BatchKind[]).map((each) => (
          <Button key={each} onClick={() => setKind(each)}>
            {text.batch[each]}
          </Button>
        ))
      ) : (
        <span role="status">{text.batchRunning(done, ids.size)}</span>
      )}
      {kind && <BatchDialog kind={kind} ids={ids} onRun={run} onClose={() => setKind(undefined)} />}
    </SelectionBar>
  )
}

function CaseName({ caseId }: { caseId: string }) {
  const desk = useDesk()
  const [name, setName] = useState('')
  if (name === '')
    void desk.get('supervisionCase', caseId).then((found) => setName(found?.caseNo ?? found?.title ?? ' '))
  return name
}
