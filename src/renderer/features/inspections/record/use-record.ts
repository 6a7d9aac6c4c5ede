import { useEffect, useMemo, useState } from 'react'
import {
  draftInspectionRecord,
  INSPECTION_RECORD,
  photosOfInspection,
} from '#shared/commands/inspections/inspection-record-draft'
import type { DocumentContent } from '#shared/documents/content'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { layoutDocument } from '#shared/documents/layout/layout-document'
import type { Page } from '#shared/documents/layout/page-model'
import { useDesk, useReference } from '../../../data/hooks'
import { useInspectionPage } from '../inspection-context'
import { watermarkLines } from '../photos/watermark'
import { type PrintPictures, printPictures, thumbnailOf } from './print-pictures'

export interface RecordChoices {
  readonly photos: boolean
  readonly watermark: boolean
}

interface RecordPaper {
  readonly paper: DocumentContent
  readonly pages: readonly Page[]
  readonly pictures: PrintPictures
}

const none: PrintPictures = { pictures: new Map(), done: 0, total: 0, missing: 0 }

/** 现场核查笔录 as the inspection stands: drafted, laid out, with its pictures as they are made ready. */
export function useRecord({ photos: withPhotos, watermark }: RecordChoices): RecordPaper | undefined {
  const { inspection, attachments, case: home } = useInspectionPage().bundle
  const ref = useReference()
  const desk = useDesk()
  const [ready, setReady] = useState(none)
  const photos = useMemo(
    () => (withPhotos ? photosOfInspection(inspection, attachments) : []),
    [withPhotos, inspection, attachments],
  )
  const wanted = `${photos.map(({ id }) => id).join(' ')} ${Object.keys(inspection.signatures).join(' ')} ${watermark}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when other pictures are wanted, not with every word
  useEffect(() => {
    let stopped = false
    const names = inspection.inspectors.map(({ name }) => name)
    const images = new Set(Object.values(inspection.signatures).map(({ image }) => image?.attachmentId))
    const signatures = attachments.filter(({ id }) => images.has(id))
    const marked = ({ takenAt, geo }: (typeof photos)[number]) =>
      watermark ? watermarkLines({ takenAt, geo, place: inspection.place, inspectors: names }) : []
    const step = (state: PrintPictures) => {
      if (!stopped) setReady(state)
    }
    void printPictures(desk, { photos, signatures, marked }, step, () => stopped)
    return () => {
      stopped = true
    }
  }, [desk, wanted])

  return useMemo(() => {
    const kind = documentKindOf(INSPECTION_RECORD)
    if (!kind) return undefined
    const bureauName = ref.organ(home?.jurisdictionOrganId)?.name ?? ''
    const shown = new Set(photos.map(({ id }) => id))
    const content = draftInspectionRecord({
      inspection,
      attachments: attachments.filter(({ id, mime }) => withPhotos || !mime.startsWith('image/') || !shown.has(id)),
      ref,
      bureauName,
      pictureOf: (file) => ready.pictures.get(file.id) ?? thumbnailOf(file),
    })
    if (!withPhotos) content.photos = []
    const paper = kind.toContent(content)
    return { paper, pages: layoutDocument(paper).pages, pictures: ready }
  }, [inspection, attachments, home, ref, photos, withPhotos, ready])
}
