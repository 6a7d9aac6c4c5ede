import { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { matchesCombo } from '../../../ui/keyboard/shortcut'
import { undoKeys } from '../undo-keys'
import { renumbered, withLevel } from './headings'
import styles from './rich-text.module.css'
import { contentOf, linesOf, textExtensions } from './text-document'
import { TextTools } from './text-tools'

interface RichTextProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly readOnly: boolean
  readonly onChange: (text: string) => void
}

/**
 * A running text with its headings in their faces, tools while it has the focus. What the input method is composing stays
 * in the field until the characters stand; undo is that of the draft.
 */
export function RichText({ id, label, value, readOnly, onChange }: RichTextProps) {
  const place = useRef<HTMLDivElement>(null)
  const editor = useEditor(place, { id, label, value, readOnly, onChange })
  const [active, setActive] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: notices only whether the focus is inside
    <div
      className={styles.field}
      onFocus={() => setActive(true)}
      onBlur={(event) => setActive(event.currentTarget.contains(event.relatedTarget) || isOverlay(event.relatedTarget))}
    >
      {active && !readOnly && editor && (
        <TextTools
          onLevel={(level) => changeLines(editor, (line) => withLevel(line, level))}
          onInsert={(text) => editor.commands.insertContent(contentOf(text).content)}
        />
      )}
      <div ref={place} className={readOnly ? styles.readOnly : styles.text} />
    </div>
  )
}

/** A list that was opened from the tools stands elsewhere in the page. */
function isOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.ant-dropdown, .ant-modal, .ant-popover') !== null
}

function useEditor(place: RefObject<HTMLDivElement | null>, props: RichTextProps): Editor | undefined {
  const [editor, setEditor] = useState<Editor>()
  const latest = useRef(props)
  latest.current = props
  const told = useRef(props.value)

  useEffect(() => {
    const { id, label, value, readOnly } = latest.current
    const tell = (from: Editor) => {
      const text = linesOf(from.state.doc).join('\n')
      if (from.view.composing || text === told.current) return
      told.current = text
      latest.current.onChange(text)
    }
    const made = new Editor({
      element: place.current,
      extensions: textExtensions,
      content: contentOf(value),
      editable: !readOnly,
      // The security policy refuses style elements without its nonce; the few rules stand in our own sheet.
      injectCSS: false,
      editorProps: {
        attributes: { id, role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
        handleDOMEvents: {
          // ProseMirror keeps these keys from the page, and has no undo here: the draft's is for all fields together.
          keydown: (_view, event) => undoKeys.some((combo) => matchesCombo(event, combo)),
          compositionend: () => {
            // ProseMirror reads the characters from the page a moment after the event.
            window.setTimeout(() => tell(made), 0)
            return false
          },
        },
      },
      onUpdate: ({ editor: from }) => tell(from),
    })
    setEditor(made)
    return () => made.destroy()
  }, [place])

  useEffect(() => editor?.setEditable(!props.readOnly, false), [editor, props.readOnly])
  useEffect(() => {
    if (!editor || props.value === told.current || editor.view.composing) return
    told.current = props.value
    const { from } = editor.state.selection
    editor.commands.setContent(contentOf(props.value), { emitUpdate: false })
    const at = Math.min(from, editor.state.doc.content.size)
    editor.view.dispatch(editor.state.tr.setSelection(Selection.near(editor.state.doc.resolve(at))))
  }, [editor, props.value])
  return editor
}

/** Changes the paragraphs of the selection and counts all headings anew. */
function changeLines(editor: Editor, change: (line: string) => string): void {
  const { doc, selection } = editor.state
  const lines: string[] = []
  let paragraph = 0
  let anchor = 0
  doc.forEach((node, offset) => {
    const touched = offset < selection.to && offset + node.nodeSize > selection.from
    if (offset < selection.from) anchor = paragraph
    lines.push(touched ? change(node.textContent) : node.textContent)
    paragraph += 1
  })
  const counted = renumbered(lines)
  const end = counted.slice(0, anchor + 1).reduce((size, line) => size + line.length + 2, -1)
  editor
    .chain()
    .setContent(contentOf(counted.join('\n')))
    .setTextSelection(end)
    .focus()
    .run()
}
