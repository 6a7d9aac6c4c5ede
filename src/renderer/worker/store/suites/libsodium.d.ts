/** The library has no types of its own: a factory of the compiled module. */
declare module 'libsodium' {
  const open: () => Promise<unknown>
  // biome-ignore lint/style/noDefaultExport: so the library has it
  export default open
}
