/** What kind of screen the page is on, as React state. */
import { useSyncExternalStore } from 'react'

/** Below this width one question is shown at a time. */
const PHONE = '(width < 1000px)'

function watch(onChange: () => void) {
  const query = matchMedia(PHONE)
  query.addEventListener('change', onChange)
  return () => {
    query.removeEventListener('change', onChange)
  }
}

export const useIsPhone = () => useSyncExternalStore(watch, () => matchMedia(PHONE).matches)
