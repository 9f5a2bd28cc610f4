/** How a button opens the panel for planning a shift. */
import { useCallback, useContext } from 'react'
import { StoreContext, useHoldfast } from '../context.tsx'
import { NEW_PLANNING } from './planning.ts'

/** What was chosen would stand over the panel, what is drawn in its place: both make room. */
export function useOpenPlanning() {
  const store = useContext(StoreContext)
  const isOpen = useHoldfast(({ planning, view }) => (planning?.isOpen ?? false) && view.chosen === null)
  const open = useCallback(() => {
    const { planning, drawing } = store.getState()
    store.dispatch(
      { kind: 'choose', chosen: null },
      {
        planning: { ...(planning ?? NEW_PLANNING), isOpen: true },
        drawing: drawing && { ...drawing, isOpen: false },
      },
    )
  }, [store])
  return { isOpen, open }
}
