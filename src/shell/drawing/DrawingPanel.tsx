/** Panel for drawing sites and hotspots and recording decisions; it stays mounted when closed, so that no input is lost. */
import { useContext, useEffect, useRef, useState } from 'react'
import { StoreContext, useHoldfast, useIntent } from '../../state/context.tsx'
import { setDrawing, typeInto } from '../../state/drawing/drawing-actions.ts'
import {
  DRAWN_KINDS,
  hasShape,
  type Drawing,
  type DrawnKind,
  NO_SKETCH,
  NO_TYPED,
} from '../../state/drawing/drawing.ts'
import { hasInput } from '../../state/unfinished/unfinished-work.ts'
import { useWorkKept } from '../../state/unfinished/use-work-kept.ts'
import { Button } from '../../ui/Button.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { Sheet } from '../../ui/sheet/Sheet.tsx'
import { DrawingForm } from './DrawingForm.tsx'
import { DrawnHereList, FeedFileResult, saveFeedFile } from './drawn-results.tsx'
import { KIND_LABELS } from './field-list.ts'
import type { MadeFeedFile } from './make-feed-file.ts'
import { PhoneBar } from './shape-controls.tsx'
import styles from './drawing.module.css'

interface DrawingPanelProps {
  readonly drawing: Drawing
  /** On a phone: closes every sheet over the map. */
  readonly onShowMap: () => void
}

export function DrawingPanel({ drawing, onShowMap }: DrawingPanelProps) {
  const store = useContext(StoreContext)
  const intend = useIntent()
  const catalogue = useHoldfast((state) => state.catalogue)
  const isPhone = useIsPhone()
  const [result, setResult] = useState<MadeFeedFile | null>(null)
  const [isDrawingOnMap, setDrawingOnMap] = useState(false)
  const { kind, isOpen, typed } = drawing
  const isPhoneBar = isPhone && isDrawingOnMap && hasShape(kind)
  const kept = useWorkKept()
  const isUnsaved = hasInput(drawing)
  useLeaveWarning(isUnsaved)
  const heading = useFocusOnOpen(isOpen, isOpen && !isPhoneBar)
  const close = () => setDrawing(store, { isOpen: false })
  const closeLabel = isUnsaved ? 'Close, and keep what is in it' : 'Close'
  const resetInput = (typedNext: Drawing['typed']) =>
    setDrawing(store, { typed: typedNext, sketch: NO_SKETCH, ringMetres: null, comparison: [] })
  const finish = (next: MadeFeedFile) => {
    saveFeedFile(next)
    setResult(next)
    store.setState(({ drawnItems }) => ({ drawnItems: [...drawnItems, next.drawn] }))
    resetInput({ ...typed, [kind]: {} })
    setDrawing(store, { isDone: true })
  }
  const startAnother = () => {
    setResult(null)
    setDrawing(store, { isDone: false })
  }
  const showMap = () => {
    intend({ kind: 'set-tab', tab: 'team' })
    onShowMap()
    setDrawingOnMap(true)
  }
  if (!catalogue) return null
  if (isPhoneBar && isOpen) return <PhoneBar onForm={() => setDrawingOnMap(false)} />
  return (
    <Sheet
      name="drawing"
      what="the form"
      aria-label="Draw or record"
      hidden={!isOpen}
      className={styles['panel']}
      closeLabel={closeLabel}
      onClose={close}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
    >
      <header className={styles['head']}>
        <h2 ref={heading} tabIndex={-1}>
          Draw or record
        </h2>
        <Button kind="icon" icon="close" onClick={close}>
          {closeLabel}
        </Button>
      </header>
      {result ? (
        <FeedFileResult result={result} onMore={startAnother} />
      ) : (
        <>
          <KindChoice kind={kind} />
          <DrawingForm
            key={kind}
            drawing={drawing}
            catalogue={catalogue}
            typed={typed[kind]}
            onType={(name, value) => typeInto(store, { name, value })}
            onMade={finish}
            onMap={isPhone && hasShape(kind) ? showMap : null}
          />
          {isUnsaved && <DiscardInput onDiscard={() => resetInput(NO_TYPED)} />}
        </>
      )}
      {kept !== null && <p className={styles['hint']}>{kept}</p>}
      <DrawnHereList />
    </Sheet>
  )
}

function KindChoice({ kind }: { readonly kind: DrawnKind }) {
  const store = useContext(StoreContext)
  return (
    <div className={styles['field']}>
      <label htmlFor="what-to-draw">What</label>
      <select
        id="what-to-draw"
        value={kind}
        onChange={({ currentTarget }) => {
          const next = DRAWN_KINDS.find((drawnKind) => drawnKind === currentTarget.value)
          if (next) setDrawing(store, { kind: next })
        }}
      >
        {DRAWN_KINDS.map((drawnKind) => (
          <option key={drawnKind} value={drawnKind}>
            {KIND_LABELS[drawnKind]}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Discards all input after a confirmation in place. */
function DiscardInput({ onDiscard }: { readonly onDiscard: () => void }) {
  const [isConfirming, setConfirming] = useState(false)
  return (
    <div className={styles['discard']}>
      {isConfirming ? (
        <>
          <p role="status">Delete all that is typed and drawn here and not yet in a file?</p>
          <Button onClick={onDiscard}>Delete all of it</Button>
          <Button kind="link" onClick={() => setConfirming(false)}>
            Keep it
          </Button>
        </>
      ) : (
        <Button kind="link" onClick={() => setConfirming(true)}>
          Start afresh
        </Button>
      )}
    </div>
  )
}

/** Makes the browser ask before the page is left while there is unsaved input. */
function useLeaveWarning(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return
    const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', onBeforeUnload)
    return () => window.removeEventListener('beforeunload', onBeforeUnload)
  }, [isUnsaved])
}

/** Ref of the heading, focused when the panel is shown; closing the panel restores the focus to its opener. */
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
