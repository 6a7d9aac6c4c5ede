import type { MessageCode } from '#shared/messages/catalogue'
import type { SyncStatus } from '../../data/desk-worker-api'
import { clockOrDay } from '../../ui/time/format'
import { syncWordsMessages as text } from './messages'

export interface SyncWords {
  readonly text: string
  /** `calm` needs nobody; `busy` goes on by itself; `act` waits for a person. Being offline is calm. */
  readonly mood: 'calm' | 'busy' | 'act'
}

/**
 * The state of network and sync in words, what a person must do first. Where nothing is `kept` on the disk, what waits is
 * lost with the window, and the words say so.
 */
export function syncWords(status: SyncStatus, now: Date, kept = true): SyncWords {
  const inWords = kept ? text.waiting : text.waitingInMemory
  const waiting = status.pending > 0 ? [inWords(status.pending)] : []
  const attention = status.attention > 0 ? [text.attention(status.attention)] : []
  switch (status.connection) {
    case 'loginNeeded':
      return { text: [text.loginNeeded, ...waiting].join('，'), mood: 'act' }
    case 'updateNeeded':
      return { text: [text.updateNeeded, ...waiting].join('，'), mood: 'act' }
    case 'storageFull':
      return { text: [text.storageFull, ...waiting].join('，'), mood: 'act' }
    case 'offline':
      return {
        text: [text.offline, ...waiting, ...attention].join('，'),
        mood: attention.length > 0 ? 'act' : 'calm',
      }
    case 'online':
      return whenOnline(status, now, waiting, attention)
  }
}

/** Problems that do not pass by themselves although the server answers; the sync centre says what to do. */
const asking: Partial<Record<MessageCode, string>> = {
  'sync.massDelete': text.massDelete,
  'sync.auditBroken': text.auditBroken,
  'sync.commandTooLarge': text.commandTooLarge,
}

function whenOnline(status: SyncStatus, now: Date, waiting: string[], attention: string[]): SyncWords {
  const asked = status.lastProblem && asking[status.lastProblem.code]
  if (asked) return { text: [asked, ...attention, ...waiting].join('，'), mood: 'act' }
  const going = goingOn(status)
  if (going) return { text: [going, ...attention].join('，'), mood: attention.length > 0 ? 'act' : 'busy' }
  if (attention.length > 0) return { text: [...attention, ...waiting].join('，'), mood: 'act' }
  if (waiting.length > 0) return { text: waiting.join(''), mood: 'busy' }
  return { text: status.lastSyncedAt ? text.synced(clockOrDay(status.lastSyncedAt, now)) : text.never, mood: 'calm' }
}

function goingOn({ phase, progress, pending }: SyncStatus): string | undefined {
  switch (phase) {
    case 'bootstrap':
    case 'pulling':
      // A pull of a few rows is over before it can be read; it is announced only when it is counted.
      if (!progress) return phase === 'bootstrap' ? text.catchingUpUncounted : undefined
      return progress.total > 0
        ? text.catchingUp(Math.min(99, Math.floor((progress.done / progress.total) * 100)))
        : text.catchingUpUncounted
    case 'pushing':
      return pending > 0 ? text.sending(pending) : undefined
    case 'idle':
      return undefined
  }
}
