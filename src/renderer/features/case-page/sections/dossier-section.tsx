import { Button } from 'antd'
import { retentionLabels } from '#shared/dossier/dossier'
import { useReference } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { useRun } from '../../../ui/commands/use-run'
import { Block, FactList } from '../../../ui/sections/block'
import { formatDay } from '../../../ui/time/format'
import type { CaseCommand } from '../case-commands'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import type { Volume } from '../dossier/build-dossier'
import { useOwnDossier } from '../dossier/use-dossier'
import { dossierTexts as text } from '../dossier-texts'
import { caseMessages } from '../messages'
import { DossierExport } from './dossier-export'

/** The file of the case: what is in it, on which sheets, and how it leaves as a whole. */
export function DossierSection() {
  const volumes = useOwnDossier()
  return (
    <div className={styles.section}>
      <Archives />
      <DossierExport volumes={volumes} />
      <VolumeTable title={text.main} volume={volumes.main} />
      <VolumeTable title={text.sub} volume={volumes.sub} />
      <Loans />
    </div>
  )
}

function Command({ name }: { name: CaseCommand }) {
  const { offered, open } = useCase()
  return (
    <OfferedButton
      refusal={offered?.[name]}
      label={caseMessages.commands[name]}
      onRun={() => open({ command: name })}
    />
  )
}

function Archives() {
  const { archives = [] } = useCase().bundle.case
  const ref = useReference()
  return (
    <Block
      title={text.archives}
      hint={archives.length === 0 && text.notArchived}
      actions={<Command name="case.archive" />}
    >
      {archives.map((each) => (
        <FactList
          key={each.volume}
          rows={[
            [text.archiveNo, `${text.volumeNo(each.volume)}　${each.archiveNo}`],
            [text.retention, retentionLabels[each.retention]],
            [text.archivedAt, `${ref.user(each.by)?.name ?? each.by}　${formatDay(each.at)}`],
            [text.note, each.note],
          ]}
        />
      ))}
    </Block>
  )
}

function VolumeTable({ title, volume }: { title: string; volume: Volume }) {
  return (
    <Block title={title} hint={volume.lines.length > 0 ? text.volume(volume.count, volume.lines.length) : text.empty}>
      {volume.lines.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{text.order}</th>
              <th>{text.title}</th>
              <th>{text.number}</th>
              <th>{text.date}</th>
              <th className={styles.right}>{text.pageNo}</th>
            </tr>
          </thead>
          <tbody>
            {volume.lines.map((line, at) => (
              <tr key={`${line.from}-${line.title}`}>
                <td>{at + 1}</td>
                <td>{line.title}</td>
                <td className={styles.noWrap}>{line.number}</td>
                <td className={styles.noWrap}>{formatDay(line.date)}</td>
                <td className={`${styles.right} ${styles.noWrap}`}>
                  {line.from === line.to ? line.from : `${line.from}-${line.to}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}

function Loans() {
  const { case: found } = useCase().bundle
  const run = useRun()
  const loans = Object.values(found.loans ?? {}).sort((a, b) => b.at.localeCompare(a.at))
  if (found.stage !== 'archived' && loans.length === 0) return null
  return (
    <Block title={text.loans} hint={loans.length === 0 && text.noLoans} actions={<Command name="case.borrow" />}>
      {loans.map((each) => (
        <div key={each.id} className={styles.part}>
          <FactList
            rows={[
              [text.borrower, [each.borrower, each.unit].filter(Boolean).join('，')],
              [text.purpose, each.purpose],
              [text.due, formatDay(each.dueOn)],
              [text.returned, formatDay(each.returnedAt)],
            ]}
          />
          {!each.returnedAt && (
            <Button
              type="link"
              size="small"
              onClick={() => void run('case.returnLoan', { caseId: found.id, loanId: each.id })}
            >
              {text.giveBack}
            </Button>
          )}
        </div>
      ))}
    </Block>
  )
}
