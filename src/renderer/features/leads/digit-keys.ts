import type { Dictionary } from '#shared/domain/reference'

export type DigitAction =
  | { readonly digit: number; readonly does: 'accept' }
  | { readonly digit: number; readonly does: 'decline'; readonly ground: string; readonly label: string }

/** 1 takes a lead in; 2 to 9 decline it with the grounds in the order of the dictionary. */
export function digitActions(grounds: Dictionary | undefined): DigitAction[] {
  const declines = (grounds?.items ?? [])
    .slice(0, 8)
    .map((item, index): DigitAction => ({ digit: index + 2, does: 'decline', ground: item.code, label: item.label }))
  return [{ digit: 1, does: 'accept' }, ...declines]
}
