import { governmentRequests } from '#shared/domain/government-request'
import type { GovernmentDesk } from '../../data/desk-worker-api-government'
import type { LocalStore } from '../store/local-store'

/** A government's office holds nothing but its requests, so that all of it is read. */
export function governmentDesk(store: () => LocalStore): GovernmentDesk {
  return {
    governmentRequests: () =>
      store().read(async (tx) =>
        governmentRequests(await tx.allOf('supervisionCase'), await tx.allOf('officialDocument')),
      ),
  }
}
