import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk } from '../../data/hooks'
import {
  type Content,
  type EditorEvent,
  type EditorState,
  editorReducer,
  editorState,
  unsavedFields,
} from './editor-state'

/** A pause of typing after which a draft is saved, and the longest a change may wait while typing goes on. */
const PAUSE_MS = 1200
const LONGEST_MS = 10_000

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'refused'

export interface DraftEditor {
  readonly state: EditorState
  readonly dispatch: (event: EditorEvent) => void
  readonly saveState: SaveState
  readonly refusal: Refusal | undefined
  /** Saves what is unsaved now; false where that was refused. */
  flush(): Promise<boolean>
}

/** A document's content being edited and saved by itself, field by field. */
export function useAutosave(document: OfficialDocument, writable: boolean): DraftEditor {
  const desk = useDesk()
  const [state, dispatch] = useReducer(editorReducer, document.content, editorState)
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const latest = useRef(state)
  latest.current = state
  const running = useRef<Promise<boolean>>(undefined)

  useEffect(() => dispatch({ type: 'stored', content: document.content }), [document.content])

  const save = useCallback(async (): Promise<boolean> => {
    const fields = unsavedFields(latest.current)
    if (Object.keys(fields).length === 0) return true
    setSaving(true)
    try {
      const answer = await desk.run('document.edit', editInput(document, fields))
      setRefusal(answer.ok ? undefined : answer.refusal)
      if (answer.ok) dispatch({ type: 'saved', fields })
      return answer.ok
    } finally {
      setSaving(false)
    }
  }, [desk, document])

  const flush = useCallback(async (): Promise<boolean> => {
    // One after the other: two saves under way could not tell which of them the store has.
    await running.current
    running.current = save()
    return running.current
  }, [save])

  const dirty = writable && Object.keys(unsavedFields(state)).length > 0
  useSaveAfterPause(state.content, dirty, flush)
  useSaveOnLeaving(dirty, flush)
  return { state, dispatch, saveState: saveStateOf(dirty, saving, refusal), refusal, flush }
}

function saveStateOf(dirty: boolean, saving: boolean, refusal: Refusal | undefined): SaveState {
  if (saving) return 'saving'
  if (!dirty) return 'saved'
  return refusal ? 'refused' : 'unsaved'
}

/** The title is kept in the register too, on one line. An emptied field travels as null: JSON has no undefined. */
function editInput(document: OfficialDocument, fields: Content) {
  const title = typeof fields.title === 'string' ? fields.title.replaceAll('\n', '').trim() : ''
  return {
    documentId: document.id,
    caseId: document.caseId,
    title: title === '' || title === document.title ? undefined : title.slice(0, 200),
    content: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value ?? null])),
  }
}

function useSaveAfterPause(content: Content, dirty: boolean, flush: () => Promise<boolean>): void {
  const since = useRef<number>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the content begins the pause anew
  useEffect(() => {
    if (!dirty) {
      since.current = undefined
      return
    }
    since.current ??= Date.now()
    const wait = Math.max(0, Math.min(PAUSE_MS, since.current + LONGEST_MS - Date.now()))
    const timer = window.setTimeout(() => {
      since.current = undefined
      void flush()
    }, wait)
    return () => window.clearTimeout(timer)
  }, [content, dirty, flush])
}

/** Leaving the page, hiding the window, coming back to it (perhaps there is room on the disk now) and closing save; closing asks while something is unsaved. */
function useSaveOnLeaving(dirty: boolean, flush: () => Promise<boolean>): void {
  const current = useRef({ dirty, flush })
  current.current = { dirty, flush }
  useEffect(() => {
    const save = () => {
      if (current.current.dirty) void current.current.flush()
    }
    const ask = (event: BeforeUnloadEvent) => {
      if (!current.current.dirty) return
      save()
      event.preventDefault()
    }
    window.addEventListener('blur', save)
    window.addEventListener('focus', save)
    window.addEventListener('beforeunload', ask)
    document.addEventListener('visibilitychange', save)
    return () => {
      window.removeEventListener('blur', save)
      window.removeEventListener('focus', save)
      window.removeEventListener('beforeunload', ask)
      document.removeEventListener('visibilitychange', save)
      save()
    }
  }, [])
}
