import type { FocusApi } from '../../data/desk-worker-api-focus'
import { readCampaigns } from './campaign-bundle'
import type { OpenDesk } from './open-desk'

/** The part of the worker that answers 重点监督, 专项监督 and 预警. */
export function focusApi(opened: () => OpenDesk): FocusApi {
  return {
    focusBoard: async (query) => opened().focus.board(query),
    focusOrders: async (filter, count, range) => opened().focus.orders(filter, count, range),
    focusServerBoard: async (query) => opened().focus.serverBoard(query),
    focusServerOrders: async (filter, count, range) => opened().focus.serverOrders(filter, count, range),
    campaigns: async () => opened().store.read((tx) => readCampaigns(tx)),
    campaignBundle: async (id) => opened().answers.campaignBundle(id),
    warnings: async () => opened().answers.warnings(),
  }
}
