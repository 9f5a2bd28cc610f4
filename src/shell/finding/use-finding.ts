/** What the combo box knows: its text, what that finds, which of it is active, and what choosing one does. */
import { useContext, useEffect, useMemo, useState } from 'react'
import { openPostcodes } from '../../state/effects/postcodes.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import type { Store } from '../../state/store.ts'
import { useIsPhone } from '../../ui/media.ts'
import { cameraFor } from '../../map/camera-target.ts'
import { findsOf, type Find } from './finds.ts'
import { searchResults, type SearchResults } from './found.ts'
import { postcodeBegun } from './postcode-query.ts'

export interface Finding {
  readonly text: string
  readonly found: SearchResults
  readonly isOpen: boolean
  /** Row of the active find among those shown; -1: none is. */
  readonly active: number
  /** Where the map went last, for those who do not see it. */
  readonly said: string
  readonly type: (text: string) => void
  readonly activate: (row: number) => void
  readonly close: () => void
  readonly choose: (find: Find) => void
}

export function useFinding(): Finding {
  const store = useContext(StoreContext)
  const isPhone = useIsPhone()
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [said, setSaid] = useState('')
  const found = useFound(store, text)
  return {
    text,
    found,
    isOpen: isOpen && text.trim() !== '',
    active,
    said,
    type: (typed) => {
      setText(typed)
      setOpen(true)
      setActive(-1)
      setSaid('')
    },
    activate: (row) => {
      setOpen(true)
      setActive(row)
    },
    close: () => {
      setOpen(false)
      setActive(-1)
    },
    choose: (find) => {
      setText(find.name)
      setOpen(false)
      setActive(-1)
      setSaid(`The map shows ${find.name}.`)
      show(store, find, isPhone)
    },
  }
}

/** The postcodes are asked for when the text begins to look like one. */
function useFound(store: Store, text: string): SearchResults {
  const ground = useHoldfast((state) => state.geography)
  const catalogue = useHoldfast((state) => state.catalogue)
  const postcodes = useHoldfast((state) => state.postcodes)
  const wantsPostcodes = postcodeBegun(text) !== null
  useEffect(() => {
    if (wantsPostcodes) void openPostcodes(store)
  }, [store, wantsPostcodes])
  const finds = useMemo(
    () => (ground && catalogue ? findsOf(ground.borough, catalogue) : []),
    [ground, catalogue],
  )
  const place = ground?.place ?? null
  return useMemo(() => searchResults(text, finds, { postcodes, place }), [text, finds, postcodes, place])
}

/** Moves the map there, and chooses what can be chosen. */
function show(store: Store, { chosen, where }: Find, isPhone: boolean) {
  const panel = document.getElementById('panel-team')
  const whole = { width: panel?.clientWidth ?? 0, height: panel?.clientHeight ?? 0 }
  const hasDetails = chosen !== null || store.getState().view.chosen !== null
  store.dispatch({ kind: 'set-tab', tab: 'team' })
  store.dispatch({ kind: 'rest-camera', camera: cameraFor(where, { whole, isPhone, hasDetails }) })
  if (chosen) store.dispatch({ kind: 'choose', chosen })
}
