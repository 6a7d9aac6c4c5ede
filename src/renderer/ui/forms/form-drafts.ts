import { create } from 'zustand'
import type { FormDraft, FormDraftMap } from '../../data/desk-worker-api-forms'

interface FormDrafts {
  readonly userId: string
  readonly drafts: FormDraftMap
  /** As they lie in the store; a draft that is the same there needs this window no more. */
  readonly stored: FormDraftMap
  keep(key: string, draft: FormDraft): void
  drop(key: string): void
  /** Somebody else at this desk must not find what his predecessor typed. */
  belongTo(userId: string, kept: FormDraftMap): void
  noteStored(drafts: FormDraftMap): void
}

/** What stands in forms and is not sent. The page's own storage is not sealed: whatever outlives it is kept by the data worker. */
export const useFormDrafts = create<FormDrafts>()((set) => ({
  userId: '',
  drafts: {},
  stored: {},
  keep: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
  drop: (key) =>
    set(({ drafts }) => {
      const { [key]: _gone, ...rest } = drafts
      return { drafts: rest }
    }),
  belongTo: (userId, kept) =>
    set((before) => ({
      userId,
      drafts: before.userId === userId ? { ...kept, ...before.drafts } : kept,
      stored: kept,
    })),
  noteStored: (stored) => set({ stored }),
}))
