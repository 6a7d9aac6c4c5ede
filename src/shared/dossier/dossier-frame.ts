import { caseFacts } from '../commands/documents/case-facts'
import { archiveCover } from '../documents/kinds/archive-cover'
import { archiveIndex } from '../documents/kinds/archive-index'
import { archiveNote } from '../documents/kinds/archive-note'
import { civilDateOf } from '../domain/civil-date'
import { type DossierLine, retentionLabels } from './dossier'
import type { DossierSource } from './dossier-papers'
import type { VolumeKind } from './volumes'

/** Cover, index and note (封面、目录、备考表) around the sheets of a volume. */
export function dossierFrame(source: DossierSource, volume: VolumeKind, lines: readonly DossierLine[]) {
  const { case: found, ref } = source
  const last = found.archives?.at(-1)
  const facts = caseFacts({
    ...source,
    today: civilDateOf(last?.at ?? found.updatedAt),
    kind: 'archive-cover',
    volume: {
      kind: volume === 'main' ? '正卷' : '副卷',
      archiveNo: last?.archiveNo ?? '',
      retention: last ? retentionLabels[last.retention] : '',
      archivedOn: last && civilDateOf(last.at),
      archivedBy: last ? (ref.user(last.by)?.name ?? last.by) : '',
      note: last?.note ?? '',
      papers: lines.map(({ title, number, date, from, to }) => ({ title, number, on: date, from, to })),
    },
  })
  return {
    cover: archiveCover.toContent(archiveCover.draft(facts)),
    index: archiveIndex.toContent(archiveIndex.draft(facts)),
    note: archiveNote.toContent(archiveNote.draft(facts)),
  }
}
