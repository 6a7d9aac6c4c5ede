import { useCallback, useEffect, useRef, useState } from 'react'
import { type CivilDate, endOfCivilDate, startOfCivilDate } from '#shared/domain/civil-date'
import type { Refusal } from '#shared/messages/catalogue'
import type { AuditLine, AuditQuery } from '#shared/sync/audit-protocol'
import { useDesk } from '../../data/hooks'

export interface AuditFilter {
  readonly from?: CivilDate | undefined
  /** The last day. */
  readonly until?: CivilDate | undefined
  readonly userId?: string | undefined
  readonly type?: string | undefined
  readonly touched?: string | undefined
}

export interface AuditEntries {
  readonly entries: readonly AuditLine[]
  readonly loading: boolean
  readonly refusal: Refusal | undefined
  /** Fetches the next, older page; absent when there is none. */
  readonly more: (() => void) | undefined
}

/** Entries that match the filter, newest first, as many pages of them as were asked for. */
export function useAuditEntries(filter: AuditFilter): AuditEntries {
  const desk = useDesk()
  const [entries, setEntries] = useState<readonly AuditLine[]>([])
  const [before, setBefore] = useState<number>()
  const [loading, setLoading] = useState(true)
  const [refusal, setRefusal] = useState<Refusal>()
  /** Answers to an earlier filter come too late. */
  const asked = useRef(0)
  const key = JSON.stringify(queryOf(filter))

  const fetchPage = useCallback(
    async (olderThan: number | undefined) => {
      asked.current += 1
      const question = asked.current
      setLoading(true)
      const answer = await desk.auditEntries({ ...(JSON.parse(key) as AuditQuery), before: olderThan })
      if (question !== asked.current) return
      setLoading(false)
      setRefusal(answer.ok ? undefined : answer.refusal)
      if (!answer.ok) return
      setEntries((shown) => (olderThan === undefined ? answer.entries : [...shown, ...answer.entries]))
      setBefore(answer.before)
    },
    [desk, key],
  )
  useEffect(() => void fetchPage(undefined), [fetchPage])
  return { entries, loading, refusal, more: before === undefined ? undefined : () => void fetchPage(before) }
}

function queryOf({ from, until, ...rest }: AuditFilter): AuditQuery {
  return {
    ...rest,
    from: from && startOfCivilDate(from).toISOString(),
    to: until && endOfCivilDate(until).toISOString(),
  }
}
