/** Controls of the shape being drawn: its measures, a button for every map gesture, and the bar on phones. */
import { useContext, useId, useEffect, useRef, useMemo, type RefObject } from 'react'
import type { Position } from '../../domain/geography.ts'
import { pixelAt, positionAt } from '../../map/mercator.ts'
import {
  countInShape,
  hectareWords,
  largeHotspotWords,
  polygonOf,
  shapeFault,
} from '../../measures/drawing/shape-words.ts'
import { boundWords, knowledgeIn } from '../../measures/feeds/known-words.ts'
import type { Knowledge } from '../../measures/figure.ts'
import { scopedStatement, type Scope } from '../../measures/scope.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { draw } from '../../state/drawing/drawing-actions.ts'
import { NO_SKETCH, type SketchEdit, type Sketch } from '../../state/drawing/drawing.ts'
import { chosenFlags } from '../../state/selection.ts'
import type { Viewport } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { plural } from '../../ui/numbers.ts'
import { CornerList } from './CornerList.tsx'
import { FaultLine } from './Field.tsx'
import styles from './drawing.module.css'

/** The centre of the visible map, where the crosshair is. */
function crosshairOf({ box, zoom }: Viewport): Position {
  const northWest = pixelAt([box.west, box.north], zoom)
  const southEast = pixelAt([box.east, box.south], zoom)
  return positionAt({ x: (northWest.x + southEast.x) / 2, y: (northWest.y + southEast.y) / 2 }, zoom)
}

interface ShapePartProps {
  /** Error message found when the form was submitted. */
  readonly fault: string | null
  /** On a phone: hides the form and shows the map; null elsewhere. */
  readonly onMap: (() => void) | null
}

/** Section of the form with the shape's measures, buttons and corners. */
export function ShapePart({ fault, onMap }: ShapePartProps) {
  const id = useId()
  const shape = useShape()
  const shownFault = shape.fault ?? fault
  return (
    <section className={styles['shape']} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>Shape</h3>
      {onMap ? (
        <Button
          kind="main"
          onClick={onMap}
          data-fault={shownFault !== null}
          aria-describedby={shownFault ? `${id}-fault` : undefined}
        >
          Draw on the map
        </Button>
      ) : (
        <p className={styles['hint']}>
          Click the corners on the map; a double click or Enter closes the shape, Backspace undoes a corner.
          With the keyboard, arrow keys move the map and Enter places a corner at its crosshair.
        </p>
      )}
      <p role="status" className={styles['figures']}>
        {shape.summary}
      </p>
      {shape.advice !== null && <p className={styles['hint']}>{shape.advice}</p>}
      <FaultLine id={`${id}-fault`} text={shownFault} />
      {!onMap && <ShapeButtons faultId={shownFault ? `${id}-fault` : null} />}
      {shape.sketch.corners.length > 0 && <CornerList corners={shape.sketch.corners} />}
    </section>
  )
}

interface ShapeButtonsProps {
  /** Element id of the error message. */
  readonly faultId: string | null
  readonly containerRef?: RefObject<HTMLDivElement | null>
}

function ShapeButtons({ faultId, containerRef }: ShapeButtonsProps) {
  const store = useContext(StoreContext)
  const { sketch } = useShape()
  const { corners, isClosed, before: discarded } = sketch
  const perform = (gesture: SketchEdit) => () => draw(store, gesture)
  const place = () => {
    const { viewport } = store.getState()
    if (viewport) draw(store, { kind: 'place', at: crosshairOf(viewport) })
  }
  return (
    <div ref={containerRef} className={styles['buttons']}>
      <Button
        icon="plus"
        disabled={isClosed}
        onClick={place}
        data-fault={faultId !== null && !isClosed}
        aria-describedby={faultId ?? undefined}
      >
        Place a corner
      </Button>
      <Button
        disabled={corners.length === 0}
        onClick={perform({ kind: 'take-back' })}
        data-fault={faultId !== null && isClosed}
        aria-describedby={isClosed ? (faultId ?? undefined) : undefined}
      >
        {isClosed ? 'Open again' : 'Undo'}
      </Button>
      <Button disabled={isClosed || corners.length < 3} onClick={perform({ kind: 'close' })}>
        Close the shape
      </Button>
      {discarded ? (
        <Button kind="link" onClick={perform({ kind: 'bring-back' })}>
          Bring the shape back
        </Button>
      ) : (
        <Button kind="link" disabled={corners.length === 0} onClick={perform({ kind: 'let-go' })}>
          Remove shape
        </Button>
      )}
    </div>
  )
}

