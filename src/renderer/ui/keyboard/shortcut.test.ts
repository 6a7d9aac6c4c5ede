// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { isForSomethingElse, isPressedByKey, type KeyPress, matchesCombo } from './shortcut'

const press = (key: string, mods: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...mods,
})

function inPage(html: string): Element {
  document.body.innerHTML = html
  const element = document.querySelector('[data-at]')
  if (!element) throw new Error('no element to press keys in')
  return element
}

describe('key combinations', () => {
  it('match with exactly their modifiers', () => {
    expect(matchesCombo(press('k', { ctrlKey: true }), 'ctrl+k')).toBe(true)
    expect(matchesCombo(press('k'), 'ctrl+k')).toBe(false)
    expect(matchesCombo(press('j', { ctrlKey: true }), 'j')).toBe(false)
    expect(matchesCombo(press('1', { altKey: true }), 'alt+1')).toBe(true)
    expect(matchesCombo(press('ArrowDown'), 'ArrowDown')).toBe(true)
    expect(matchesCombo(press('ArrowDown', { shiftKey: true }), 'ArrowDown')).toBe(false)
  })

  it('take letters with caps lock, and the question mark however it is typed', () => {
    expect(matchesCombo(press('J'), 'j')).toBe(true)
    expect(matchesCombo(press('?', { shiftKey: true }), '?')).toBe(true)
    expect(matchesCombo(press('?'), '?')).toBe(true)
  })
})

describe('where a key is pressed', () => {
  it('leaves the keys of fields, menus and dialogs alone', () => {
    expect(isForSomethingElse(inPage('<input data-at>'))).toBe(true)
    expect(isForSomethingElse(inPage('<div role="dialog"><button data-at>x</button></div>'))).toBe(true)
    expect(isForSomethingElse(inPage('<div role="combobox" data-at></div>'))).toBe(true)
    expect(isForSomethingElse(inPage('<input type="checkbox" data-at>'))).toBe(false)
    expect(isForSomethingElse(inPage('<div role="grid" data-at></div>'))).toBe(false)
  })

  it('lets a focused button have Enter and the space bar', () => {
    expect(isPressedByKey(inPage('<button><span data-at>受理</span></button>'))).toBe(true)
    expect(isPressedByKey(inPage('<div role="row" data-at></div>'))).toBe(false)
  })
})
