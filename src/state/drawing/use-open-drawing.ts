/** How a button opens the panel for drawing and recording. */
import { useCallback, useContext } from 'react'
import { StoreContext, useHoldfast } from '../context.tsx'
import type { DrawnKind } from './drawing.ts'
import { openDrawing } from './drawing-actions.ts'

/** Opens what was put aside, else a new form of the kind. */
export function useOpenDrawing(kind: DrawnKind) {
  const store = useContext(StoreContext)
  const isOpen = useHoldfast(({ drawing }) => drawing?.isOpen ?? false)
  const open = useCallback(() => openDrawing(store, kind), [store, kind])
  return { isOpen, open }
}
