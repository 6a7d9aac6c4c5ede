import type { Block } from './blocks'

/**
 * What the engine prints. It knows formats, not kinds of documents: a kind turns its own content into this.
 * `general` with signers is a 上行文; `letter` is 信函 (GB/T 9704-2012, 10.1), `minutes` 纪要 (10.3), `plain` a paper
 * without 版头, `form` a form or record.
 */
export type DocumentFormat = 'general' | 'letter' | 'minutes' | 'plain' | 'form'

export interface DocumentContent {
  readonly format: DocumentFormat
  /** 发文机关标志, e.g. 驻马店市司法局文件. */
  readonly mark: string
  /** The other organs of a joint document; their names stand under that of the mark. */
  readonly coIssuers?: readonly string[]
  /** 份号, six digits. */
  readonly copyNumber?: string
  readonly urgency?: '特急' | '加急'
  /** 发文字号; while it waits for its number `pending` is true and the text has a gap: 驻司执监意〔2026〕　号. */
  readonly number: { readonly text: string; readonly pending: boolean }
  /** 签发人 of a document to a higher organ (上行文); empty otherwise. */
  readonly signers: readonly string[]
  /** `\n` breaks a line by hand; without one the title is broken by meaning. */
  readonly title: string
  /** Names the title must not be broken in. */
  readonly titleNames: readonly string[]
  /** 主送机关, without the colon. */
  readonly addressee: string
  readonly body: readonly Block[]
  /** 附件说明: the names only, numbered by the engine. */
  readonly annexNotes: readonly string[]
  /** 署名, in order. */
  readonly signatories: readonly string[]
  /** 成文日期 as printed: 2026年11月23日. */
  readonly date: string
  /** 附注 without its brackets. */
  readonly note?: string
  /** 出席, 请假, 列席 of minutes. */
  readonly attendance?: readonly { readonly label: string; readonly names: string }[]
  /** Places for signatures at the foot of each page of a record, one line each. */
  readonly footLines?: readonly string[]
  /** Signatures made on a screen, in the places for them. */
  readonly footPictures?: readonly FootPicture[]
  readonly annexes: readonly Annex[]
  readonly copiesTo: readonly string[]
  /** 版记 on the last even page; yes unless it says no. */
  readonly colophonOnEvenPage?: boolean
  readonly printing?: { readonly organ: string; readonly date: string }
  /** Words on the first page's upper right: 代拟稿, 待编号. */
  readonly marks: readonly string[]
  /** Stands at the head of every page: 演示. */
  readonly pageMark?: string
}

/** Where in a foot line a picture stands: so many characters from its beginning, in the room of so many. */
export interface FootPicture {
  readonly line: number
  readonly at: number
  readonly room: number
  readonly source: string
  readonly alt: string
}

export interface Annex {
  readonly title: string
  readonly body: readonly Block[]
}
