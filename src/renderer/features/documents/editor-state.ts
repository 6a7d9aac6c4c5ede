import { sameValue } from '#shared/sync/canonical-json'

export type Content = Readonly<Record<string, unknown>>

/** One step of undo: a top-level field before and after. */
interface Edit {
  readonly key: string
  readonly before: unknown
  readonly after: unknown
  readonly at: number
}

/** A draft being edited: what the store has, what the screen shows, and how to get back. */
export interface EditorState {
  /** The content as the store last had it. */
  readonly base: Content
  readonly content: Content
  /** Fields that changed in the store under unsaved typing, with the value that is there now. They are not saved by themselves. */
  readonly contested: Content
  readonly past: readonly Edit[]
  readonly future: readonly Edit[]
  /** Saved fields whose echo from the store is still on its way; an older answer must not bring the old text back. */
  readonly awaited: Readonly<Record<string, { readonly was: unknown; readonly is: unknown }>>
}

export type EditorEvent =
  | { readonly type: 'edit'; readonly key: string; readonly value: unknown; readonly at: number }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** The document in the store is another one now. */
  | { readonly type: 'stored'; readonly content: Content }
  /** The worker has kept these fields durably. */
  | { readonly type: 'saved'; readonly fields: Content }
  | { readonly type: 'settle'; readonly key: string; readonly choice: 'mine' | 'theirs' }

/** Typing in one field without a pause of this length is one step of undo. */
const ONE_STEP_MS = 1200
const MOST_STEPS = 200
/** Earlier than any clock: never joined with what comes before or after. */
const APART = -1e15

export function editorState(content: Content): EditorState {
  return { base: content, content, contested: {}, past: [], future: [], awaited: {} }
}

export function editorReducer(state: EditorState, event: EditorEvent): EditorState {
  switch (event.type) {
    case 'edit':
      return edited(state, event.key, event.value, event.at)
    case 'undo':
      return stepped(state, 'past', 'future', (edit) => edit.before)
    case 'redo':
      return stepped(state, 'future', 'past', (edit) => edit.after)
    case 'stored':
      return stored(...withoutOldAnswers(state, event.content))
    case 'saved':
      return saved(state, event.fields)
    case 'settle':
      return settled(state, event.key, event.choice)
  }
}

/** What has to be sent: fields that differ from the store, save those that a person must settle first. */
export function unsavedFields(state: EditorState): Content {
  const keys = changedKeys(state.base, state.content).filter((key) => !(key in state.contested))
  return Object.fromEntries(keys.map((key) => [key, state.content[key]]))
}

export function changedKeys(from: Content, to: Content): string[] {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)])
  return [...keys].filter((key) => !sameValue(from[key], to[key]))
}

function edited(state: EditorState, key: string, value: unknown, at: number): EditorState {
  const before = state.content[key]
  if (sameValue(before, value)) return state
  const last = state.past.at(-1)
  const goesOn = last?.key === key && at >= last.at && at - last.at <= ONE_STEP_MS && state.future.length === 0
  const edit: Edit = goesOn ? { ...last, after: value, at } : { key, before, after: value, at }
  const past = goesOn ? [...state.past.slice(0, -1), edit] : [...state.past, edit].slice(-MOST_STEPS)
  return { ...state, content: withField(state.content, key, value), past, future: [] }
}

function stepped(
  state: EditorState,
  from: 'past' | 'future',
  to: 'past' | 'future',
  valueAfter: (edit: Edit) => unknown,
): EditorState {
  const edit = state[from].at(-1)
  if (!edit) return state
  return {
    ...state,
    content: withField(state.content, edit.key, valueAfter(edit)),
    [from]: state[from].slice(0, -1),
    // Typing on after an undo is a step of its own.
    [to]: [...state[to], { ...edit, at: APART }],
  }
}

function saved(state: EditorState, fields: Content): EditorState {
  const awaited = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, { was: state.base[key], is: value }]),
  )
  return { ...state, base: { ...state.base, ...fields }, awaited: { ...state.awaited, ...awaited } }
}

/** Takes an answer that was read before the last save for what it is: its saved fields count as saved. */
function withoutOldAnswers(state: EditorState, incoming: Content): [EditorState, Content] {
  let content = incoming
  const awaited: Record<string, EditorState['awaited'][string]> = {}
  for (const [key, change] of Object.entries(state.awaited)) {
    if (!sameValue(incoming[key], change.was) || sameValue(change.was, change.is)) continue
    content = withField(content, key, change.is)
    awaited[key] = change
  }
  return [{ ...state, awaited }, content]
}

/** A field nobody is typing in follows the store; one with unsaved typing that the store changed too is contested. */
function stored(state: EditorState, incoming: Content): EditorState {
  const unsaved = new Set(changedKeys(state.base, state.content))
  const moved = changedKeys(state.base, incoming)
  let { content, contested } = state
  for (const key of moved) {
    if (!unsaved.has(key) || sameValue(content[key], incoming[key])) content = withField(content, key, incoming[key])
    else contested = { ...contested, [key]: incoming[key] }
  }
  for (const key of Object.keys(contested)) {
    if (sameValue(content[key], incoming[key])) contested = without(contested, key)
  }
  return { ...state, base: incoming, content, contested }
}

function settled(state: EditorState, key: string, choice: 'mine' | 'theirs'): EditorState {
  if (!(key in state.contested)) return state
  const theirs = state.contested[key]
  const contested = without(state.contested, key)
  if (choice === 'mine') return { ...state, contested }
  return { ...edited({ ...state, contested }, key, theirs, APART), contested }
}

function withField(content: Content, key: string, value: unknown): Content {
  return value === undefined ? without(content, key) : { ...content, [key]: value }
}

function without(content: Content, key: string): Content {
  const { [key]: _gone, ...rest } = content
  return rest
}
