import { BoldOutlined, OrderedListOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Collaboration } from '@tiptap/extension-collaboration'
import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { Alert, App, Button, Space } from 'antd'
import { useEffect, useState } from 'react'
import { explain, type Refusal } from '#shared/messages/catalogue'
import { MINUTES_FIELD, stateOfDoc } from '#shared/minutes/minutes-state'
import { SAY_PRESENT_EVERY_MS } from '#shared/sync/presence-protocol'
import type { MinutesText } from '../../data/desk-worker-api'
import { useDesk, useOffered, useReference } from '../../data/hooks'
import { OfferedButton } from '../commands/command-button'
import { ReasonDialog } from '../feedback/reason-dialog'
import { RefusalNotice } from '../feedback/refusal-notice'
import { StatusTag } from '../status/status-tag'
import { minutesTexts as text } from './messages'
import styles from './minutes.module.css'
import { namesOf, useMinutesDoc } from './use-minutes-doc'

const commands = ['minutes.update', 'minutes.sign', 'minutes.reopen'] as const

/** The text of minutes, edited by several at once; its signing, and who else is at it. */
export function MinutesEditor({ minutesId }: { readonly minutesId: string }) {
  const { doc, text: minutes, state, refusal, flush } = useMinutesDoc(minutesId)
  const offered = useOffered({ type: 'minutes', id: minutesId }, commands)
  const others = useOthersPresent(minutesId)
  const editable = offered?.['minutes.update'] === null
  const editor = useEditor({
    // Its own history would undo what others wrote; the shared one knows whose is whose.
    extensions: [
      StarterKit.configure({ undoRedo: false }),
      Collaboration.configure({ document: doc, field: MINUTES_FIELD }),
    ],
    injectNonce: pageNonce(),
    editable: false,
    editorProps: { attributes: { 'aria-label': text.editor, role: 'textbox', 'aria-multiline': 'true' } },
  })
  useEffect(() => {
    editor?.setEditable(editable, false)
  }, [editor, editable])
  if (!minutes || !editor) return null
  return (
    <div className={styles.editor}>
      <div className={styles.bar}>
        {editable ? <Toolbar editor={editor} /> : <StatusTag tone="quiet">{text.frozen}</StatusTag>}
        <span className={styles.state} role="status">
          {others.length > 0 && `${text.others(others.join('、'))}　`}
          {editable && stateWords[state]}
        </span>
      </div>
      {refusal && <RefusalNotice refusal={refusal} />}
      <EditorContent editor={editor} className={styles.text} />
      <Signing minutes={minutes} offered={offered} flush={flush} hash={() => stateOfDoc(doc).hash} />
    </div>
  )
}

const stateWords = { saved: text.saved, saving: text.saving, waiting: text.waiting } as const

function Toolbar({ editor }: { readonly editor: Editor }) {
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      heading: now.isActive('heading'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
    }),
  })
  const button = (on: boolean, label: string, icon: React.ReactNode, run: () => void) => (
    <Button
      type={on ? 'primary' : 'text'}
      size="small"
      aria-pressed={on}
      aria-label={label}
      title={label}
      // The selection in the text must not be lost to the button.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      {icon}
    </Button>
  )
  const chain = () => editor.chain().focus()
  return (
    <Space size={2} role="toolbar" aria-label={text.toolbar}>
      {button(active.bold, text.bold, <BoldOutlined aria-hidden />, () => chain().toggleBold().run())}
      {button(active.heading, text.heading, text.heading, () => chain().toggleHeading({ level: 3 }).run())}
      {button(active.bulletList, text.bullets, <UnorderedListOutlined aria-hidden />, () =>
        chain().toggleBulletList().run(),
      )}
      {button(active.orderedList, text.numbers, <OrderedListOutlined aria-hidden />, () =>
        chain().toggleOrderedList().run(),
      )}
    </Space>
  )
}

interface SigningProps {
  readonly minutes: MinutesText
  readonly offered: Readonly<Record<string, Refusal | null>> | undefined
  readonly flush: () => Promise<void>
  readonly hash: () => string
}

function Signing({ minutes: { minutes, updates }, offered, flush, hash }: SigningProps) {
  const desk = useDesk()
  const reference = useReference()
  const { modal } = App.useApp()
  const [reopening, setReopening] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const names = minutes.signatures.map(({ by }) => reference.user(by)?.name ?? by)

  async function sign() {
    await flush()
    const current = await desk.minutesText(minutes.id)
    const updateIds = (current?.updates ?? updates).map(({ id }) => id)
    const answer = await desk.run('minutes.sign', { ...namesOf(minutes), updateIds, stateHash: hash() })
    setRefusal(answer.ok ? undefined : answer.refusal)
  }

  async function reopen(reason: string) {
    const answer = await desk.run('minutes.reopen', { ...namesOf(minutes), reason })
    return answer.ok ? undefined : answer.refusal
  }

  return (
    <div className={styles.signing}>
      {refusal && <Alert type="error" role="alert" showIcon title={explain(refusal)} />}
      <OfferedButton
        refusal={offered?.['minutes.sign']}
        label={text.sign}
        onRun={() => modal.confirm({ title: text.signTitle, content: text.signText, okText: text.sign, onOk: sign })}
      />
      {minutes.frozen && (
        <OfferedButton refusal={offered?.['minutes.reopen']} label={text.reopen} onRun={() => setReopening(true)} />
      )}
      {names.length > 0 && <span className={styles.state}>{text.signed(names.join('、'))}</span>}
      <ReasonDialog
        open={reopening}
        title={text.reopenTitle}
        description={text.reopenText}
        label={text.reason}
        okText={text.reopen}
        onSubmit={reopen}
        onClose={() => setReopening(false)}
      />
    </div>
  )
}

/** Told every few seconds while the minutes are open; nobody while there is no network. */
function useOthersPresent(minutesId: string): readonly string[] {
  const desk = useDesk()
  const [others, setOthers] = useState<readonly string[]>([])
  useEffect(() => {
    let here = true
    const say = async () => {
      const present = await desk.presence(minutesId)
      if (here) setOthers(present)
    }
    void say()
    const timer = setInterval(say, SAY_PRESENT_EVERY_MS)
    return () => {
      here = false
      clearInterval(timer)
    }
  }, [desk, minutesId])
  return others
}

function pageNonce(): string | undefined {
  const content = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
  return content && !content.startsWith('__') ? content : undefined
}
