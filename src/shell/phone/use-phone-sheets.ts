/** Which sheets of a phone are open, from the state and from what the bar at the foot opened, and how much room they have. */
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { useHoldfast } from '../../state/context.tsx'
import { isPlanShown } from '../../state/planning/plan-access.ts'
import type { State } from '../../state/store.ts'
import { useSheets, type Sheets } from '../../ui/sheet/sheets-context.ts'

/** The sheets that only a phone has; the others open with what they show. */
export type BarSheet = 'layers' | 'time' | 'more'

/** The one that is open, and how often one was opened: opening it again raises it. */
interface OpenBarSheet {
  readonly name: BarSheet | null
  readonly turn: number
}

/** Sheets that keep what is typed or chosen in them when the map is asked for: they are lowered. */
const LOWERED = ['details', 'tonight', 'plan', 'drawing']

const NO_SHEETS: readonly string[] = []

interface PhoneSheets {
  readonly sheets: Sheets
  readonly open: (sheet: BarSheet) => void
  /** Closes what the bar opened. */
  readonly closeBar: () => void
  /** Closes or lowers whatever covers the map. */
  readonly clear: () => void
}

interface PhoneSheetsOptions {
  readonly room: number
  readonly hasTable: boolean
  readonly onCloseTable: () => void
}

export function usePhoneSheets({ room, hasTable, onCloseTable }: PhoneSheetsOptions): PhoneSheets {
  const [bar, setBar] = useState<OpenBarSheet>({ name: null, turn: 0 })
  const ofState = useHoldfast(openInState)
  const isTeam = useHoldfast(({ view }) => view.tab === 'team')
  const isBarShown = bar.name !== null && (isTeam || bar.name !== 'layers')
  // The tour points at what lies under them.
  const isTourOn = useHoldfast((state) => state.isTourOn)
  const keys = [
    ...(ofState === '' ? [] : ofState.split(' ')),
    ...(hasTable && isTeam ? ['table'] : []),
    ...(isBarShown ? [`${bar.name}:${bar.turn}`] : []),
  ]
  const closeBar = useCallback(() => setBar(({ turn }) => ({ name: null, turn })), [])
  const sheets = useSheets({ open: isTourOn ? NO_SHEETS : keys, room, onClose: closeBar })
  const { onDetent } = sheets
  const clear = useCallback(() => {
    closeBar()
    onCloseTable()
    for (const name of LOWERED) onDetent(name, 'peek')
  }, [closeBar, onCloseTable, onDetent])
  const open = useCallback((name: BarSheet) => setBar(({ turn }) => ({ name, turn: turn + 1 })), [])
  return { sheets, open, closeBar, clear }
}

/** Keys of the sheets that the state opens, joined by spaces so that the selector's result is stable. */
function openInState(state: State): string {
  const { view, drawing } = state
  if (drawing?.isOpen) return 'drawing'
  if (view.tab === 'board') return ''
  const { chosen } = view
  return [
    view.tab === 'tonight' && 'tonight',
    chosen && `details:${chosen.kind}:${encodeURIComponent(chosen.id)}`,
    isPlanShown(state) && 'plan',
  ]
    .filter(Boolean)
    .join(' ')
}

interface SheetRoom {
  readonly main: RefObject<HTMLElement | null>
  /** The strip and the messages above the sheets. */
  readonly messages: RefObject<HTMLDivElement | null>
  /** Height in pixels between the messages and the bar at the foot. */
  readonly room: number
}

/** Height of the strip with the status, under which the map begins: main.module.css. */
const STRIP_HEIGHT = 24

/** Measures the room, and publishes how much of the map the messages cover. */
export function useSheetRoom(): SheetRoom {
  const main = useRef<HTMLElement>(null)
  const messages = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(0)
  useEffect(() => {
    const [outer, above] = [main.current, messages.current]
    if (!outer || !above) return
    const measure = () => {
      setRoom(Math.max(0, outer.clientHeight - above.offsetHeight))
      const covered = Math.max(0, above.offsetHeight - STRIP_HEIGHT)
      document.documentElement.style.setProperty('--messages-cover', `${covered}px`)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(outer)
    observer.observe(above)
    measure()
    return () => observer.disconnect()
  }, [])
  return { main, messages, room }
}
