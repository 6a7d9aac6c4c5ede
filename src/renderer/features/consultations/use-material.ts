import type { Consultation } from '#shared/domain/consultation'
import type { MaterialSection } from '#shared/domain/meeting-material'
import { useLive } from '../../data/hooks'
import { usePresent } from '../../ui/time/use-now'

/** The materials of a 双周会商, of no other meeting; made anew when orders or cases change. */
export function useMaterial({ id, kind }: Consultation): readonly MaterialSection[] {
  const present = usePresent()
  const { value = [] } = useLive(`material ${id} ${kind}`, ['orders', 'cases', 'consultations'], (desk) =>
    kind === 'biweekly' ? desk.meetingMaterial(id, present().toISOString()) : Promise.resolve([]),
  )
  return value
}
