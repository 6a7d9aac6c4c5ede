/** What was typed into a form and not yet sent. `base` keeps what each touched field showed before. */
export interface FormDraft {
  readonly values: Readonly<Record<string, unknown>>
  readonly base: Readonly<Record<string, unknown>>
}

/** By the name of the form: the id of what it is about and the command it would send. */
export type FormDraftMap = Readonly<Record<string, FormDraft>>
