import { ArrowLeftOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { needOwnDelivered } from '#shared/commands/documents/document-replacement'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { type ReplacementMode, replacementMode } from '#shared/domain/document-life'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { Refusal } from '#shared/messages/catalogue'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useOffered, useSession } from '../../data/hooks'
import { CommandMenu } from '../../ui/commands/command-menu'
import { draftCommandOf } from '../../ui/documents/draft-command'
import type { Rendered } from '../../ui/documents/render-document'
import { StatusTag } from '../../ui/status/status-tag'
import { DocumentStatusTag, PendingMark } from '../../ui/status/status-tags'
import { FontChoice, SaveMark, UndoButtons } from './bar-parts'
import { CommandDialog } from './commands/command-dialog'
import { type ActingCommand, actingCommands, commandGroups } from './commands/document-commands'
import { ReplaceDialog } from './commands/replace-dialog'
import styles from './document-page.module.css'
import { ExportButtons } from './export-buttons'
import { documentTexts as text } from './messages'
import { nextHint } from './next-hint'
import type { RankedProblem } from './rank-problems'
import type { DraftEditor } from './use-autosave'

interface DocumentBarProps {
  readonly bundle: CaseBundle
  readonly document: OfficialDocument
  readonly kind: DocumentKind
  readonly offered: Readonly<Record<string, Refusal | null>> | undefined
  readonly editor: DraftEditor
  readonly render: () => Rendered
  readonly problems: readonly RankedProblem[]
  readonly writable: boolean
}

const MOST_BUTTONS = 2

/** What document this is, whether it is saved, and what can be done with it. */
export function DocumentBar(props: DocumentBarProps) {
  const { bundle, document, kind, offered, editor, render, problems, writable } = props
  const [open, setOpen] = useState<ActingCommand>()
  const [replacement, setReplacing] = useState<ReplacementMode>()
  const drafting = draftCommandOf(document)
  const draftOffered = useOffered(drafting.subject, [drafting.type])
  const { roles } = useSession()
  const errors = problems.filter(({ rank }) => rank === 'error').length
  const hint = nextHint(document, offered, roles, errors)
  const pending = bundle.pending.includes(document.id)
  const possible = actingCommands.filter((command) => offered?.[command] === null).slice(0, MOST_BUTTONS)

  async function start(command: ActingCommand) {
    // What is sent for review or issued must be what stands on the screen.
    if (await editor.flush()) setOpen(command)
  }

  const groups = (['review', 'after', 'undo'] as const).map((name) => ({
    title: text.groups[name],
    commands: commandGroups[name].map((command) => ({
      key: command,
      label: text.commands[command],
      refusal: offered?.[command],
      onRun: () => void start(command),
    })),
  }))
  const replacing = {
    title: text.groups.replace,
    commands: replacementMode.options.map((mode) => ({
      key: mode,
      label: text.replace[mode],
      refusal: draftOffered && (draftOffered[drafting.type] ?? needOwnDelivered(document) ?? null),
      onRun: () => setReplacing(mode),
    })),
  }

  return (
    <header className={styles.bar}>
      <div className={styles.barNames}>
        <BackLink bundle={bundle} document={document} />
        <h1 className={styles.kind} title={document.title}>
          {kind.name}
        </h1>
        <span className={styles.number}>{numberOf(document)}</span>
        <DocumentStatusTag status={document.status} />
        {document.version > 1 && <StatusTag tone="quiet">{text.version(document.version)}</StatusTag>}
        {pending && <PendingMark />}
        {writable && <SaveMark state={editor.saveState} />}
      </div>
      <div className={styles.barTools}>
        {writable && <UndoButtons editor={editor} />}
        <FontChoice />
        <ExportButtons render={render} document={document} offered={offered} flush={editor.flush} />
        {possible.map((command, index) => (
          <Button
            key={command}
            type={index === 0 && command !== 'document.return' ? 'primary' : 'default'}
            onClick={() => void start(command)}
          >
            {text.commands[command]}
          </Button>
        ))}
        <CommandMenu label={text.more} hint={text.moreHint} groups={[...groups, replacing]} />
      </div>
      {hint && (
        <p role="status" className={styles.hint}>
          {hint}
        </p>
      )}
      {open && (
        <CommandDialog
          key={open}
          command={open}
          bundle={bundle}
          document={document}
          problems={problems}
          onClose={() => setOpen(undefined)}
        />
      )}
      {replacement && (
        <ReplaceDialog mode={replacement} bundle={bundle} document={document} onClose={() => setReplacing(undefined)} />
      )}
    </header>
  )
}

/** To the case that it lies in; a document of no case is found in the register. */
function BackLink({ bundle, document }: Pick<DocumentBarProps, 'bundle' | 'document'>) {
  if (document.ownFile)
    return (
      <Link to="/documents" className={styles.back}>
        <ArrowLeftOutlined aria-hidden /> {text.toRegister}
      </Link>
    )
  return (
    <Link
      to="/cases/$caseId"
      params={{ caseId: document.caseId }}
      search={{ section: 'documents' }}
      className={styles.back}
    >
      <ArrowLeftOutlined aria-hidden /> {bundle.case.caseNo ?? text.toCase}
    </Link>
  )
}

function numberOf(document: OfficialDocument): string {
  if (document.number) return document.number
  return document.numbering === 'external' ? text.governmentNumbers : text.awaitingNumber
}
