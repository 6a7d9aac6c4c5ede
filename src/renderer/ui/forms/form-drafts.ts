import { useEffect } from 'react'
import { create } from 'zustand'
import { useAskBeforeLeaving } from './ask-before-leaving'

/** What was typed into a form and not yet sent. `base` keeps what each touched field showed before. */
export interface FormDraft {
  readonly values: Readonly<Record<string, unknown>>
  readonly base: Readonly<Record<string, unknown>>
}

interface FormDrafts {
  readonly userId: string
  readonly drafts: Readonly<Record<string, FormDraft>>
  keep(key: string, draft: FormDraft): void
  drop(key: string): void
  /** Somebody else at this desk must not find what his predecessor typed. */
  belongTo(userId: string): void
}

/** Kept in memory only: storage of the page is not sealed, and a case's text must not lie there in clear. */
export const useFormDrafts = create<FormDrafts>()((set) => ({
  userId: '',
  drafts: {},
  keep: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
  drop: (key) =>
    set(({ drafts }) => {
      const { [key]: _gone, ...rest } = drafts
      return { drafts: rest }
    }),
  belongTo: (userId) => set((state) => (state.userId === userId ? state : { userId, drafts: {} })),
}))

/** Asks before the window closes over unsent forms, and empties them when another user takes the desk. */
export function useDraftGuard(userId: string): void {
  const belongTo = useFormDrafts((state) => state.belongTo)
  useEffect(() => belongTo(userId), [belongTo, userId])
  const unsent = useFormDrafts(({ drafts }) => Object.keys(drafts).length > 0)
  useAskBeforeLeaving(unsent)
}
