import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Input, Space } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import { fromBase64 } from '#shared/minutes/base64'
import { type ImportAnswer, type RowProblem, shownRejections } from '#shared/sync/hotline-protocol'
import { useRun } from '../../ui/commands/use-run'
import { useHost } from '../../ui/host/host-context'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { importTexts as text } from './import-messages'
import type { ImportWork } from './use-import'

interface ImportPartProps {
  readonly work: ImportWork
  readonly state: NonNullable<ImportWork['state']>
}

/** What would come of the file, and what came of it. */
export function ImportResult({ work, state }: ImportPartProps) {
  const { preview, answer, file } = state
  const { rows, good, rejectedRows, leads } = preview
  return (
    <>
      <Block title={text.preview}>
        <p>{text.counts(rows, good, rejectedRows, leads)}</p>
        {answer ? (
          <Done answer={answer} file={file.name} />
        ) : (
          <Button
            type="primary"
            loading={work.busy}
            disabled={good === 0}
            aria-label={text.go(good)}
            onClick={() => void work.run()}
          >
            {text.go(good)}
          </Button>
        )}
      </Block>
      <ProfileBlock work={work} state={state} />
      <Problems problems={answer?.rejected ?? preview.rejected} />
    </>
  )
}

function Done({ answer, file }: { answer: ImportAnswer; file: string }) {
  const host = useHost()
  const { created, updated, unchanged, rejectedRows, rejectedFile } = answer
  async function download() {
    const bytes = fromBase64(rejectedFile ?? '')
    await host.files.save({ name: text.rejectedName(file), bytes, filter: { name: 'Excel', extensions: ['xlsx'] } })
  }
  return (
    <Alert
      type={rejectedRows > 0 ? 'warning' : 'success'}
      role="status"
      showIcon
      title={text.done(created, updated, unchanged)}
      description={
        <Space>
          {rejectedRows > 0 && text.rejected(rejectedRows)}
          {rejectedFile && <Button onClick={() => void download()}>{text.download}</Button>}
          <Link to="/hotline/orders">{text.toOrders}</Link>
        </Space>
      }
    />
  )
}

function ProfileBlock({ work, state }: ImportPartProps) {
  const run = useRun()
  const { message } = App.useApp()
  const [title, setTitle] = useState(state.profileTitle ?? '')
  async function save() {
    const headings = state.preview.columns.map(({ heading }) => heading)
    const input = { profileId: uuid(), title, headings, profile: work.profile(state, title) }
    if (await run('sheetProfile.save', input)) void message.success(text.savedProfile)
  }
  return (
    <Block title={text.profile}>
      <Space.Compact>
        <Input
          aria-label={text.profileName}
          placeholder={text.profileName}
          maxLength={100}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Button disabled={title.trim() === '' || state.preview.missing.length > 0} onClick={() => void save()}>
          {text.saveProfile}
        </Button>
      </Space.Compact>
    </Block>
  )
}

function Problems({ problems }: { problems: readonly RowProblem[] }) {
  if (problems.length === 0) return null
  return (
    <Block title={text.problems} hint={text.problemsHint}>
      <table className={page.table}>
        <thead>
          <tr>
            <th>{text.row}</th>
            <th>{text.column}</th>
            <th>{text.reason}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ row, field, reason }) => (
            <tr key={`${row}/${field}/${reason}`}>
              <td>{row}</td>
              <td className={page.noWrap}>{field}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length === shownRejections && <p className={page.muted}>{text.moreProblems(shownRejections)}</p>}
    </Block>
  )
}
