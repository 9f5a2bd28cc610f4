/** React hook that loads the map with its libraries. */
import { useEffect, useState } from 'react'
import type { CityMap } from '../CityMap.tsx'

interface LoadedMap {
  /** Null until it is loaded. */
  readonly Map: typeof CityMap | null
  /** Why it did not load; null: it did, or may still. */
  readonly error: string | null
}

type Outcome = { readonly Map: typeof CityMap } | { readonly error: string }

/** @param mayLoad false while something else comes first */
export function useCityMap(mayLoad: boolean): LoadedMap {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const isAwaited = mayLoad && outcome === null
  useEffect(() => {
    if (!isAwaited) return
    let isCurrent = true
    const settle = (next: Outcome) => {
      if (isCurrent) setOutcome(next)
    }
    // The map libraries are ten times the size of the page and are loaded after the first text.
    import('../CityMap.tsx').then(
      ({ CityMap: Map }) => settle({ Map }),
      (error: unknown) => settle({ error: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      isCurrent = false
    }
  }, [isAwaited])
  return {
    Map: outcome && 'Map' in outcome ? outcome.Map : null,
    error: outcome && 'error' in outcome ? outcome.error : null,
  }
}
