import type { OfficialDocument } from '#shared/domain/official-document'
import { StoredFilesField } from '../../../ui/attachments/stored-files-field'
import { Field } from '../../../ui/forms/command-form'

/** Photographs and scans in a form of a document's life. */
export function FilesField({ name, document, most }: { name: string; document: OfficialDocument; most?: number }) {
  return (
    <Field name={name}>
      <StoredFilesField owner={{ type: 'officialDocument', id: document.id, caseId: document.caseId }} most={most} />
    </Field>
  )
}
