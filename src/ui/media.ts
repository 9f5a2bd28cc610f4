/** Media queries as React state. */
import { useSyncExternalStore } from 'react'

/** Screens below this width get the phone layout; paper never does. */
const PHONE_QUERY = 'screen and (width < 1000px)'

function subscribe(onChange: () => void) {
  const query = matchMedia(PHONE_QUERY)
  query.addEventListener('change', onChange)
  return () => {
    query.removeEventListener('change', onChange)
  }
}

/** Whether the phone layout applies; renders again when that changes. */
export const useIsPhone = () => useSyncExternalStore(subscribe, () => matchMedia(PHONE_QUERY).matches)
