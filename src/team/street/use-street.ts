/** What the street's screen follows: the device's clock, and whether there is a network. */
import { useEffect, useState, useSyncExternalStore } from 'react'

/** The device's clock, looked at every so many milliseconds. */
export function useNowEach(milliseconds: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), milliseconds)
    return () => clearInterval(timer)
  }, [milliseconds])
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
