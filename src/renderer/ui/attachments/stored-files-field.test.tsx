// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it, vi } from 'vitest'
import { StoredFilesField } from './stored-files-field'

vi.mock('./use-attach', () => ({ useAttach: () => ({ attach: async () => ({ added: [], refused: [] }), busy: 0 }) }))
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

it('shows its own button only: the field of the browser is hidden by itself, not by a class that a form may overrule', async () => {
  const place = document.body.appendChild(document.createElement('div'))
  const owner = { type: 'officialDocument', id: 'd', caseId: 'c' } as const
  await act(async () => createRoot(place).render(<StoredFilesField owner={owner} />))
  expect(place.querySelector<HTMLInputElement>('input[type="file"]')?.hidden).toBe(true)
  expect(place.querySelectorAll('button')).toHaveLength(1)
})
