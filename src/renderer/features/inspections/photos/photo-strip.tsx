import type { Attachment } from '#shared/domain/attachment'
import { useOpenFile } from '../../../ui/attachments/use-open-file'
import { useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { siteTexts as text } from '../messages'
import { PhotoViewer } from './photo-viewer'

/** The photos of one line of the checklist; a click shows the original. */
export function PhotoStrip({ photoIds }: { photoIds: readonly string[] }) {
  const { attachments } = useInspectionPage().bundle
  const photos = attachments.filter(({ id, withdrawn }) => photoIds.includes(id) && !withdrawn)
  const { open, close, shown } = useOpenFile()
  return (
    <div className={styles.strip}>
      {photos.map((photo) => (
        <button
          key={photo.id}
          type="button"
          className={styles.thumb}
          aria-label={text.viewPhoto(photo.name)}
          onClick={() => void open(photo)}
        >
          <Thumbnail photo={photo} />
        </button>
      ))}
      <PhotoViewer shown={shown} onClose={close} />
    </div>
  )
}

export function Thumbnail({ photo }: { photo: Attachment }) {
  return photo.thumbnail ? (
    <img src={`data:image/jpeg;base64,${photo.thumbnail}`} alt="" />
  ) : (
    <span className={styles.muted}>{photo.name}</span>
  )
}
