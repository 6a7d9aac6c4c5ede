import { App } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import type { FileFacts } from '#shared/domain/attachment'
import { explain, type Refusal } from '#shared/messages/catalogue'
import { useDesk } from '../../../data/hooks'
import { idsOf, ownerOf, useInspectionPage } from '../inspection-context'
import { siteTexts as text } from '../messages'

/** What is known of a picture besides what it says itself: when and where this machine's camera took it. */
export type ShotFacts = Partial<Pick<FileFacts, 'takenAt' | 'geo'>>

/** Keeps photos on this machine, one after another, and puts them into the record; each counts once it is durable. */
export function usePhotos(itemId?: string) {
  const { inspection: found } = useInspectionPage().bundle
  const desk = useDesk()
  const { message, modal } = App.useApp()
  const [busy, setBusy] = useState(0)

  async function keep(file: File, facts: ShotFacts): Promise<Refusal | undefined> {
    const kept = await desk.attach(file, file.name, 'photo')
    if (!kept.ok) return kept.refusal
    const attachmentId = uuid()
    const { type, id, caseId } = ownerOf(found)
    const input = { attachmentId, owner: { type, id }, caseId, ...facts, ...kept.facts }
    const added = await desk.run('attachment.add', input)
    if (!added.ok) return added.refusal
    if (!itemId) return undefined
    const placed = await desk.run('inspection.placePhotos', { ...idsOf(found), itemId, add: [attachmentId] })
    return placed.ok ? undefined : placed.refusal
  }

  async function add(files: readonly File[], facts: ShotFacts = {}): Promise<number> {
    const refused: string[] = []
    setBusy((n) => n + files.length)
    for (const file of files) {
      const refusal = await keep(file, facts).finally(() => setBusy((n) => n - 1))
      if (refusal) refused.push(explain(refusal))
    }
    const added = files.length - refused.length
    if (added > 0) void message.success(text.added(added))
    if (refused.length > 0) modal.error({ title: text.refused(refused.length), content: refused.join('\n') })
    return added
  }

  return { add, busy }
}
