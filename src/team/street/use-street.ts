/** What the street's screen follows: the device's clock, and whether there is a network. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { deviceNow, ticking } from '../../state/effects/ticking.ts'

/** The device's clock, looked at every so many milliseconds. */
export function useNowEach(milliseconds: number): number {
  const [now, setNow] = useState(deviceNow)
  useEffect(() => ticking(milliseconds, setNow), [milliseconds])
  return now
}

function watch(onChange: () => void) {
  globalThis.addEventListener('online', onChange)
  globalThis.addEventListener('offline', onChange)
  return () => {
    globalThis.removeEventListener('online', onChange)
    globalThis.removeEventListener('offline', onChange)
  }
}
export const useIsOnline = () => useSyncExternalStore(watch, () => navigator.onLine)
