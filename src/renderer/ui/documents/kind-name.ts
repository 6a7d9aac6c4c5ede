import { documentKindOf } from '#shared/documents/kinds/registry'

/** 行政执法监督意见书 → 监督意见书 as officers say it; the code where this version does not know the kind. */
export function documentKindName(code: string): string {
  return documentKindOf(code)?.name ?? code
}
