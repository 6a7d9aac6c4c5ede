import type { DocumentFormat } from './content'

/** Parts of the head that not every format has (GB/T 9704-2012, 7.2 and 10). */
const formatsOf: Readonly<Record<string, readonly DocumentFormat[]>> = {
  coIssuers: ['general'],
  copyNumber: ['general', 'letter', 'minutes'],
  urgency: ['general', 'letter', 'minutes'],
}

/** Whether a field of the common content comes to print in a format at all. */
export function isPrintedIn(format: DocumentFormat, field: string): boolean {
  return formatsOf[field]?.includes(format) ?? true
}
