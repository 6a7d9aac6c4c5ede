import { EventEmitter } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { endOnUnforeseen } from './last-resort'
import { openMainLog } from './log'

vi.mock('electron', () => ({ app: { exit: vi.fn() }, dialog: { showErrorBox: vi.fn() } }))

describe('what nobody foresaw in the main process', () => {
  const source = new EventEmitter()
  const log = openMainLog(mkdtempSync(join(tmpdir(), 'desk-log-')))
  endOnUnforeseen(log, source)
  const written = () => readFileSync(log.file, 'utf8')
  beforeEach(() => void vi.clearAllMocks())

  it('is written down without an end of the work where only a promise failed', () => {
    source.emit('unhandledRejection', new Error('no window'))
    expect(written()).toContain('no window')
    expect(app.exit).not.toHaveBeenCalled()
    expect(dialog.showErrorBox).not.toHaveBeenCalled()
  })

  it('is written down, told in Chinese with the file of the log, and ends the desk, once', () => {
    source.emit('uncaughtException', new Error('a part is broken'))
    source.emit('uncaughtException', new Error('and another'))
    expect(written()).toContain('a part is broken')
    expect(vi.mocked(dialog.showErrorBox).mock.calls).toEqual([
      ['执法监督工作台出了意外错误，将要关闭', expect.stringContaining(`重新打开`)],
    ])
    expect(vi.mocked(dialog.showErrorBox).mock.calls[0]?.[1]).toContain(log.file)
    expect(vi.mocked(app.exit).mock.calls).toEqual([[1]])
  })
})
