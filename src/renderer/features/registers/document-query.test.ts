import { describe, expect, it } from 'vitest'
import { statusesWaitingFor } from '../../ui/status/waiting-statuses'
import { documentQuery } from './document-query'

describe('the register of documents and its address', () => {
  it('shows everything, one status, or what waits for my role', () => {
    expect(documentQuery({}, ['officer'])).toEqual({})
    expect(documentQuery({ view: 'issued', q: '意见' }, ['officer'])).toEqual({ status: ['issued'], text: '意见' })
    expect(documentQuery({ view: 'awaitingReply', year: '2026', organ: 'urban' }, [])).toEqual({
      status: ['delivered'],
      awaitingReply: true,
      year: '2026',
      addresseeOrganId: 'urban',
    })
    expect(documentQuery({ view: 'waiting' }, ['reviewer', 'issuer'])).toEqual({ status: ['inReview', 'approved'] })
  })

  it('gives those who never sign nothing to sign', () => {
    expect(statusesWaitingFor(['auditor'])).toEqual([])
  })
})
