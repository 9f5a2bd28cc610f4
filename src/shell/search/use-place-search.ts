/** State of the place search: text, results, active option, and what choosing an entry does to the map. */
import { useContext, useEffect, useMemo, useState } from 'react'
import { cameraFor } from '../../map/covered-area.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { openPostcodes } from '../../state/effects/postcodes.ts'
import { openStreets } from '../../state/effects/streets.ts'
import type { Store } from '../../state/store.ts'
import { useIsPhone } from '../../ui/media.ts'
import { searchEntriesOf, type SearchEntry } from './search-entries.ts'
import { streetEntriesOf } from './street-entries.ts'
import { searchResults, type SearchResults, postcodePrefix } from './search-results.ts'

export interface PlaceSearch {
  readonly text: string
  readonly results: SearchResults
  readonly isOpen: boolean
  /** Index of the active entry among those shown; -1 where none is. */
  readonly active: number
  /** Where the map moved last, for screen readers. */
  readonly announcement: string
  readonly type: (text: string) => void
  readonly activate: (row: number) => void
  readonly close: () => void
  readonly choose: (entry: SearchEntry) => void
}

export function usePlaceSearch(): PlaceSearch {
  const store = useContext(StoreContext)
  const isPhone = useIsPhone()
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [announcement, setAnnouncement] = useState('')
  const results = useSearchResults(store, text)
  return {
    text,
    results,
    isOpen: isOpen && text.trim() !== '',
    active,
    announcement,
    type: (typed) => {
      setText(typed)
      setOpen(true)
      setActive(-1)
      setAnnouncement('')
    },
    activate: (row) => {
      setOpen(true)
      setActive(row)
    },
    close: () => {
      setOpen(false)
      setActive(-1)
    },
    choose: (entry) => {
      setText(entry.name)
      setOpen(false)
      setActive(-1)
      setAnnouncement(`The map shows ${entry.name}.`)
      showEntry(store, entry, isPhone)
    },
  }
}

/** Postcodes are loaded once the text looks like the beginning of one, streets with the first text that does not. */
function useSearchResults(store: Store, text: string): SearchResults {
  const geography = useHoldfast((state) => state.geography)
  const catalogue = useHoldfast((state) => state.catalogue)
  const postcodes = useHoldfast((state) => state.postcodes)
  const streets = useHoldfast((state) => state.streets)
  const needsPostcodes = postcodePrefix(text) !== null
  const needsStreets = !needsPostcodes && text.trim() !== ''
  useEffect(() => {
    if (needsPostcodes) void openPostcodes(store)
  }, [store, needsPostcodes])
  useEffect(() => {
    if (needsStreets) void openStreets(store)
  }, [store, needsStreets])
  const entries = useMemo(
    () => (geography && catalogue ? searchEntriesOf(geography.borough, catalogue) : []),
    [geography, catalogue],
  )
  const streetEntries = useMemo(
    () =>
      streets.kind === 'open' && geography && catalogue
        ? streetEntriesOf(streets.list, { places: geography.borough.places, areas: catalogue.areas })
        : [],
    [streets, geography, catalogue],
  )
  const all = useMemo(() => [...entries, ...streetEntries], [entries, streetEntries])
  const place = geography?.place ?? null
  return useMemo(
    () => searchResults(text, all, { postcodes, streets, place }),
    [text, all, postcodes, streets, place],
  )
}

/** Moves the map to the entry and selects what it stands for. */
function showEntry(store: Store, { chosen, where }: SearchEntry, isPhone: boolean) {
  const panel = document.getElementById('panel-team')
  const mapSize = { width: panel?.clientWidth ?? 0, height: panel?.clientHeight ?? 0 }
  const hasDetails = chosen !== null || store.getState().view.chosen !== null
  store.dispatch({ kind: 'set-tab', tab: 'team' })
  store.dispatch({ kind: 'rest-camera', camera: cameraFor(where, { size: mapSize, isPhone, hasDetails }) })
  if (chosen) store.dispatch({ kind: 'choose', chosen })
}
