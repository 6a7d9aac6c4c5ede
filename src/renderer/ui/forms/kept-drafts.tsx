import { type ReactNode, useEffect, useState } from 'react'
import type { FormDraftMap } from '../../data/desk-worker-api-forms'
import { useDesk, useSession } from '../../data/hooks'
import { useAskBeforeLeaving } from './ask-before-leaving'
import { useFormDrafts } from './form-drafts'
import { saveBeforeLock } from './lock-page'

/** Between two writes of what is being typed. */
const KEEP_AFTER_MS = 400

/**
 * The pages, with what was typed into their forms before the program ended or the desk was locked. On a machine of the
 * office it is sealed in the store while it is typed; on any other the window asks before it closes over it.
 */
export function KeptDrafts({ children }: { readonly children: ReactNode }) {
  const desk = useDesk()
  const { userId, enrolled } = useSession()
  const [readyFor, setReadyFor] = useState('')
  const drafts = useFormDrafts((state) => state.drafts)
  const stored = useFormDrafts((state) => state.stored)

  useEffect(() => {
    let left = false
    const begin = (found: FormDraftMap) => {
      if (left) return
      useFormDrafts.getState().belongTo(userId, found)
      setReadyFor(userId)
    }
    // A form that cannot be read back is no reason to show no page.
    desk.formDrafts().then(begin, () => begin({}))
    return () => {
      left = true
    }
  }, [desk, userId])

  const ready = readyFor === userId
  useEffect(() => {
    if (!ready || same(drafts, stored)) return
    const keep = async () => {
      // Only what can lie in a store: a field may hold more than text.
      const plain = JSON.parse(JSON.stringify(drafts)) as FormDraftMap
      await desk.keepFormDrafts(plain).then(
        () => useFormDrafts.getState().noteStored(drafts),
        () => undefined,
      )
    }
    const timer = setTimeout(() => void keep(), KEEP_AFTER_MS)
    const kept = saveBeforeLock(keep)
    return () => {
      clearTimeout(timer)
      kept()
    }
  }, [desk, ready, drafts, stored])

  useAskBeforeLeaving(Object.keys(drafts).length > 0 && !(enrolled && same(drafts, stored)))
  return ready ? children : null
}

function same(a: FormDraftMap, b: FormDraftMap): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
