/**
 * One entry of the error catalogue: what went wrong and what to do, in the officer's language.
 * `{name}` in a text is filled from the arguments. `exit` is the exit code on the command line
 * (2 input, 3 something missing on the machine, 4 refused, 5 server or network, 6 login, 1 a bug).
 */
export interface MessageEntry {
  readonly http: number
  readonly exit: number
  readonly text: string
  readonly todo: string
}

export type MessageArgs = Readonly<Record<string, string | number>>

/** Gives a module's entries their literal codes; the catalogue merges them. */
export function defineMessages<const T extends Record<string, MessageEntry>>(entries: T): T {
  return entries
}

/** Fills `{name}` places; an unknown place stays visible, so that a missing argument is noticed. */
export function fillText(template: string, args: MessageArgs = {}): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => (name in args ? String(args[name]) : place))
}
