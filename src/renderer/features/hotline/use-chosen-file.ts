import { useState } from 'react'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { useHost } from '../../ui/host/host-context'

export interface ChosenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const extensions = ['xlsx', 'csv', 'txt']

/** A sheet that a person chooses; what the host cannot read is said, not thrown. */
export function useChosenFile(filterName: string) {
  const host = useHost()
  const [refusal, setRefusal] = useState<Refusal>()
  async function choose(): Promise<ChosenFile | undefined> {
    setRefusal(undefined)
    try {
      const [file] = await host.files.open({ filter: { name: filterName, extensions } })
      return file
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      setRefusal(error.refusal)
      return undefined
    }
  }
  return { choose, refusal }
}
