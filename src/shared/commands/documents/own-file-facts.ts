import type { CaseFacts } from '../../documents/kinds/facts'
import type { CivilDate } from '../../domain/civil-date'
import { type OwnFileKind, ownFile } from '../../domain/own-file'
import type { ReferenceData } from '../../domain/reference-data'
import { caseFacts } from './case-facts'

interface OwnFileSource {
  readonly organId: string
  readonly region: string
  readonly ref: ReferenceData
  readonly today: CivilDate
  readonly kind: OwnFileKind
}

/** What a document of no case is drafted from: the bureau, its rule and the day. */
export function ownFileFacts({ organId, region, ref, today, kind }: OwnFileSource): CaseFacts {
  const made = { createdAt: '', createdBy: '' }
  const file = ownFile({ caseId: '', ownFile: true, title: '', organId, region, ...made })
  if (!file) throw new Error('no file')
  return caseFacts({ case: file, orders: [], documents: [], ref, today, kind })
}
