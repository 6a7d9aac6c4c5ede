import { attachmentsMessages } from './attachments'
import { authMessages } from './auth'
import { caseCourseMessages } from './case-course'
import { casesMessages } from './cases'
import { cliMessages } from './cli'
import { consultationMessages } from './consultations'
import { departmentMessages } from './departments'
import { desktopMessages } from './desktop'
import { documentsMessages } from './documents'
import { evaluationMessages } from './evaluation'
import { focusMessages } from './focus'
import { generalMessages } from './general'
import { hotlineMessages } from './hotline'
import { inspectionMessages } from './inspections'
import { intakeMessages } from './intake'
import { localMessages } from './local'
import { fillText, type MessageArgs, type MessageEntry } from './message'
import { minutesMessages } from './minutes'
import { privacyMessages } from './privacy'
import { sharingMessages } from './sharing'
import { supervisionMessages } from './supervision'
import { syncMessages } from './sync'

/** Every expected failure of the product. Guards, server, command line and screens share it. */
export const catalogue = {
  ...generalMessages,
  ...authMessages,
  ...intakeMessages,
  ...documentsMessages,
  ...syncMessages,
  ...casesMessages,
  ...caseCourseMessages,
  ...consultationMessages,
  ...supervisionMessages,
  ...inspectionMessages,
  ...focusMessages,
  ...hotlineMessages,
  ...departmentMessages,
  ...cliMessages,
  ...desktopMessages,
  ...localMessages,
  ...attachmentsMessages,
  ...minutesMessages,
  ...privacyMessages,
  ...sharingMessages,
  ...evaluationMessages,
}

export type MessageCode = keyof typeof catalogue

/** A failure as a value: what guards return, the server sends and screens show. */
export interface Refusal {
  readonly code: MessageCode
  readonly args?: MessageArgs
}

export function isMessageCode(code: string): code is MessageCode {
  return Object.hasOwn(catalogue, code)
}

export function messageOf(code: MessageCode): MessageEntry {
  return catalogue[code]
}

/** The full sentence for a person: what happened, then what to do. */
export function explain(refusal: Refusal): string {
  const entry = messageOf(refusal.code)
  return [entry.text, entry.todo].map((part) => `${fillText(part, refusal.args).replace(/。$/, '')}。`).join('')
}

/** Thrown at the edges only; inside the domain a Refusal is returned as a value. */
export class DeskError extends Error {
  readonly refusal: Refusal

  constructor(code: MessageCode, args: MessageArgs = {}, options?: ErrorOptions) {
    super(explain({ code, args }), options)
    this.name = 'DeskError'
    this.refusal = { code, args }
  }

  get code(): MessageCode {
    return this.refusal.code
  }
}
