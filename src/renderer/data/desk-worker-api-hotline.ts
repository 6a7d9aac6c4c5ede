import type { Classification } from '#shared/classify/classification'
import type { ConsultationProposal } from '#shared/domain/consultation-proposal'
import type { DispatchEntry } from '#shared/domain/dispatch-entry'
import type { SheetProfile } from '#shared/domain/sheet-profile'
import type { TaxonomyMap } from '#shared/domain/taxonomy-map'
import type { ImportProfile } from '#shared/intake/profile'
import type { Refusal } from '#shared/messages/catalogue'
import type { OrdersAsked } from '#shared/sync/hotline-orders-protocol'
import type { ImportAnswer, ImportPreview, TaxonomyAnswer } from '#shared/sync/hotline-protocol'
import type { ListWindow, OrderColumns } from './desk-worker-api-lists'

/** What is sent to the recogniser; what is left out is not known. */
export interface ClassifyQuestion {
  readonly title?: string
  readonly content?: string
  readonly region?: string
  readonly place?: string
  readonly category?: string
}

export type HotlineAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

/** A window over the hotline's orders, which the server holds. */
export interface HotlineOrderQuery extends Omit<OrdersAsked, 'after' | 'limit'> {
  readonly offset: number
  readonly limit: number
}

/** The work of the hotline's staff as their screens ask for it. */
export interface HotlineApi {
  /** The hotline's own orders, all of them, from the server; `total` grows as they are read on (`more`). */
  hotlineOrders(query: HotlineOrderQuery): Promise<ListWindow<OrderColumns>>
  /** 涉执法识别; the server knows catalogue, taxonomy and models, and keeps nothing of what is asked. */
  classify(question: ClassifyQuestion): Promise<HotlineAnswer<Classification>>
  /** What a chosen file would become; nothing is written. Without a profile the usual headings are recognised. */
  previewImport(file: string, bytes: Uint8Array, profile?: ImportProfile): Promise<HotlineAnswer<ImportPreview>>
  importOrders(file: string, bytes: Uint8Array, profile?: ImportProfile): Promise<HotlineAnswer<ImportAnswer>>
  /** The leaves of a taxonomy sheet, with what the sheet or its words say they mean. */
  readTaxonomy(file: string, bytes: Uint8Array): Promise<HotlineAnswer<TaxonomyAnswer>>
  /** 派单目录, those out of force too. */
  dispatchEntries(): Promise<readonly DispatchEntry[]>
  taxonomyMaps(): Promise<readonly TaxonomyMap[]>
  sheetProfiles(): Promise<readonly SheetProfile[]>
  consultationProposals(): Promise<readonly ConsultationProposal[]>
}
