import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { Refusal } from '#shared/messages/catalogue'
import type { RunAnswer } from '../../data/desk-worker-api'
import { isLocking, saveBeforeLock } from '../../ui/forms/lock-page'
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

/** Stores fields that were changed; an emptied one is undefined. */
export type SaveFields = (fields: Content) => Promise<RunAnswer>

/** A content being edited and saved by itself, field by field; `saveFields` must stay the same while nothing changes. */
export function useAutosave(stored: Content, writable: boolean, saveFields: SaveFields): DraftEditor {
  const [state, dispatch] = useReducer(editorReducer, stored, editorState)
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const latest = useRef(state)
  latest.current = state
  const running = useRef<Promise<boolean>>(undefined)

  useEffect(() => dispatch({ type: 'stored', content: stored }), [stored])

  const save = useCallback(async (): Promise<boolean> => {
    const fields = unsavedFields(latest.current)
    if (Object.keys(fields).length === 0) return true
    setSaving(true)
    try {
      const answer = await saveFields(fields)
      setRefusal(answer.ok ? undefined : answer.refusal)
      if (answer.ok) dispatch({ type: 'saved', fields })
      return answer.ok
    } finally {
      setSaving(false)
    }
  }, [saveFields])

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

/** How fields travel: an emptied one as null, for JSON has no undefined. */
export function travelling(fields: Content): Content {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value ?? null]))
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
      if (!isLocking()) event.preventDefault()
    }
    window.addEventListener('blur', save)
    window.addEventListener('focus', save)
    window.addEventListener('beforeunload', ask)
    document.addEventListener('visibilitychange', save)
    const open = saveBeforeLock(async () => current.current.dirty && current.current.flush())
    return () => {
      open()
      window.removeEventListener('blur', save)
      window.removeEventListener('focus', save)
      window.removeEventListener('beforeunload', ask)
      document.removeEventListener('visibilitychange', save)
      save()
    }
  }, [])
}
