/** Actions of the panel for drawing and recording: opening it, and editing its state. */
import type { Store } from '../store.ts'
import { newDrawing, type Drawing, type DrawnKind, sketchAfter, type SketchEdit } from './drawing.ts'
import { useCallback, useContext } from 'react'
import { StoreContext, useHoldfast } from '../context.tsx'

/** Opens the panel with its retained content, or a new form of this kind. */
export function openDrawing(store: Store, kind: DrawnKind) {
  const { drawing } = store.getState()
  // The details panel would cover the drawing panel.
  store.dispatch(
    { kind: 'choose', chosen: null },
    { drawing: { ...(drawing ?? newDrawing(kind)), isOpen: true } },
  )
}

/** Applies an editing operation to the sketch. */
export function draw(store: Store, gesture: SketchEdit) {
  store.setState(({ drawing }) =>
    drawing ? { drawing: { ...drawing, sketch: sketchAfter(drawing.sketch, gesture) } } : {},
  )
}

export function setDrawing(store: Store, change: Partial<Drawing>) {
  store.setState(({ drawing }) => (drawing ? { drawing: { ...drawing, ...change } } : {}))
}

/** Sets a field of the form that is shown. */
export function typeInto(store: Store, { name, value }: { readonly name: string; readonly value: string }) {
  store.setState(({ drawing }) => {
    if (!drawing) return {}
    const { kind, typed } = drawing
    return { drawing: { ...drawing, typed: { ...typed, [kind]: { ...typed[kind], [name]: value } } } }
  })
}

/** Whether the panel is open, and a function that opens it with its retained content or a new form of this kind. */
export function useOpenDrawing(kind: DrawnKind) {
  const store = useContext(StoreContext)
  const isOpen = useHoldfast(({ drawing }) => drawing?.isOpen ?? false)
  const open = useCallback(() => openDrawing(store, kind), [store, kind])
  return { isOpen, open }
}
