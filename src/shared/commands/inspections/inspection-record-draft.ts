import { documentKindOf } from '../../documents/kinds/registry'
import type { Attachment } from '../../domain/attachment'
import { civilDateOf, civilTimeOf, formatCivilDate } from '../../domain/civil-date'
import {
  type Inspection,
  itemResultLabels,
  orderedItems,
  orderedStatements,
  type Signature,
  signerRoleLabels,
  standingSignatures,
} from '../../domain/inspection'
import type { ReferenceData } from '../../domain/reference-data'

export const INSPECTION_RECORD = 'inspection-record'

interface RecordSource {
  readonly inspection: Inspection
  readonly attachments: readonly Attachment[]
  readonly ref: ReferenceData
  /** The bureau whose officers inspected. */
  readonly bureauName: string
  /** A picture of an attachment as a data address, small enough to print; undefined where its bytes are not at hand. */
  readonly pictureOf: (attachment: Attachment) => string | undefined
}

/** 现场核查笔录 as the inspection stands: plain content of the document kind, ready to be laid out. */
export function draftInspectionRecord(source: RecordSource): Record<string, unknown> {
  const { inspection: found, bureauName, ref } = source
  const title = documentKindOf(INSPECTION_RECORD)?.name ?? ''
  return {
    mark: bureauName,
    coIssuers: [],
    pendingNumber: '',
    title,
    addressee: '',
    annexNotes: [],
    signatories: [bureauName],
    draftedOn: civilDateOf(found.startedAt ?? found.createdAt),
    note: '',
    copiesTo: [],
    printingOrgan: '',
    organ: ref.organ(found.organId)?.name ?? '',
    place: found.place,
    startedAt: momentOf(found.startedAt),
    endedAt: momentOf(found.endedAt),
    inspectors: found.inspectors.map(({ name, certNo }) => ({ name, certificateNo: certNo })),
    attending: found.attending,
    observers: [...found.observers],
    identified: found.certShown,
    recusalAsked: found.recusalAsked,
    recusalAnswer: found.recusalAnswer,
    checklist: orderedItems(found).map(({ item, result, note }) => ({ item, result: itemResultLabels[result], note })),
    found: found.found,
    statements: orderedStatements(found).flatMap(({ person, identity, answers }) =>
      answers
        .filter(({ question }) => question !== '')
        .map((one) => ({ person: identity ? `${person}（${identity}）` : person, ...one })),
    ),
    photos: photosOf(source),
    remarks: found.remarks,
    signatures: standingSignatures(found).map((one) => signatureOf(one, source)),
    corrections: found.corrections.map(
      ({ what, text, reason, at, by }) =>
        `${momentOf(at)}，${ref.user(by)?.name ?? ''}对“${what}”更正为：${text}。更正理由：${reason}`,
    ),
  }
}

/** Photos in the order of the checklist, those of no line last, each with what, when and where it shows. */
function photosOf({ inspection, attachments, pictureOf }: RecordSource) {
  const items = orderedItems(inspection)
  const itemOf = (id: string) => items.find(({ photoIds }) => photoIds.includes(id))
  const place = (id: string) => {
    const at = items.findIndex(({ photoIds }) => photoIds.includes(id))
    return at < 0 ? items.length : at
  }
  return photosOfInspection(inspection, attachments)
    .sort((a, b) => place(a.id) - place(b.id))
    .flatMap((photo) => {
      const picture = pictureOf(photo)
      const said = photo.evidence?.proves || itemOf(photo.id)?.item || photo.name
      const taken = photo.takenAt ? `　${civilTimeOf(photo.takenAt)}` : ''
      return picture ? [{ picture, caption: `${said.slice(0, 76)}${taken}` }] : []
    })
}

/** Its pictures, without signatures and what was withdrawn. */
export function photosOfInspection(inspection: Inspection, attachments: readonly Attachment[]): Attachment[] {
  const signed = new Set(Object.values(inspection.signatures).map(({ image }) => image?.attachmentId))
  return attachments.filter(({ id, mime, withdrawn }) => !withdrawn && mime.startsWith('image/') && !signed.has(id))
}

function signatureOf({ role, person, at, image, refusal }: Signature, { attachments, pictureOf }: RecordSource) {
  const file = image && attachments.find(({ id }) => id === image.attachmentId)
  const witness = refusal?.witness ? `见证人：${refusal.witness}` : ''
  return {
    title: signerRoleLabels[role],
    name: person,
    signedAt: civilTimeOf(at),
    picture: (file && pictureOf(file)) ?? '',
    refusal: refusal ? [`理由：${refusal.reason}`, witness].filter(Boolean).join('。') : '',
  }
}

/** 2026年11月26日9时5分; a place for the pen while it is not known. */
function momentOf(instant: string | undefined): string {
  if (!instant) return '　　　　年　　月　　日　　时　　分'
  const [date = '', time = ''] = civilTimeOf(instant).split(' ')
  const [hour, minute] = time.split(':').map(Number)
  return `${formatCivilDate(date)}${hour}时${minute}分`
}
