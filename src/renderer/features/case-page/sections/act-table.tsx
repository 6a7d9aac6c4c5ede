import { Button } from 'antd'
import { useReference } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { Block } from '../../../ui/sections/block'
import { formatDay } from '../../../ui/time/format'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { caseMessages } from '../messages'
import { sectionTexts as text } from '../section-messages'

const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 0, maximumFractionDigits: 2 })

/** The acts of enforcement under supervision. */
export function ActTable() {
  const { bundle, offered, open } = useCase()
  const ref = useReference()
  const acts = Object.values(bundle.case.acts).sort((a, b) => (a.decidedAt ?? '').localeCompare(b.decidedAt ?? ''))
  const refusal = offered?.['case.recordAct']
  return (
    <Block
      title={text.acts}
      hint={acts.length === 0 && text.noActs}
      actions={
        <OfferedButton
          refusal={refusal}
          label={caseMessages.commands['case.recordAct']}
          onRun={() => open({ command: 'case.recordAct' })}
        />
      }
    >
      {acts.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{text.actKind}</th>
              <th>{text.actDocNo}</th>
              <th>{text.actDate}</th>
              <th className={styles.right}>{text.actAmount}</th>
              <th>{text.actParty}</th>
              <th>{text.actResult}</th>
              {refusal === null && (
                <th>
                  <span className="visually-hidden">{text.change}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {acts.map((act) => (
              <tr key={act.id}>
                <td className={styles.noWrap}>{ref.label('enforcementType', act.kind)}</td>
                <td>{act.docNo}</td>
                <td className={styles.noWrap}>{formatDay(act.decidedAt)}</td>
                <td className={styles.right}>{act.amount === undefined ? '' : yuan.format(act.amount)}</td>
                <td>{act.party}</td>
                <td>{act.result}</td>
                {refusal === null && (
                  <td className={styles.right}>
                    <Button size="small" onClick={() => open({ command: 'case.recordAct', id: act.id })}>
                      {text.change}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}
