import { expect, it } from 'vitest'
import { warningKind } from '#shared/domain/warning'
import { warningSearch } from './warning-search'

it('filters by every kind of warning that there is, and forgets an unknown one', () => {
  for (const kind of warningKind.options) expect(warningSearch.parse({ kind })).toEqual({ kind })
  expect(warningSearch.parse({ kind: 'unheard of' }).kind).toBeUndefined()
})
