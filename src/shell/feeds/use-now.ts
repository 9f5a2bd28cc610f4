/** The time of day as React state, for ages and countdowns: read again at an even pace. */
import { useEffect, useState } from 'react'
import { deviceNow, startDeviceClock } from '../../state/effects/clock-and-seed.ts'

export function useNow(everyMilliseconds: number): number {
  const [now, setNow] = useState(deviceNow)
  useEffect(() => startDeviceClock(everyMilliseconds, setNow), [everyMilliseconds])
  return now
}
