/** Carries what a person does to a drawing into the store. */

import type { Store } from '../store.ts'
import { newDrawing, type Drawing, type DrawnKind, sketched, type Gesture } from './drawing.ts'
import { useCallback, useContext } from 'react'
import { StoreContext, useHoldfast } from '../context.tsx'

/** Opens the panel as it was left, or anew. */
export function openDrawing(store: Store, kind: DrawnKind) {
  const { drawing } = store.getState()
  // What was chosen would stand under the panel.
  store.dispatch(
    { kind: 'choose', chosen: null },
    { drawing: { ...(drawing ?? newDrawing(kind)), isOpen: true } },
  )
}

export function draw(store: Store, gesture: Gesture) {
  store.setState(({ drawing }) =>
    drawing ? { drawing: { ...drawing, sketch: sketched(drawing.sketch, gesture) } } : {},
  )
}

export function setDrawing(store: Store, change: Partial<Drawing>) {
  store.setState(({ drawing }) => (drawing ? { drawing: { ...drawing, ...change } } : {}))
}

/** How a button opens the panel for drawing and recording. */

/** Opens what was put aside, else a new form of the kind. */
export function useOpenDrawing(kind: DrawnKind) {
  const store = useContext(StoreContext)
  const isOpen = useHoldfast(({ drawing }) => drawing?.isOpen ?? false)
  const open = useCallback(() => openDrawing(store, kind), [store, kind])
  return { isOpen, open }
}
