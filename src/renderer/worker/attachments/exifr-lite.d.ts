/** The reader for JPEG and HEIC only, a third smaller; the package types its whole self. */
declare module 'exifr/dist/lite.esm.mjs' {
  export { parse } from 'exifr'
}
