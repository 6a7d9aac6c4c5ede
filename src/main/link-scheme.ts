/** Links that open the desk; the installers register it (electron-builder.yml). */
export const LINK_SCHEME = 'supervision-desk'
