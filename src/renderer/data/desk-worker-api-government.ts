import type { GovernmentRequest } from '#shared/domain/government-request'

/** What the government's office works on: a handful of requests a year. */
export interface GovernmentDesk {
  governmentRequests(): Promise<readonly GovernmentRequest[]>
}
