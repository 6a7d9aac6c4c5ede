import { Button, Input, Popover, Spin } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { civilDateOf, formatCivilDate } from '#shared/domain/civil-date'
import type { Minutes } from '#shared/domain/minutes'
import { useDesk, useMinutes, useReference } from '../../data/hooks'
import type { AttachmentOwner } from '../attachments/keep-file'
import { CommandButton } from '../commands/command-button'
import { StatusTag } from '../status/status-tag'
import { formatMoment } from '../time/format'
import { minutesTexts as text } from './messages'
import styles from './minutes.module.css'

// The editor is a third of a megabyte; most pages never show one.
const MinutesEditor = lazy(() => import('./minutes-editor').then((module) => ({ default: module.MinutesEditor })))

/** The minutes of one thing: opened, written together, signed. */
export function MinutesPanel({ owner }: { readonly owner: AttachmentOwner }) {
  const desk = useDesk()
  const all = useMinutes(owner.id).value
  const [openId, setOpenId] = useState<string>()
  const [naming, setNaming] = useState(false)
  const [title, setTitle] = useState('')

  async function create() {
    const minutesId = uuidv7()
    const { type, id, caseId } = owner
    const input = { minutesId, owner: { type, id }, ...(caseId ? { caseId } : {}), title: title.trim() }
    const answer = await desk.run('minutes.open', input)
    if (!answer.ok) return
    setNaming(false)
    setOpenId(minutesId)
  }

  const form = (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim()) void create()
      }}
    >
      <Input
        autoFocus
        aria-label={text.title}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={title.trim() === ''}>
        {text.create}
      </Button>
    </form>
  )
  return (
    <>
      <Popover open={naming} onOpenChange={(next) => !next && setNaming(false)} trigger="click" content={form}>
        <CommandButton
          subject={owner}
          type="minutes.open"
          label={text.open}
          onRun={() => {
            setTitle(text.defaultTitle(formatCivilDate(civilDateOf(new Date()))))
            setNaming(true)
          }}
        />
      </Popover>
      {all?.length === 0 && <p className={styles.state}>{text.none}</p>}
      {all?.map((minutes) => (
        <Entry
          key={minutes.id}
          minutes={minutes}
          open={minutes.id === openId}
          onToggle={() => setOpenId(minutes.id === openId ? undefined : minutes.id)}
        />
      ))}
    </>
  )
}

interface EntryProps {
  readonly minutes: Minutes
  readonly open: boolean
  readonly onToggle: () => void
}

function Entry({ minutes, open, onToggle }: EntryProps) {
  const reference = useReference()
  const { id, title, frozen, createdBy, createdAt } = minutes
  return (
    <article className={styles.entry} aria-label={title}>
      <header className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        <StatusTag tone={frozen ? 'quiet' : 'accent'}>{frozen ? text.frozen : text.draft}</StatusTag>
        <span className={styles.state}>
          {reference.user(createdBy)?.name} {formatMoment(createdAt)}
        </span>
        <Button size="small" onClick={onToggle} aria-expanded={open}>
          {open ? text.back : text.edit}
        </Button>
      </header>
      {open && (
        <Suspense fallback={<Spin />}>
          <MinutesEditor minutesId={id} />
        </Suspense>
      )}
    </article>
  )
}
