import { InputNumber } from 'antd'
import { THRESHOLDS_ID, type ThresholdValues, thresholdValues } from '#shared/domain/thresholds'
import { fieldTitle } from '#shared/messages/zod-chinese'
import { useOffered, useReference } from '../../data/hooks'
import { CommandForm, Field } from '../forms/command-form'
import { GrowingText } from '../forms/growing-text'
import { thresholdMessages as text } from './messages'
import styles from './thresholds.module.css'

type Name = keyof ThresholdValues
const ofBoard: readonly Name[] = ['minComplaints', 'verifiedHigh', 'satisfactionLow', 'repeatHigh', 'overdueHigh']
const ofWarnings: readonly Name[] = ['months', 'surgePercent', 'surgeMin', 'disputed', 'repeatOrgans', 'repeatDays']

/** When the focus board and the warnings speak up: to read for everybody, to change for administrator and reviewer. */
export function ThresholdForm({ onDone }: { onDone?: () => void }) {
  const { thresholds } = useReference()
  const offered = useOffered({ type: 'thresholds', id: THRESHOLDS_ID }, ['thresholds.set'])
  const values = valuesOf(thresholds)
  if (offered?.['thresholds.set'] !== null) return <ThresholdFacts />
  return (
    <CommandForm<ThresholdValues & { reason: string }>
      formKey="thresholds.set"
      command="thresholds.set"
      initial={{ ...values, reason: '' }}
      toInput={(input) => input}
      okText={text.save}
      doneText={text.saved}
      {...(onDone ? { onDone } : {})}
    >
      <p className={styles.hint}>{text.hint}</p>
      <h3 className={styles.group}>{text.groups.board}</h3>
      <Numbers names={ofBoard} />
      <h3 className={styles.group}>{text.groups.warning}</h3>
      <Numbers names={ofWarnings} />
      <Field name="reason">
        <GrowingText minRows={2} maxRows={6} maxLength={500} />
      </Field>
    </CommandForm>
  )
}

function Numbers({ names }: { names: readonly Name[] }) {
  return (
    <div className={styles.two}>
      {names.map((name) => (
        <Field key={name} name={name}>
          <InputNumber<number> precision={0} className={styles.number} />
        </Field>
      ))}
    </div>
  )
}

function ThresholdFacts() {
  const { thresholds } = useReference()
  return (
    <>
      <table className={styles.table}>
        <tbody>
          {[...ofBoard, ...ofWarnings].map((name) => (
            <tr key={name}>
              <td>{fieldTitle(thresholdValues, [name])}</td>
              <td className={styles.value}>{thresholds[name]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>{text.notAllowed}</p>
    </>
  )
}

function valuesOf(all: ThresholdValues): ThresholdValues {
  return Object.fromEntries([...ofBoard, ...ofWarnings].map((name) => [name, all[name]])) as unknown as ThresholdValues
}
