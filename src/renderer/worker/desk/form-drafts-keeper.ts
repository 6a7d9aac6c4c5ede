import type { FormDraftMap } from '../../data/desk-worker-api-forms'
import type { LocalStore } from '../store/local-store'
import type { StoreChange } from '../sync/store-change'

/**
 * Forms that were begun and not sent, sealed in the store: a killed program, a locked screen or a dead battery costs
 * nothing that was typed. They go with what they are about: whoever may no longer see a case keeps no words on it.
 */
export class FormDraftsKeeper {
  private readonly gone = new Set<string>()

  constructor(private readonly store: LocalStore) {}

  async list(): Promise<FormDraftMap> {
    return (await this.store.read((tx) => tx.meta('formDrafts'))) ?? {}
  }

  async keep(drafts: FormDraftMap): Promise<void> {
    await this.store.write((tx) => tx.setMeta('formDrafts', this.without(drafts)))
  }

  /** Forgets the forms about rows that left this machine, unless they have come back. */
  async take({ put, gone }: StoreChange): Promise<void> {
    if (this.gone.size > 0) for (const { id } of put) this.gone.delete(id)
    if (gone.length === 0) return
    for (const { id } of gone) this.gone.add(id)
    await this.store.write(async (tx) => {
      const drafts = await tx.meta('formDrafts')
      if (!drafts) return
      const left = this.without(drafts)
      if (Object.keys(left).length < Object.keys(drafts).length) await tx.setMeta('formDrafts', left)
    })
  }

  private without(drafts: FormDraftMap): FormDraftMap {
    const isGone = (key: string) => key.split(/[/ ]/).some((part) => this.gone.has(part))
    return Object.fromEntries(Object.entries(drafts).filter(([key]) => !isGone(key)))
  }
}
