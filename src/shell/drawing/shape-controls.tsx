/** The part of a form that draws: what is said of the shape, a button for every gesture, the corners as numbers. */

import { useContext, useId, useEffect, useRef, useMemo, type RefObject } from 'react'
import { pixelAt, positionAt } from '../../map/mercator.ts'
import type { Position } from '../../domain/geography.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { draw } from '../../state/drawing/drawing-actions.ts'
import { NO_SKETCH, type Gesture, type Sketch } from '../../state/drawing/sketch.ts'
import type { Viewport } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { CornerList } from './CornerList.tsx'
import styles from './drawing.module.css'
import { FaultLine } from './Field.tsx'
import type { DaySpan } from '../../domain/day.ts'
import { countInShape } from '../../measures/drawing/count-in-shape.ts'
import { hectareWords, shapeFault } from '../../measures/drawing/shape-words.ts'
import { chosenFlags } from '../../state/selection.ts'
import { formatSpan, plural } from '../../ui/numbers.ts'

/** The middle of what the map shows: where its crosshair stands. */
function crosshairOf({ box, zoom }: Viewport): Position {
  const northWest = pixelAt([box.west, box.north], zoom)
  const southEast = pixelAt([box.east, box.south], zoom)
  return positionAt({ x: (northWest.x + southEast.x) / 2, y: (northWest.y + southEast.y) / 2 }, zoom)
}

interface Props {
  /** What is wrong once somebody wants to use it. */
  readonly fault: string | null
  /** On a phone: lays the form aside for the map. */
  readonly onMap: (() => void) | null
}

export function ShapePart({ fault, onMap }: Props) {
  const id = useId()
  const shape = useShape()
  const said = shape.fault ?? fault
  return (
    <section className={styles['shape']} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>Shape</h3>
      {onMap ? (
        <Button
          kind="main"
          onClick={onMap}
          data-fault={said !== null}
          aria-describedby={said ? `${id}-fault` : undefined}
        >
          Draw on the map
        </Button>
      ) : (
        <p className={styles['hint']}>
          Click the corners on the map; a double click or Enter closes the shape, Backspace takes a corner
          back. With the keyboard, arrow keys move the map and Enter places a corner at its crosshair.
        </p>
      )}
      <p role="status" className={styles['figures']}>
        {shape.words}
      </p>
      <FaultLine id={`${id}-fault`} text={said} />
      {!onMap && <ShapeButtons faultId={said ? `${id}-fault` : null} />}
      {shape.sketch.corners.length > 0 && <CornerList corners={shape.sketch.corners} />}
    </section>
  )
}

interface ButtonsProps {
  /** Of the sentence that says what is wrong. */
  readonly faultId: string | null
  readonly first?: RefObject<HTMLDivElement | null>
}

export function ShapeButtons({ faultId, first }: ButtonsProps) {
  const store = useContext(StoreContext)
  const { sketch } = useShape()
  const { corners, isClosed, before } = sketch
  const does = (gesture: Gesture) => () => draw(store, gesture)
  const place = () => {
    const { sight } = store.getState()
    if (sight) draw(store, { kind: 'place', at: crosshairOf(sight) })
  }
  return (
    <div ref={first} className={styles['buttons']}>
      <Button
        icon="plus"
        disabled={isClosed}
        onClick={place}
        data-fault={faultId !== null}
        aria-describedby={faultId ?? undefined}
      >
        Place a corner
      </Button>
      <Button disabled={corners.length === 0} onClick={does({ kind: 'take-back' })}>
        {isClosed ? 'Open again' : 'Take back'}
      </Button>
      <Button disabled={isClosed || corners.length < 3} onClick={does({ kind: 'close' })}>
        Close the shape
      </Button>
      {before ? (
        <Button kind="link" onClick={does({ kind: 'bring-back' })}>
          Bring the shape back
        </Button>
      ) : (
        <Button kind="link" disabled={corners.length === 0} onClick={does({ kind: 'let-go' })}>
          Let go of it
        </Button>
      )}
    </div>
  )
}

/** On a phone: the bar with which a shape is drawn while the form is laid aside for the map. */

export function PhoneBar({ onForm }: { readonly onForm: () => void }) {
  const { words, fault } = useShape()
  const buttons = useRef<HTMLDivElement>(null)
  useEffect(() => buttons.current?.querySelector('button')?.focus(), [])
  return (
    <section aria-label="Draw or record" className={styles['bar']}>
      <p role="status">{words}</p>
      <FaultLine id="phone-bar-fault" text={fault} />
      <ShapeButtons first={buttons} faultId={fault ? 'phone-bar-fault' : null} />
      <Button kind="main" onClick={onForm}>
        Back to the form
      </Button>
    </section>
  )
}

/** What is known of the shape in hand at this moment: its size, how many incidents stand in it, and what is wrong. */

interface ShapeNow {
  readonly sketch: Sketch
  /** `4 corners, open.`, `12.4 ha.` and how many incidents, in one or two sentences. */
  readonly words: string
  readonly fault: string | null
}

export function useShape(): ShapeNow {
  const sketch = useHoldfast(({ drawing }) => drawing?.sketch ?? NO_SKETCH)
  const outline = useHoldfast(({ ground }) => ground?.borough.outline ?? null)
  const count = useCount(sketch)
  const fault = useMemo(
    () => outline && shapeFault(sketch.corners, sketch.isClosed, outline),
    [sketch.corners, sketch.isClosed, outline],
  )
  return { sketch, words: wordsOf(sketch, count), fault }
}

interface Counted {
  readonly count: number
  readonly window: DaySpan
}

function useCount({ corners }: Sketch): Counted | null {
  const view = useHoldfast((state) => state.view)
  const catalogue = useHoldfast((state) => state.catalogue)
  const window = useHoldfast(({ shown }) => shown?.window ?? null)
  const chosen = useMemo(() => catalogue && chosenFlags(view, catalogue), [view, catalogue])
  return useMemo(() => {
    if (!catalogue || !window || !chosen) return null
    const count = countInShape(catalogue.index, { ...window, chosen, groupOf: catalogue.groupOf }, corners)
    return count === null ? null : { count, window }
  }, [catalogue, window, chosen, corners])
}

function wordsOf({ corners, isClosed }: Sketch, counted: Counted | null): string {
  const hectares = hectareWords(corners)
  if (corners.length === 0) return 'No corner yet.'
  const state = `${plural(corners.length, 'corner')}, ${isClosed ? 'closed' : 'still open'}.`
  if (hectares === null || !counted) return state
  const { from, to } = counted.window
  const incidents = `${plural(counted.count, 'incident')} inside from ${formatSpan(from, to)}`
  return `${state} ${hectares}, ${incidents}, in the chosen categories.`
}
