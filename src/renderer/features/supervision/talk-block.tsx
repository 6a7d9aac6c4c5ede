import { type Commitment, orderedCommitments } from '#shared/domain/supervision-order'
import { useReference } from '../../data/hooks'
import { Block, FactList } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag, type Tone } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { supervisionTexts as text } from './messages'
import { StepButton, useOrderPage } from './order-context'

const tones: Readonly<Record<Commitment['state'], Tone>> = { open: 'accentOutline', done: 'accent', broken: 'red' }

/** What was said at the table, and what was promised. */
export function TalkBlock() {
  const { order } = useOrderPage().bundle
  const ref = useReference()
  if (order.kind !== 'talk') return null
  const record = order.talk?.record
  const commitments = orderedCommitments(order)
  return (
    <Block
      title={text.talk}
      hint={!record && text.noTalk}
      actions={
        <>
          <StepButton form={{ command: 'supervision.recordTalk' }} label={record ? text.editTalk : text.recordTalk} />
          <StepButton form={{ command: 'supervision.setCommitment' }} label={text.addCommitment} />
        </>
      }
    >
      {record && (
        <>
          <FactList
            rows={[
              [text.talkPlan.when, formatDay(record.on)],
              [text.present, record.present.join('、'), 'wide'],
            ]}
          />
          <p className={page.text}>{record.text}</p>
          <p className={page.muted}>{`${ref.user(record.by)?.name ?? ''}　${formatDay(record.at)}`}</p>
        </>
      )}
      {commitments.length > 0 && (
        <table className={page.table}>
          <thead>
            <tr>
              <th>{text.commitments}</th>
              <th>{text.person}</th>
              <th>{text.due}</th>
              <th aria-label={text.settle} />
            </tr>
          </thead>
          <tbody>
            {commitments.map((one) => (
              <tr key={one.id}>
                <td>
                  {one.content}
                  {one.result && <p className={page.text}>{one.result}</p>}
                </td>
                <td>{one.person}</td>
                <td className={page.noWrap}>{formatDay(one.dueOn)}</td>
                <td className={page.end}>
                  <StatusTag tone={tones[one.state]}>{text.states[one.state]}</StatusTag>
                  <div>
                    <StepButton
                      form={{ command: 'supervision.settleCommitment', id: one.id }}
                      label={text.settle}
                      look="link"
                    />
                    {one.state === 'open' && (
                      <StepButton
                        form={{ command: 'supervision.setCommitment', id: one.id }}
                        label={text.edit}
                        look="link"
                      />
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}
