import { useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { applyUpdate, Doc, mergeUpdates } from 'yjs'
import type { Minutes } from '#shared/domain/minutes'
import type { Refusal } from '#shared/messages/catalogue'
import { fromBase64, toBase64 } from '#shared/minutes/base64'
import type { MinutesText } from '../../data/desk-worker-api'
import { useDesk, useLive } from '../../data/hooks'

/** A pause in typing; and the longest that something typed is only in this window. */
const PAUSE_MS = 1000
const LONGEST_MS = 5000
/** From here on opening would become slow. */
const MERGE_FROM = 150
const FROM_DESK = 'desk'

export interface MinutesDoc {
  readonly doc: Doc
  readonly text: MinutesText | undefined
  readonly state: 'saved' | 'saving' | 'waiting'
  readonly refusal: Refusal | undefined
  /** Everything typed so far is kept when it resolves. */
  readonly flush: () => Promise<void>
}

export function namesOf({ id, owner, caseId }: Minutes) {
  return { minutesId: id, owner, ...(caseId ? { caseId } : {}) }
}

/**
 * The shared text of minutes: what others write comes in as it is synced, what is typed here goes out after each pause as a
 * command like any other, so that it is journaled, sent and audited as everything else.
 */
export function useMinutesDoc(minutesId: string): MinutesDoc {
  const desk = useDesk()
  const [doc] = useState(() => new Doc())
  const applied = useRef(new Set<string>())
  const text = useLive(`minutes ${minutesId}`, [`minutes/${minutesId}`, 'minutes', 'sync'], (open) =>
    open.minutesText(minutesId),
  ).value
  const [unsaved, setUnsaved] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const minutes = useRef(text?.minutes)
  minutes.current = text?.minutes ?? minutes.current

  useEffect(() => {
    const fresh = (text?.updates ?? []).filter(({ id }) => !applied.current.has(id))
    if (fresh.length === 0) return
    doc.transact(() => {
      for (const { id, update } of fresh) {
        applyUpdate(doc, fromBase64(update), FROM_DESK)
        applied.current.add(id)
      }
    }, FROM_DESK)
  }, [doc, text])

  // What follows is built on it: the server puts both aside together, if one.
  const lastOwn = useRef<string>(undefined)
  const unsent = text?.updates.findLast(({ sent }) => !sent)?.id
  const [outgoing] = useState(() => new Outgoing())
  outgoing.send = async (update) => {
    const found = minutes.current
    if (!found) return false
    const updateId = uuidv7()
    applied.current.add(updateId)
    const before = lastOwn.current ?? unsent
    const basedOn = before ? { basedOn: before } : {}
    const input = { ...namesOf(found), updateId, update: toBase64(update), ...basedOn }
    const answer = await desk.run('minutes.update', input)
    if (answer.ok) lastOwn.current = updateId
    setRefusal(answer.ok ? undefined : answer.refusal)
    return answer.ok
  }
  outgoing.changed = setUnsaved

  useEffect(() => {
    const typed = (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_DESK) outgoing.add(update)
    }
    const leave = () => void outgoing.flush()
    doc.on('update', typed)
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      doc.off('update', typed)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
      leave()
    }
  }, [doc, outgoing])

  useMerging(text)
  const waits = text?.updates.some(({ sent }) => !sent) ?? false
  return {
    doc,
    text,
    state: unsaved ? 'saving' : waits ? 'waiting' : 'saved',
    refusal,
    flush: () => outgoing.flush(),
  }
}

/** Gathers what is typed until a pause; what was not taken is kept and tried again with the next. */
class Outgoing {
  send: (update: Uint8Array) => Promise<boolean> = async () => false
  changed: (unsaved: boolean) => void = () => undefined
  private updates: Uint8Array[] = []
  private since = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private last: Promise<void> = Promise.resolve()

  add(update: Uint8Array): void {
    if (this.updates.length === 0) this.since = Date.now()
    this.updates.push(update)
    this.changed(true)
    clearTimeout(this.timer)
    const left = Math.max(0, this.since + LONGEST_MS - Date.now())
    this.timer = setTimeout(() => void this.flush(), Math.min(PAUSE_MS, left))
  }

  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.last = this.last.then(() => this.sendAll())
    return this.last
  }

  private async sendAll(): Promise<void> {
    const updates = this.updates
    if (updates.length === 0) return
    this.updates = []
    const taken = await this.send(mergeUpdates(updates)).catch(() => false)
    if (!taken) this.updates = [...updates, ...this.updates]
    this.changed(this.updates.length > 0)
  }
}

/** Many updates that the server has become one; whoever has the minutes open does it, and twice does no harm. */
function useMerging(text: MinutesText | undefined): void {
  const desk = useDesk()
  const busy = useRef(false)
  useEffect(() => {
    const loose = (text?.updates ?? []).filter(({ sent }) => sent)
    if (!text || text.minutes.frozen || loose.length < MERGE_FROM || busy.current) return
    busy.current = true
    const updateIds = loose.map(({ id }) => id)
    void desk.run('minutes.merge', { ...namesOf(text.minutes), mergedId: uuidv7(), updateIds }).finally(() => {
      busy.current = false
    })
  }, [desk, text])
}
