import { documentKindOf } from '#shared/documents/kinds/registry'

/** The full name of a kind: 行政执法监督意见书; the code where this version does not know the kind. */
export function documentKindName(code: string): string {
  return documentKindOf(code)?.name ?? code
}

const spoken: Readonly<Record<string, string>> = {
  opinion: '监督意见书',
  request: '请示',
  decision: '监督决定书',
}

/** The kind as officers say it, for buttons. */
export function documentKindSpoken(code: string): string {
  return spoken[code] ?? documentKindName(code)
}
