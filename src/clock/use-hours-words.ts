/** The chosen hours of the week in words; how they are put into words comes when some are chosen. */
import { useEffect, useState } from 'react'
import { useHoldfast } from '../state/context.tsx'

interface Told {
  readonly hours: string
  readonly words: string
}

/** Null: every hour counts. */
export function useHoursWords(): string | null {
  const hours = useHoldfast(({ view }) => view.hours)
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => {
    if (hours === null) return
    let isOver = false
    import('../measures/hotspots/hours-words.ts').then(
      ({ hoursWords }) => {
        if (!isOver) setTold({ hours, words: hoursWords(hours) })
      },
      () => {
        // That hours are chosen is said all the same.
      },
    )
    return () => {
      isOver = true
    }
  }, [hours])
  if (hours === null) return null
  return told?.hours === hours ? told.words : 'chosen hours'
}
