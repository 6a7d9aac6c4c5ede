import { App, Button, Progress } from 'antd'
import { useState } from 'react'
import { explain } from '#shared/messages/catalogue'
import type { PackedFile, PackView } from '../../../data/desk-worker-api-inspections'
import { useDesk, usePack, useSession } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { Block } from '../../../ui/sections/block'
import page from '../../../ui/sections/subject-page.module.css'
import { statusMessages } from '../../../ui/status/messages'
import { StatusTag, type Tone } from '../../../ui/status/status-tag'
import { formatBytes, formatDay } from '../../../ui/time/format'
import { useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { packTexts as text } from '../messages'
import { PackDrawer } from './pack-drawer'

/** 离线包: chosen cases with their rows, originals and forms, on this machine before leaving. */
export function PackBlock() {
  const { bundle, offered } = useInspectionPage()
  const { enrolled } = useSession()
  const [choosing, setChoosing] = useState(false)
  const pack = usePack(bundle.inspection.id).value
  const set = bundle.inspection.pack
  return (
    <Block
      title={text.title}
      hint={set ? text.endsOn(formatDay(set.endsOn)) : undefined}
      actions={
        <OfferedButton
          refusal={offered?.['inspection.pack']}
          label={set ? text.change : text.set}
          look={set ? 'default' : 'primary'}
          onRun={() => setChoosing(true)}
        />
      }
    >
      <p className={styles.muted}>{enrolled ? (set ? text.hint : text.none) : text.notEnrolled}</p>
      {pack && <PackedCases pack={pack} />}
      {pack && <PackedFiles pack={pack} keeps={enrolled} />}
      {choosing && <PackDrawer onClose={() => setChoosing(false)} />}
    </Block>
  )
}

function PackedCases({ pack }: { pack: PackView }) {
  return (
    <table className={page.table}>
      <thead>
        <tr>
          <th>{text.cases}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {pack.cases.map(({ id, title, caseNo, full, rows, documents }) => (
          <tr key={id}>
            <td>
              {title}
              <div className={styles.muted}>{caseNo || statusMessages.awaitingNumber}</div>
            </td>
            <td className={page.end}>
              {full ? (
                <StatusTag tone="quiet">{text.full}</StatusTag>
              ) : (
                <span title={text.maskedHint}>
                  <StatusTag tone="amber">{text.waitingFull}</StatusTag>
                </span>
              )}
              <div className={styles.muted}>{text.caseRows(rows, documents)}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const tones: Readonly<Record<PackedFile['state'], Tone>> = {
  here: 'quiet',
  missing: 'neutral',
  fetching: 'accentOutline',
  notStored: 'amber',
}

function PackedFiles({ pack, keeps }: { pack: PackView; keeps: boolean }) {
  const { bundle } = useInspectionPage()
  const desk = useDesk()
  const { message } = App.useApp()
  const { files, bytes, bytesHere, fetching, over } = pack
  const here = files.filter(({ state }) => state === 'here').length
  const ready = here === files.length

  async function fetch() {
    const room = await desk.storageUse()
    const need = bytes - bytesHere
    const free = room.quotaBytes - room.usedBytes
    if (room.quotaBytes > 0 && need > free) {
      const megabytes = (n: number) => Math.max(0, Math.round(n / 1024 / 1024))
      const args = { need: megabytes(need), free: megabytes(free) }
      return void message.error(explain({ code: 'inspections.packNoRoom', args }))
    }
    const answer = await desk.fetchPack(bundle.inspection.id)
    if (answer.ok) void message.success(text.fetched(answer.files, formatBytes(answer.bytes)))
    else void message.warning(explain(answer.refusal))
  }

  return (
    <>
      <div className={styles.packHead}>
        <h3>{text.files}</h3>
        <span className={styles.muted} role="status">
          {over
            ? text.over
            : files.length === 0
              ? text.noFiles
              : text.progress(here, files.length, formatBytes(bytesHere), formatBytes(bytes))}
        </span>
        {keeps && !over && (
          <span className={styles.packButtons}>
            {fetching && <Button onClick={() => void desk.stopPack()}>{text.stop}</Button>}
            {!ready && (
              <Button type="primary" loading={fetching} onClick={() => void fetch()}>
                {here > 0 ? text.fetchAgain : text.fetch}
              </Button>
            )}
          </span>
        )}
      </div>
      {keeps && files.length > 0 && !over && (
        <Progress
          percent={Math.floor((bytesHere / Math.max(1, bytes)) * 100)}
          status={ready ? 'success' : fetching ? 'active' : 'normal'}
          size="small"
        />
      )}
      {keeps && ready && !over && <p className={styles.ready}>{text.ready}</p>}
      <ul className={styles.packFiles}>
        {files.map(({ attachmentId, name, size, state, problem }) => (
          <li key={attachmentId}>
            <span className={styles.fileName}>{name}</span>
            <span className={styles.muted}>{formatBytes(size)}</span>
            <StatusTag tone={problem ? 'red' : tones[state]}>{text.states[state]}</StatusTag>
            {problem && <span className={styles.problem}>{explain(problem)}</span>}
          </li>
        ))}
        <li>
          <span className={styles.fileName}>{text.forms}</span>
          <span className={styles.muted}>{text.formsText}</span>
        </li>
      </ul>
    </>
  )
}
