/** One step of the store's history. Never changed once released; a later step corrects it. */
export interface Migration {
  readonly id: number
  readonly name: string
  readonly sql: string
}
