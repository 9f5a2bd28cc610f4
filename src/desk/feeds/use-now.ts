/** The time of day as React state, for ages and countdowns: read again at an even pace. */
import { useEffect, useState } from 'react'
import { deviceNow, ticking } from '../../state/effects/ticking.ts'

export function useNow(everyMilliseconds: number): number {
  const [now, setNow] = useState(deviceNow)
  useEffect(() => ticking(everyMilliseconds, setNow), [everyMilliseconds])
  return now
}
