import { CameraOutlined } from '@ant-design/icons'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { photosOfInspection } from '#shared/commands/inspections/inspection-record-draft'
import type { Attachment } from '#shared/domain/attachment'
import { orderedItems } from '#shared/domain/inspection'
import { explain } from '#shared/messages/catalogue'
import { useDesk } from '../../../data/hooks'
import { EvidenceDialog } from '../../../ui/attachments/evidence-dialog'
import { useOpenFile } from '../../../ui/attachments/use-open-file'
import { ReasonDialog } from '../../../ui/feedback/reason-dialog'
import { useHost } from '../../../ui/host/host-context'
import { Block } from '../../../ui/sections/block'
import { formatBytes, formatMoment } from '../../../ui/time/format'
import { idsOf, ownerOf, useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { siteTexts as text } from '../messages'
import { FilePicker } from '../photos/file-picker'
import { Thumbnail } from '../photos/photo-strip'
import { PhotoTaker } from '../photos/photo-taker'
import { PhotoViewer } from '../photos/photo-viewer'
import { usePhotos } from '../photos/use-photos'
import { markedCopy, watermarkLines } from '../photos/watermark'

/** Every photo of the site with when and where it was taken, and which line of the checklist it shows. */
export function PhotosBlock() {
  const { bundle, writable } = useInspectionPage()
  const photos = photosOfInspection(bundle.inspection, bundle.attachments)
  const { add, busy } = usePhotos()
  const { open, close, shown } = useOpenFile()
  const [shooting, setShooting] = useState(false)
  const waiting = photos.filter(({ storedAt }) => !storedAt).length
  return (
    <Block
      title={`${text.steps.photos}　${text.photoCount(photos.length)}`}
      hint={waiting > 0 ? text.savedPhotosPending(waiting) : text.photoHint}
      actions={
        writable && (
          <>
            <Button icon={<CameraOutlined aria-hidden />} onClick={() => setShooting(true)}>
              {text.takePhoto}
            </Button>
            <FilePicker busy={busy} onFiles={(files) => void add(files)} />
          </>
        )
      }
    >
      {photos.length === 0 && <p className={styles.muted}>{text.noPhotos}</p>}
      <ul className={styles.photos}>
        {photos.map((photo) => (
          <PhotoCard key={photo.id} photo={photo} onOpen={() => void open(photo)} />
        ))}
      </ul>
      {shooting && <PhotoTaker onClose={() => setShooting(false)} />}
      <PhotoViewer shown={shown} onClose={close} />
    </Block>
  )
}

function PhotoCard({ photo, onOpen }: { photo: Attachment; onOpen: () => void }) {
  const { bundle, writable } = useInspectionPage()
  const { inspection: found } = bundle
  const desk = useDesk()
  const host = useHost()
  const { message } = App.useApp()
  const [open, setOpen] = useState<'describe' | 'withdraw'>()
  const items = orderedItems(found)
  const placed = items.find(({ photoIds }) => photoIds.includes(photo.id))
  const { geo, takenAt } = photo
  const close = () => setOpen(undefined)

  async function place(itemId: string | undefined) {
    const names = idsOf(found)
    if (placed) await desk.run('inspection.placePhotos', { ...names, itemId: placed.id, remove: [photo.id] })
    if (itemId) await desk.run('inspection.placePhotos', { ...names, itemId, add: [photo.id] })
  }

  async function saveMarked() {
    const answer = await desk.openAttachment(photo.sha256)
    if (!answer.ok) return void message.warning(explain(answer.refusal))
    const inspectors = found.inspectors.map(({ name }) => name)
    const copy = await markedCopy(answer.file, watermarkLines({ takenAt, geo, place: found.place, inspectors }))
    const bytes = new Uint8Array(await copy.arrayBuffer())
    const name = `${photo.name.replace(/\.[^.]+$/, '')} 水印.jpg`
    const saved = await host.files.save({ name, bytes, filter: { name: 'JPEG', extensions: ['jpg'] } })
    if (saved) void message.success(text.watermarked(saved.name))
  }

  async function withdraw(reason: string) {
    const { type, id, caseId } = ownerOf(found)
    const input = { attachmentId: photo.id, owner: { type, id }, caseId, reason }
    const answer = await desk.run('attachment.withdraw', input)
    return answer.ok ? undefined : answer.refusal
  }

  return (
    <li className={styles.photoCard}>
      <button type="button" className={styles.cardPicture} aria-label={text.viewPhoto(photo.name)} onClick={onOpen}>
        <Thumbnail photo={photo} />
      </button>
      <span className={styles.cardName} title={photo.name}>
        {photo.evidence?.proves || photo.name}
      </span>
      <span className={styles.muted}>
        {takenAt ? text.takenAt(formatMoment(takenAt)) : text.noTime}
        <br />
        {[geo && text.geo(geo.lat.toFixed(5), geo.lon.toFixed(5)), formatBytes(photo.size)].filter(Boolean).join('　')}
      </span>
      <Select
        size="small"
        aria-label={text.place}
        placeholder={text.unplaced}
        allowClear
        disabled={!writable}
        value={placed?.id}
        popupMatchSelectWidth={360}
        options={items.map(({ id, item }) => ({ value: id, label: item }))}
        onChange={(itemId?: string) => void place(itemId)}
      />
      <span className={styles.cardTools}>
        <Button type="link" size="small" onClick={() => setOpen('describe')}>
          {text.describe}
        </Button>
        <Button type="link" size="small" title={text.watermarkHint} onClick={() => void saveMarked()}>
          {text.watermark}
        </Button>
        {writable && (
          <Button type="link" size="small" onClick={() => setOpen('withdraw')}>
            {text.withdraw}
          </Button>
        )}
      </span>
      {open === 'describe' && <EvidenceDialog attachment={photo} onClose={close} />}
      <ReasonDialog
        open={open === 'withdraw'}
        title={`${text.withdraw} ${photo.name}`}
        label={text.withdraw}
        okText={text.withdraw}
        danger
        onSubmit={withdraw}
        onClose={close}
      />
    </li>
  )
}
