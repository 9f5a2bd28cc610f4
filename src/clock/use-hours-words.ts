/** The chosen hours of the week as a phrase; the module that writes it is loaded when hours are first chosen. */
import { useEffect, useState } from 'react'
import { useHoldfast } from '../state/context.tsx'

interface HoursPhrase {
  readonly hours: string
  readonly text: string
}

/** Phrase such as `Fri, 18:00 to 02:00`; null if all hours count. */
export function useHoursWords(): string | null {
  const hours = useHoldfast(({ view }) => view.hours)
  const [phrase, setPhrase] = useState<HoursPhrase | null>(null)
  useEffect(() => {
    if (hours === null) return
    let isCancelled = false
    import('../measures/hotspots/hours-words.ts').then(
      ({ hoursWords }) => {
        if (!isCancelled) setPhrase({ hours, text: hoursWords(hours) })
      },
      () => {
        // The generic phrase `chosen hours` stays.
      },
    )
    return () => {
      isCancelled = true
    }
  }, [hours])
  if (hours === null) return null
  return phrase?.hours === hours ? phrase.text : 'chosen hours'
}
