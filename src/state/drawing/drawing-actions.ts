/** Carries what a person does to a drawing into the store. */
import type { Store } from '../store.ts'
import { newDrawing, type Drawing, type DrawnKind } from './drawing.ts'
import { sketched, type Gesture } from './sketch.ts'

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
