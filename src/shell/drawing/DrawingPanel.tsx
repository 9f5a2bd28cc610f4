/** The panel for drawing and recording: kept while it is put aside, so that nothing in it is lost unasked. */
import { useContext, useEffect, useRef, useState } from 'react'
import type { FormValues } from '../../measures/drawing/amendment.ts'
import { StoreContext, useHoldfast, useIntent } from '../../state/context.tsx'
import {
  DRAWN_KINDS,
  hasShape,
  type Drawing,
  type DrawnKind,
  NO_SKETCH,
} from '../../state/drawing/drawing.ts'
import { setDrawing } from '../../state/drawing/drawing-actions.ts'
import { Button } from '../../ui/Button.tsx'
import { useIsPhone } from '../../ui/media.ts'
import styles from './drawing.module.css'
import { DrawingForm } from './DrawingForm.tsx'
import { DrawnHereList } from './DrawnHereList.tsx'
import { KIND_LABELS } from './field-list.ts'
import { MadeFile, saveMade } from './MadeFile.tsx'
import type { MadeFeedFile } from './making.ts'
import { PhoneBar } from './shape/PhoneBar.tsx'
import { useAlone } from './use-alone.ts'

type AllTyped = Readonly<Record<DrawnKind, FormValues>>
const EMPTY: AllTyped = { site: {}, hotspot: {}, phase: {}, commitment: {} }

interface Props {
  readonly drawing: Drawing
  /** On a phone: shows the map, and nothing over it. */
  readonly onShowMap: () => void
}

export function DrawingPanel({ drawing, onShowMap }: Props) {
  const store = useContext(StoreContext)
  const intend = useIntent()
  const catalogue = useHoldfast((state) => state.catalogue)
  const isPhone = useIsPhone()
  const [typed, setTyped] = useState<AllTyped>(EMPTY)
  const [made, setMade] = useState<MadeFeedFile | null>(null)
  const [isOnMap, setOnMap] = useState(false)
  const { kind, isOpen } = drawing
  const isBar = isPhone && isOnMap && hasShape(kind)
  const isUnsaved = hasAnything(typed, drawing)
  const panel = useAlone(isPhone && isOpen && !isBar)
  useLeaveAsks(isUnsaved)
  const heading = useFocusOnOpen(isOpen, isOpen && !isBar)
  const close = () => setDrawing(store, { isOpen: false })
  const emptied = (of: AllTyped) => {
    setTyped(of)
    setDrawing(store, { sketch: NO_SKETCH, ringMetres: null, comparison: [] })
  }
  const keep = (next: MadeFeedFile) => {
    saveMade(next)
    setMade(next)
    store.setState(({ drawnItems }) => ({ drawnItems: [...drawnItems, next.drawn] }))
    emptied({ ...typed, [kind]: {} })
    setDrawing(store, { isDone: true })
  }
  const more = () => {
    setMade(null)
    setDrawing(store, { isDone: false })
  }
  const showMap = () => {
    intend({ kind: 'set-tab', tab: 'team' })
    onShowMap()
    setOnMap(true)
  }
  if (!catalogue) return null
  if (isBar && isOpen) return <PhoneBar onForm={() => setOnMap(false)} />
  return (
    <section
      ref={panel}
      aria-label="Draw or record"
      hidden={!isOpen}
      className={styles['panel']}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
    >
      <header className={styles['head']}>
        <h2 ref={heading} tabIndex={-1}>
          Draw or record
        </h2>
        <Button kind="icon" icon="close" onClick={close}>
          {isUnsaved ? 'Put aside, with what is in it' : 'Close'}
        </Button>
      </header>
      {made ? (
        <MadeFile made={made} onMore={more} />
      ) : (
        <>
          <KindChoice kind={kind} />
          <DrawingForm
            key={kind}
            drawing={drawing}
            catalogue={catalogue}
            typed={typed[kind]}
            onType={(name, value) => setTyped((all) => ({ ...all, [kind]: { ...all[kind], [name]: value } }))}
            onMade={keep}
            onMap={isPhone && hasShape(kind) ? showMap : null}
          />
          {isUnsaved && <LetGo onLetGo={() => emptied(EMPTY)} />}
        </>
      )}
      <DrawnHereList />
    </section>
  )
}

const hasAnything = (typed: AllTyped, { sketch, comparison }: Drawing) =>
  sketch.corners.length > 0 ||
  comparison.length > 0 ||
  Object.values(typed).some((fields) => Object.values(fields).some((text) => text.trim() !== ''))

function KindChoice({ kind }: { readonly kind: DrawnKind }) {
  const store = useContext(StoreContext)
  return (
    <div className={styles['field']}>
      <label htmlFor="what-to-draw">What</label>
      <select
        id="what-to-draw"
        value={kind}
        onChange={({ currentTarget }) => {
          const next = DRAWN_KINDS.find((one) => one === currentTarget.value)
          if (next) setDrawing(store, { kind: next })
        }}
      >
        {DRAWN_KINDS.map((one) => (
          <option key={one} value={one}>
            {KIND_LABELS[one]}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Asks once more, in place. */
function LetGo({ onLetGo }: { readonly onLetGo: () => void }) {
  const [isAsked, setAsked] = useState(false)
  return (
    <div className={styles['letgo']}>
      {isAsked ? (
        <>
          <p role="status">Let go of all that is typed and drawn here and in no file yet?</p>
          <Button onClick={onLetGo}>Let go of all of it</Button>
          <Button kind="link" onClick={() => setAsked(false)}>
            Keep it
          </Button>
        </>
      ) : (
        <Button kind="link" onClick={() => setAsked(true)}>
          Start afresh
        </Button>
      )}
    </div>
  )
}

/** The browser asks before the page is left, and only then. */
function useLeaveAsks(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
}

/** The heading's ref: it takes the focus when the panel comes, and what opened the panel has it back. */
function useFocusOnOpen(isOpen: boolean, isShown: boolean) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null
    return () => opener?.focus()
  }, [isOpen])
  useEffect(() => {
    if (isShown) heading.current?.focus()
  }, [isShown])
  return heading
}
