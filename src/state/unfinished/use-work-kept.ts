/** Whether what is drawn, typed or planned by hand is on this device, in a sentence for the panels in which that is done. */
import { useHoldfast } from '../context.tsx'

/** Null where there is no such work. */
export function useWorkKept(): string | null {
  const workKept = useHoldfast((state) => state.workKept)
  if (workKept === null) return null
  return workKept === 'kept'
    ? 'Kept on this device for 48 hours, over a reload too.'
    : `Not kept on this device: ${workKept.why}. It is lost when the page is left.`
}
