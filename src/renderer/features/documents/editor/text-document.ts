import { Extension } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin, Selection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { cleanHtml, cleanText } from './clean-paste'
import { headingOf } from './headings'

/** A running text as the store keeps it: a paragraph a line, headings known by how they begin. */
export function linesOf(document: Node): string[] {
  const lines: string[] = []
  document.forEach((paragraph) => {
    lines.push(paragraph.textContent)
  })
  return lines
}

export function contentOf(text: string) {
  return {
    type: 'doc',
    content: text
      .split('\n')
      .map((line) => ({ type: 'paragraph', ...(line === '' ? {} : { content: [{ type: 'text', text: line }] }) })),
  }
}

/** Headings stand in the face they will print in; only the look is added, the text stays plain. */
function headingLook(document: Node): DecorationSet {
  const decorations: Decoration[] = []
  document.forEach((paragraph, offset) => {
    const heading = headingOf(paragraph.textContent)
    if (!heading) return
    const look = { 'data-level': String(heading.level) }
    decorations.push(
      heading.length < paragraph.textContent.length
        ? Decoration.inline(offset + 1, offset + 1 + heading.length, { nodeName: 'span', ...look })
        : Decoration.node(offset, offset + paragraph.nodeSize, look),
    )
  })
  return DecorationSet.create(document, decorations)
}

const headings = Extension.create({
  name: 'headings',
  addProseMirrorPlugins: () => [
    new Plugin({
      state: {
        init: (_config, { doc }) => headingLook(doc),
        apply: (transaction, before) => (transaction.docChanged ? headingLook(transaction.doc) : before),
      },
      props: {
        decorations(state) {
          return this.getState(state)
        },
      },
    }),
  ],
})

/** Whatever is pasted or dropped comes in as plain paragraphs. */
const plainPaste = Extension.create({
  name: 'plainPaste',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handlePaste: (view, event) => takeIn(view, event.clipboardData),
        handleDrop(view, event, _slice, moved) {
          // What is moved within the text is plain already.
          if (moved) return false
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
          if (at) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))))
          return takeIn(view, event.dataTransfer)
        },
        clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
      },
    }),
  ],
})

/**
 * Puts the words of what was copied in the place of the selection. Programs give files and pictures of it along, which a
 * running text has no place for. Answers that nothing more is to be done.
 */
function takeIn(view: EditorView, data: DataTransfer | null): boolean {
  const html = data?.getData('text/html') ?? ''
  const lines = html ? cleanHtml(html) : cleanText(data?.getData('text/plain') ?? '')
  if (lines.length > 0) {
    const slice = sliceOf(lines, view.state.schema.nodes.paragraph)
    view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView())
  }
  return true
}

/** Open at both ends, so that the first line joins the paragraph it is put into and the last one what follows. */
function sliceOf(lines: readonly string[], paragraph: Node['type'] | undefined): Slice {
  if (!paragraph) return Slice.empty
  const nodes = lines.map((line) => paragraph.create(null, line === '' ? null : paragraph.schema.text(line)))
  return new Slice(Fragment.from(nodes), 1, 1)
}

/** Undo is the whole draft's, so the text keeps none of its own. */
export const textExtensions = [Document, Paragraph, Text, headings, plainPaste]
