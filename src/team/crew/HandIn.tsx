/** Hands the shift's visits in as a file: by the share sheet where there is one, else as a download. */
import { useContext } from 'react'
import type { CrewShift } from '../../domain/places/crew-shift.ts'
import { visitsFileName, visitsText } from '../../measures/planning/crew-shift.ts'
import { StoreContext } from '../../state/context.tsx'
import { markHandedIn } from '../../state/crew/crew-actions.ts'
import { Button } from '../../ui/Button.tsx'
import { saveFile } from '../../ui/copy/clipboard.ts'

export function HandIn({ shift }: { readonly shift: CrewShift }) {
  const store = useContext(StoreContext)
  const isAny = shift.visits.some(({ end }) => end !== null)
  const hand = async () => {
    const file = new File([visitsText(shift)], visitsFileName(shift), { type: 'application/geo+json' })
    if (await isHanded(file)) await markHandedIn(store)
  }
  return (
    <Button disabled={!isAny} onClick={() => void hand()}>
      Hand in
    </Button>
  )
}

/** False where the person put the share sheet away. */
async function isHanded(file: File): Promise<boolean> {
  const share = { files: [file], title: 'Holdfast' }
  // Not every browser has it, whatever its type says.
  const canShare = 'canShare' in navigator && navigator.canShare(share)
  if (canShare) {
    try {
      await navigator.share(share)
      return true
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return false
    }
  }
  saveFile(file.name, file)
  return true
}
