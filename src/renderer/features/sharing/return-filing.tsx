import { Alert, App, Button, Input, Popconfirm } from 'antd'
import { useRef, useState } from 'react'
import { codeWords } from '#shared/commands/sharing/code-words'
import { type DataReturn, periodLabel } from '#shared/domain/data-return'
import { type ReadReturn, readReturnSheet } from '#shared/domain/return-rows'
import { useOffered, useReference } from '../../data/hooks'
import { useRun } from '../../ui/commands/use-run'
import { useHost } from '../../ui/host/host-context'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { sharingTexts } from './messages'
import { readReturnWorkbook, returnTemplateWorkbook } from './return-workbook'

const text = sharingTexts.one
const SHOWN = 30

/** For the department: the form to fill in, the filled-in form back, what is wrong with it, and 报送. */
export function ReturnFiling({ found }: { found: DataReturn }) {
  const ref = useReference()
  const host = useHost()
  const run = useRun()
  const { message } = App.useApp()
  const offered = useOffered({ type: 'dataReturn', id: found.id }, ['return.submit'])
  const [read, setRead] = useState<ReadReturn>()
  const [remark, setRemark] = useState('')
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  if (offered?.['return.submit'] !== null) return null

  async function download() {
    const organ = ref.organ(found.organId)?.name ?? ''
    const bytes = await returnTemplateWorkbook(found, organ, ref)
    const name = `${found.title}（${periodLabel(found.period)}）.xlsx`
    await host.files.save({ name, bytes, filter: { name: 'Excel', extensions: ['xlsx'] } })
  }

  async function take(file: File | undefined) {
    if (!file) return
    setBusy(true)
    const grid = await readReturnWorkbook(file).finally(() => setBusy(false))
    const unreadable = { rows: [], problems: [{ row: 0, field: '', reason: text.unreadable }] }
    setRead(grid ? readReturnSheet(grid, found.fields, codeWords(ref)) : unreadable)
  }

  async function send(content: Pick<ReadReturn, 'rows'> & { nothing: boolean }) {
    setBusy(true)
    const done = await run('return.submit', { returnId: found.id, ...content, remark }).finally(() => setBusy(false))
    if (!done) return
    setRead(undefined)
    void message.success(text.submitted)
  }

  const good = read?.problems.length === 0 ? read : undefined
  return (
    <Block title={text.submit}>
      <div className={page.buttons}>
        <Button onClick={() => void download()}>{text.download}</Button>
        <Button type={good ? 'default' : 'primary'} loading={busy} onClick={() => input.current?.click()}>
          {good ? text.clear : text.choose}
        </Button>
        <Popconfirm title={text.nothingAsk} onConfirm={() => void send({ rows: [], nothing: true })}>
          <Button>{text.chooseNothing}</Button>
        </Popconfirm>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx"
          aria-label={text.choose}
          onChange={(event) => {
            const file = event.target.files?.[0]
            // The same file is chosen again after it was put right.
            void take(file).then(() => {
              if (input.current) input.current.value = ''
            })
          }}
        />
      </div>
      {read && read.problems.length > 0 && <Problems read={read} />}
      {good && (
        <>
          <p role="status">{text.ready(good.rows.length)}</p>
          <Input.TextArea
            aria-label={text.remark}
            placeholder={text.remarkHint}
            value={remark}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setRemark(event.target.value)}
          />
          <p>
            <Button type="primary" loading={busy} onClick={() => void send({ rows: good.rows, nothing: false })}>
              {text.submit}
            </Button>
          </p>
        </>
      )}
    </Block>
  )
}

function Problems({ read: { problems } }: { read: ReadReturn }) {
  const more = problems.length - SHOWN
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      className={page.notice}
      title={text.problems(problems.length)}
      description={
        <ul>
          {problems.slice(0, SHOWN).map(({ row, field, reason }) => (
            <li key={`${row} ${field} ${reason}`}>{[text.at(row, field), reason].filter(Boolean).join('：')}</li>
          ))}
          {more > 0 && <li>{text.moreProblems(more)}</li>}
        </ul>
      }
    />
  )
}