/** Bar on phones with the drawing buttons, while the form is hidden for the map. */
export function PhoneBar({ onForm }: { readonly onForm: () => void }) {
  const { summary, fault, advice } = useShape()
  const buttons = useRef<HTMLDivElement>(null)
  useEffect(() => buttons.current?.querySelector('button')?.focus(), [])
  return (
    <section aria-label="Draw or record" className={styles['bar']}>
      <p role="status">{summary}</p>
      {advice !== null && <p className={styles['hint']}>{advice}</p>}
      <FaultLine id="phone-bar-fault" text={fault} />
      <ShapeButtons containerRef={buttons} faultId={fault ? 'phone-bar-fault' : null} />
      <Button kind="main" onClick={onForm}>
        Back to the form
      </Button>
    </section>
  )
}

interface ShapeStatus {
  readonly sketch: Sketch
  /** Number of corners, area in hectares and number of incidents inside, in one or two sentences. */
  readonly summary: string
  readonly fault: string | null
  /** What is unusual about the shape, though it may be kept; null where nothing is. */
  readonly advice: string | null
}

/** The shape as drawn so far, with its summary and what is wrong with it. */
function useShape(): ShapeStatus {
  const sketch = useHoldfast(({ drawing }) => drawing?.sketch ?? NO_SKETCH)
  const outline = useHoldfast(({ geography }) => geography?.borough.outline ?? null)
  const count = useIncidentCount(sketch)
  const fault = useMemo(
    () => outline && shapeFault(sketch.corners, sketch.isClosed, outline),
    [sketch.corners, sketch.isClosed, outline],
  )
  const isHotspot = useHoldfast(({ drawing }) => drawing?.kind === 'hotspot')
  const advice =
    isHotspot && fault === null && sketch.isClosed ? largeHotspotWords(polygonOf(sketch.corners)) : null
  return { sketch, summary: shapeSummary(sketch, count), fault, advice }
}

interface IncidentCount {
  readonly count: number
  readonly known: Knowledge['known']
  /** Days and categories alone: hours and areas do not narrow the count. */
  readonly scope: Scope
}

/** Number of incidents inside the shape in the window and chosen categories; null where it cannot be counted. */
function useIncidentCount({ corners }: Sketch): IncidentCount | null {
  const view = useHoldfast((state) => state.view)
  const catalogue = useHoldfast((state) => state.catalogue)
  const shownScope = useHoldfast(({ shown }) => shown?.scope ?? null)
  const chosen = useMemo(() => catalogue && chosenFlags(view, catalogue), [view, catalogue])
  return useMemo(() => {
    if (!catalogue || !shownScope || !chosen) return null
    const scope: Scope = { ...shownScope, baseline: null, hours: null, areas: [] }
    const count = countInShape(
      catalogue.index,
      { ...scope.window, chosen, groupOf: catalogue.groupOf },
      corners,
    )
    const { known } = knowledgeIn(catalogue, 'incidents', scope.window)
    return count === null ? null : { count, known, scope }
  }, [catalogue, shownScope, chosen, corners])
}

function shapeSummary({ corners, isClosed }: Sketch, counted: IncidentCount | null): string {
  const hectares = hectareWords(corners)
  if (corners.length === 0) return 'No corner yet.'
  const state = `${plural(corners.length, 'corner')}, ${isClosed ? 'closed' : 'still open'}.`
  if (hectares === null || !counted) return state
  const inside =
    counted.known === 'yes'
      ? `${plural(counted.count, 'incident')} inside`
      : `incidents inside: ${boundWords(counted.count, counted.known)}`
  return `${state} ${hectares}. ${scopedStatement(counted.scope, inside)}.`
}
