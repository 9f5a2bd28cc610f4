/** What the street's screen follows: the device's clock, and what is known of the signal. */
import { useEffect, useState } from 'react'
import { connectionWords } from '../../measures/feeds/age.ts'
import { useHoldfast } from '../../state/context.tsx'
import { deviceNow, startDeviceClock } from '../../state/effects/clock-and-seed.ts'

/** The device's clock, looked at every so many milliseconds. */
export function useNowEach(milliseconds: number): number {
  const [now, setNow] = useState(deviceNow)
  useEffect(() => startDeviceClock(milliseconds, setNow), [milliseconds])
  return now
}

const LOOK_MILLISECONDS = 5000

/** What there is to say of the signal; null: the server was reached just now, or nothing is known yet. */
export function useSignalWords(): string | null {
  const contact = useHoldfast((state) => state.contact)
  const feedStates = useHoldfast((state) => state.feedStates)
  const now = useNowEach(LOOK_MILLISECONDS)
  return connectionWords({ contact, feedStates, now })
}
