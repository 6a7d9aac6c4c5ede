import { applyUpdate, Doc } from 'yjs'
import type { Minutes, MinutesUpdate } from '#shared/domain/minutes'
import { fromBase64 } from '#shared/minutes/base64'
import { stateOfDoc } from '#shared/minutes/minutes-state'
import type { Coverage } from './coverage'
import { must } from './invariant-broken'
import type { SimClient } from './sim-client'
import type { SimServer } from './sim-server'

/** What must hold of minutes: every typed word is in them, and a signature stands under exactly what there is. */
export class InvariantsOfMinutes {
  constructor(
    private readonly server: SimServer,
    private readonly coverage: Coverage,
  ) {}

  /** After a change of these minutes or of one of their updates. */
  look(minutesId: string): void {
    const found = this.#row<Minutes>(minutesId)
    if (!found) return
    const updates = this.#updatesOf(minutesId)
    const { hash, text, waits } = stateOf(updates)
    for (const { id } of updates) {
      const words = this.server.typed.get(id)?.words
      const isThere = words === undefined || text.includes(words)
      // What continues words that are not there yet is shown with them.
      must(isThere || waits, `minutes: ${words}, typed into ${minutesId}, is lost`)
    }
    if (new Set(updates.map(({ createdBy }) => createdBy)).size > 1) this.coverage.note('minutes written by several')
    if (updates.some(({ mergedInto }) => mergedInto)) this.coverage.note('minutes merged')
    const { frozen, signatures } = found
    must(frozen !== undefined || signatures.length === 0, `minutes: ${minutesId} is signed and can be written on`)
    if (!frozen) return
    this.coverage.note('minutes signed')
    must(frozen.text === text, `minutes: ${minutesId} was signed as another text than it has`)
    for (const { by, stateHash } of signatures)
      must(stateHash === hash, `minutes: ${by} signed ${minutesId} without having read all of it`)
  }

  /** Whoever sees minutes reads in them what the server has; nothing waits but for words that were not taken. */
  atRest(clients: readonly SimClient[]): void {
    for (const { name, disk } of clients) {
      for (const [key] of disk.content.views) {
        if (!key.startsWith('minutes/')) continue
        const id = key.slice('minutes/'.length)
        const shown = [...disk.content.views].flatMap(([other, { doc }]) =>
          other.startsWith('minutesUpdate/') ? [doc as MinutesUpdate] : [],
        )
        const [here, there] = [shown.filter(({ minutesId }) => minutesId === id), this.#updatesOf(id)].map(stateOf)
        must(here?.text === there?.text, `minutes: ${name} reads another text in ${id}`)
      }
    }
    const { store, typed } = this.server
    const untaken = [...typed].filter(([id]) => !store.entities.has(`minutesUpdate/${id}`))
    const incomplete = new Set(untaken.map(([, { minutesId }]) => minutesId))
    for (const { type, id } of store.entities.values()) {
      const waits = type === 'minutes' && stateOf(this.#updatesOf(id)).waits
      must(!waits || incomplete.has(id), `minutes: words of ${id} wait for others that are there`)
    }
  }

  #updatesOf(minutesId: string): MinutesUpdate[] {
    return [...this.server.store.entities.values()]
      .filter(({ type }) => type === 'minutesUpdate')
      .map(({ doc }): MinutesUpdate => JSON.parse(doc))
      .filter((update) => update.minutesId === minutesId)
  }

  #row<T>(id: string): T | undefined {
    const found = this.server.store.entities.get(`minutes/${id}`)
    return found && JSON.parse(found.doc)
  }
}

function stateOf(updates: readonly MinutesUpdate[]) {
  const doc = new Doc()
  for (const { mergedInto, update } of updates) if (!mergedInto) applyUpdate(doc, fromBase64(update))
  const state = { ...stateOfDoc(doc), waits: doc.store.pendingStructs !== null }
  doc.destroy()
  return state
}
