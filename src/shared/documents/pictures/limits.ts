/** A picture larger than this slows every machine that opens the document; a photograph of a telephone is 2 to 5 MB. */
export const PICTURE_LIMITS = { bytes: 8 * 1024 * 1024, pixels: 40_000_000 } as const
