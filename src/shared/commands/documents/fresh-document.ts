/** What every document begins with: a draft in its first version, of which nothing has happened yet. */
export function freshDocument() {
  return {
    status: 'draft' as const,
    approvals: [],
    version: 1,
    versions: [],
    demo: false,
    deliveries: [],
    replies: [],
    sealUses: [],
    files: [],
    prints: [],
  }
}
