import { createContext, type ReactNode, useContext } from 'react'
import type { Host } from '#shared/host'

const HostContext = createContext<Host | undefined>(undefined)

/** Gives the pages the machine they run on: saving and opening files, printing. */
export function HostProvider({ host, children }: { host: Host; children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>
}

export function useHost(): Host {
  const host = useContext(HostContext)
  if (!host) throw new Error('this hook needs a HostProvider around it')
  return host
}
