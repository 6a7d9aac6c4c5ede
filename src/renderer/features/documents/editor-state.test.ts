import { describe, expect, it } from 'vitest'
import { type EditorEvent, type EditorState, editorReducer, editorState, unsavedFields } from './editor-state'

const start = () => editorState({ title: '意见书', source: '来源', findings: [{ fact: '甲' }] })
const type = (key: string, value: unknown, at = 0): EditorEvent => ({ type: 'edit', key, value, at })
const having = (...events: EditorEvent[]): EditorState => events.reduce(editorReducer, start())

describe('editing a draft', () => {
  it('owes the store only the fields that changed', () => {
    expect(unsavedFields(start())).toEqual({})
    expect(unsavedFields(having(type('source', '来源一'), type('title', '意见书')))).toEqual({ source: '来源一' })
  })

  it('owes nothing once the worker has kept it, and again what was typed meanwhile', () => {
    const saved = having(type('source', '一'), { type: 'saved', fields: { source: '一' } })
    expect(unsavedFields(saved)).toEqual({})
    const typedOn = having(type('source', '一'), type('source', '一二'), { type: 'saved', fields: { source: '一' } })
    expect(unsavedFields(typedOn)).toEqual({ source: '一二' })
  })

  it('takes back a run of typing in one step, and other fields one by one', () => {
    const typed = having(type('source', '一', 0), type('source', '一二', 300), type('title', '甲', 400))
    const once = editorReducer(typed, { type: 'undo' })
    expect(once.content).toMatchObject({ source: '一二', title: '意见书' })
    const twice = editorReducer(once, { type: 'undo' })
    expect(twice.content).toMatchObject({ source: '来源' })
    expect(editorReducer(twice, { type: 'redo' }).content).toMatchObject({ source: '一二', title: '意见书' })
  })

  it('begins a new step after a pause, and forgets what was undone when something new is typed', () => {
    const typed = having(type('source', '一', 0), type('source', '一二', 5000))
    const undone = editorReducer(typed, { type: 'undo' })
    expect(undone.content.source).toBe('一')
    expect(editorReducer(undone, type('source', '三', 5100)).future).toEqual([])
  })

  it('follows a colleague in fields nobody is typing in', () => {
    const state = having(type('source', '我的'), { type: 'stored', content: { ...start().base, title: '同事的标题' } })
    expect(state.content).toMatchObject({ title: '同事的标题', source: '我的' })
    expect(unsavedFields(state)).toEqual({ source: '我的' })
  })

  it('overwrites nothing unseen: a field both changed waits for a choice', () => {
    const both = having(type('source', '我的'), { type: 'stored', content: { ...start().base, source: '同事的' } })
    expect(both.contested).toEqual({ source: '同事的' })
    expect(both.content.source).toBe('我的')
    expect(unsavedFields(both)).toEqual({})
    expect(unsavedFields(editorReducer(both, { type: 'settle', key: 'source', choice: 'mine' }))).toEqual({
      source: '我的',
    })
    const theirs = editorReducer(both, { type: 'settle', key: 'source', choice: 'theirs' })
    expect(theirs.content.source).toBe('同事的')
    expect(unsavedFields(theirs)).toEqual({})
    expect(editorReducer(theirs, { type: 'undo' }).content.source).toBe('我的')
  })

  it('needs no choice where both typed the same', () => {
    const state = having(type('source', '一样'), { type: 'stored', content: { ...start().base, source: '一样' } })
    expect(state.contested).toEqual({})
    expect(unsavedFields(state)).toEqual({})
  })

  it('sees its own save come back without a stir', () => {
    const saved = having(type('source', '一'), { type: 'saved', fields: { source: '一' } }, type('source', '一二'))
    const state = editorReducer(saved, { type: 'stored', content: { ...start().base, source: '一' } })
    expect(state.contested).toEqual({})
    expect(unsavedFields(state)).toEqual({ source: '一二' })
  })
  it('does not let an answer from before the save bring the old text back, but follows a later revert', () => {
    const saved = having(type('source', '一'), { type: 'saved', fields: { source: '一' } })
    const old = editorReducer(saved, { type: 'stored', content: start().base })
    expect(old.content.source).toBe('一')
    expect(unsavedFields(old)).toEqual({})
    const echoed = editorReducer(old, { type: 'stored', content: { ...start().base, source: '一' } })
    expect(editorReducer(echoed, { type: 'stored', content: start().base }).content.source).toBe('来源')
  })
})
