import type { InspectionCalls } from '../../data/desk-worker-api-inspections'
import type { OpenDesk } from '../desk/open-desk'
import { latestFirst, readInspection } from './inspection-rows'

/** The worker's answers about 现场核查, over the desk that is open. */
export function inspectionCalls(opened: () => OpenDesk): InspectionCalls {
  return {
    inspections: async () => latestFirst(await opened().store.read((tx) => tx.allOf('inspection'))),
    inspectionsOf: async (caseId) => latestFirst(await opened().store.read((tx) => tx.ofCase('inspection', caseId))),
    inspectionBundle: async (id) => {
      const { store, pendingRows } = opened()
      return store.read((tx) => readInspection(tx, id, pendingRows))
    },
    packView: async (id) => opened().packs.view(id),
    fetchPack: async (id) => opened().packs.fetch(id),
    stopPack: async () => opened().packs.stop(),
  }
}
