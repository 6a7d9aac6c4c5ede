import { Modal } from 'antd'
import type { ShownFile } from '../../../ui/attachments/use-open-file'
import styles from '../inspections.module.css'

/** The original, as large as the window allows. */
export function PhotoViewer({ shown, onClose }: { shown: ShownFile | undefined; onClose: () => void }) {
  return (
    <Modal
      open={shown !== undefined}
      title={shown?.attachment.name}
      width="min(1100px, 94vw)"
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {shown && <img className={styles.photo} src={shown.url} alt={shown.attachment.name} />}
    </Modal>
  )
}
