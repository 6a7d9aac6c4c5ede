import type { Attachment } from '#shared/domain/attachment'
import { civilDateOf } from '#shared/domain/civil-date'
import { type Inspection, isPackOver } from '#shared/domain/inspection'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { Refusal } from '#shared/messages/catalogue'
import type { PackAnswer, PackedCase, PackedFile, PackView } from '../../data/desk-worker-api-inspections'
import type { Attachments } from '../attachments/attachments'
import type { LocalStore } from '../store/local-store'
import type { StoreReadTx } from '../store/store-read-tx'

interface PackParts {
  readonly store: LocalStore
  readonly attachments: Attachments
  readonly now: () => Date
  readonly changed: () => void
}

interface Packed {
  readonly inspection: Inspection
  readonly cases: readonly PackedCase[]
  readonly files: readonly Attachment[]
}

/** 离线包: the files of chosen cases, brought onto this machine before leaving and gone a week after it ends. */
export class InspectionPacks {
  private fetching: string | undefined
  private current: string | undefined
  private stopped = false
  private readonly problems = new Map<string, Refusal>()

  constructor(private readonly parts: PackParts) {}

  async view(inspectionId: string): Promise<PackView | undefined> {
    const packed = await this.parts.store.read((tx) => readPack(tx, inspectionId))
    const pack = packed?.inspection.pack
    if (!packed || !pack) return undefined
    const files = packed.files.map((file) => this.fileView(file))
    const sum = (some: readonly PackedFile[]) => some.reduce((total, { size }) => total + size, 0)
    return {
      endsOn: pack.endsOn,
      over: isPackOver(pack, civilDateOf(this.parts.now())),
      cases: packed.cases,
      files,
      bytes: sum(files),
      bytesHere: sum(files.filter(({ state }) => state === 'here')),
      fetching: this.fetching === inspectionId,
    }
  }

  /** One after another, so that what is here is whole whenever the network goes. */
  async fetch(inspectionId: string): Promise<PackAnswer> {
    const packed = await this.parts.store.read((tx) => readPack(tx, inspectionId))
    const pack = packed?.inspection.pack
    if (!packed || !pack) return { ok: false, refusal: { code: 'general.notFound', args: { what: '离线包' } } }
    this.fetching = inspectionId
    this.stopped = false
    this.problems.clear()
    try {
      for (const file of packed.files) {
        if (this.stopped) break
        this.current = file.id
        this.parts.changed()
        const refusal = await this.parts.attachments.hold(file, pack.endsOn)
        if (refusal) this.problems.set(file.id, refusal)
        // No room for one is room for none; the network may come back for the next.
        if (refusal?.code === 'local.storageFull') return { ok: false, refusal }
      }
    } finally {
      this.fetching = undefined
      this.current = undefined
      this.parts.changed()
    }
    const missing = packed.files.filter(({ sha256 }) => !this.parts.attachments.isHere(sha256)).length
    if (missing > 0) return { ok: false, refusal: { code: 'inspections.packFailed', args: { n: missing } } }
    const bytes = packed.files.reduce((total, { size }) => total + size, 0)
    return { ok: true, files: packed.files.length, bytes }
  }

  stop(): void {
    this.stopped = true
  }

  private fileView({ id, caseId = '', name, size, sha256, storedAt }: Attachment): PackedFile {
    const problem = this.problems.get(id)
    const here = this.parts.attachments.isHere(sha256)
    const state = here ? 'here' : id === this.current ? 'fetching' : storedAt ? 'missing' : 'notStored'
    return { attachmentId: id, caseId, name, size, state, ...(problem && !here ? { problem } : {}) }
  }
}

async function readPack(tx: StoreReadTx, inspectionId: string): Promise<Packed | undefined> {
  const row = await tx.row({ type: 'inspection', id: inspectionId })
  if (!row) return undefined
  const inspection = row.doc as Inspection
  const cases: PackedCase[] = []
  const files: Attachment[] = []
  for (const caseId of inspection.pack?.caseIds ?? []) {
    const found = await tx.row({ type: 'supervisionCase', id: caseId })
    if (!found) continue
    const { title, caseNo = '', orderIds } = found.doc as SupervisionCase
    const documents = await tx.ofCase('officialDocument', caseId)
    const actions = await tx.ofCase('caseAction', caseId)
    const rows = 1 + orderIds.length + documents.length + actions.length
    cases.push({ id: caseId, title, caseNo, full: found.projection === 'full', rows, documents: documents.length })
    files.push(...(await tx.ofCase('attachment', caseId)).filter(({ withdrawn }) => !withdrawn))
  }
  return { inspection, cases, files: files.sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
