import { Button, Modal, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { explain } from '#shared/messages/catalogue'
import { usePresent } from '../../../ui/time/use-now'
import styles from '../inspections.module.css'
import { siteTexts as text } from '../messages'
import { placeOfMachine, shoot, useCamera } from './camera'
import { FilePicker } from './file-picker'
import { usePhotos } from './use-photos'

/** Photos by this machine's camera, or from files; as many as are wanted, each kept at once. */
export function PhotoTaker({ itemId, onClose }: { itemId?: string; onClose: () => void }) {
  const { add, busy } = usePhotos(itemId)
  const video = useRef<HTMLVideoElement>(null)
  const [camera, setCamera] = useState<string>()
  const { stream, cameras, refusal } = useCamera(camera)
  const [shots, setShots] = useState(0)
  /** A camera that is open has no picture yet for a moment. */
  const [live, setLive] = useState(false)
  const present = usePresent()

  useEffect(() => {
    setLive(false)
    if (video.current && stream) video.current.srcObject = stream
  }, [stream])

  async function take() {
    if (!video.current) return
    const takenAt = present().toISOString()
    const [file, geo] = await Promise.all([shoot(video.current, takenAt), placeOfMachine()])
    if (file && (await add([file], { takenAt, ...(geo ? { geo } : {}) })) > 0) setShots((n) => n + 1)
  }

  return (
    <Modal open title={text.cameraTitle} width={760} footer={null} onCancel={onClose} destroyOnHidden>
      {refusal ? (
        <p role="alert">{explain(refusal)}</p>
      ) : (
        <video
          ref={video}
          className={styles.video}
          autoPlay
          muted
          playsInline
          aria-label={text.cameraTitle}
          onLoadedData={() => setLive(true)}
        />
      )}
      <div className={styles.shootRow}>
        <Button type="primary" disabled={!live} loading={busy > 0} onClick={() => void take()}>
          {text.shoot}
        </Button>
        <FilePicker busy={busy} onFiles={(files) => void add(files)} />
        {cameras.length > 1 && (
          <Select
            aria-label={text.cameraChoose}
            value={camera ?? cameras[0]?.deviceId}
            options={cameras.map(({ deviceId, label }) => ({ value: deviceId, label }))}
            onChange={setCamera}
          />
        )}
        <span className={styles.muted} role="status">
          {busy > 0 ? text.adding(busy) : shots > 0 ? text.cameraShot(shots) : !live && !refusal && text.cameraStarting}
        </span>
        <Button onClick={onClose}>{text.close}</Button>
      </div>
    </Modal>
  )
}
