import { isEvidence } from '#shared/commands/documents/file-facts'
import { AttachmentList } from '../../../ui/attachments/attachment-list'
import { AttachmentsPanel } from '../../../ui/attachments/attachments-panel'
import { Block } from '../../../ui/sections/block'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { RecordButton } from '../record-button'
import { sectionTexts as text } from '../section-messages'

/** The material of the case: its own files, then those of its documents and other parts. */
export function EvidenceSection() {
  const { bundle } = useCase()
  const caseId = bundle.case.id
  const others = bundle.attachments.filter(({ owner }) => owner.id !== caseId)
  return (
    <div className={styles.section}>
      <Block
        title={text.material}
        actions={bundle.attachments.some(isEvidence) && <RecordButton kind="evidence-catalogue" />}
      >
        <AttachmentsPanel owner={{ type: 'supervisionCase', id: caseId, caseId }} />
      </Block>
      {others.length > 0 && (
        <Block title={text.materialOfParts}>
          <AttachmentList attachments={others} />
        </Block>
      )}
    </div>
  )
}
