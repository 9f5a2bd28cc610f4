/** The sheets of a phone: which is in front, how high each is, and how much room they have. */
import { createContext, useCallback, useMemo, useState } from 'react'
import { orderOfOpening, sheetName } from './sheet-order.ts'
import type { Detent } from './snap.ts'

type Detents = Readonly<Record<string, Detent>>

export interface Sheets {
  /** Name of the sheet that is shown; null: none. */
  readonly front: string | null
  /** Height that the highest sheet may take, in pixels. */
  readonly room: number
  readonly detentOf: (name: string) => Detent
  readonly onDetent: (name: string, detent: Detent) => void
  /** Closes a sheet that has no closing of its own. */
  readonly onClose: (name: string) => void
}

export const SheetsContext = createContext<Sheets>({
  front: null,
  room: 0,
  detentOf: () => 'half',
  onDetent: () => {},
  onClose: () => {},
})

interface SheetsOptions {
  /** Keys of the open sheets (`sheetName`); a changed key raises its sheet. */
  readonly open: readonly string[]
  readonly room: number
  readonly onClose: (name: string) => void
}

interface SheetsState {
  readonly order: readonly string[]
  /** Detents of open sheets that are not at half. */
  readonly detents: Detents
}

/** A sheet opens at half, and keeps its detent as long as it is open. */
export function useSheets({ open, room, onClose }: SheetsOptions): Sheets {
  const [{ order, detents }, setState] = useState<SheetsState>({ order: [], detents: {} })
  const next = orderOfOpening(order, open)
  if (next.join() !== order.join()) {
    const names = next.map(sheetName)
    const kept = Object.entries(detents).filter(([name]) => names.includes(name))
    setState({ order: next, detents: Object.fromEntries(kept) })
  }
  const last = next.at(-1)
  const front = last === undefined ? null : sheetName(last)
  const onDetent = useCallback((name: string, detent: Detent) => {
    setState((state) => {
      const isOpen = state.order.some((key) => sheetName(key) === name)
      return isOpen ? { ...state, detents: { ...state.detents, [name]: detent } } : state
    })
  }, [])
  return useMemo(
    () => ({ front, room, detentOf: (name) => detents[name] ?? 'half', onDetent, onClose }),
    [front, room, detents, onDetent, onClose],
  )
}
