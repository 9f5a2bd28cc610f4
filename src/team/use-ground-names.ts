/** Streets and postcodes for the names on the map, loaded when it is close enough to show them. */
import { useContext, useEffect, useMemo } from 'react'
import { SECTOR_ZOOM, type GroundNames } from '../map/base/ground-names.ts'
import { StoreContext, useHoldfast } from '../state/context.tsx'
import { openPostcodes } from '../state/effects/postcodes.ts'
import { openStreets } from '../state/effects/streets.ts'

/** Zoom levels before the first names, so that they are there in time. */
const AHEAD = 0.5

/** Null until a list is loaded; a list that does not open leaves its names out. */
export function useGroundNames(): GroundNames | null {
  const store = useContext(StoreContext)
  const isClose = useHoldfast(({ viewport }) => (viewport?.zoom ?? 0) >= SECTOR_ZOOM - AHEAD)
  const streets = useHoldfast((state) => state.streets)
  const postcodes = useHoldfast((state) => state.postcodes)
  useEffect(() => {
    if (!isClose) return
    void openStreets(store)
    void openPostcodes(store)
  }, [store, isClose])
  return useMemo(
    () =>
      streets.kind === 'open' || postcodes.kind === 'open'
        ? {
            streets: streets.kind === 'open' ? streets.list : [],
            postcodes: postcodes.kind === 'open' ? postcodes.list : [],
          }
        : null,
    [streets, postcodes],
  )
}
