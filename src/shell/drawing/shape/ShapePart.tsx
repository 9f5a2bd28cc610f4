/** The part of a form that draws: what is said of the shape, a button for every gesture, the corners as numbers. */
import { useContext, useId, type RefObject } from 'react'
import { pixelAt, positionAt } from '../../../map/mercator.ts'
import type { Position } from '../../../domain/geography.ts'
import { StoreContext } from '../../../state/context.tsx'
import { draw } from '../../../state/drawing/drawing-actions.ts'
import type { SketchEdit } from '../../../state/drawing/drawing.ts'
import type { Viewport } from '../../../state/store.ts'
import { Button } from '../../../ui/Button.tsx'
import { CornerList } from './CornerList.tsx'
import styles from '../drawing.module.css'
import { FaultLine } from '../Field.tsx'
import { useShape } from './use-shape.ts'

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
  const does = (gesture: SketchEdit) => () => draw(store, gesture)
  const place = () => {
    const { viewport } = store.getState()
    if (viewport) draw(store, { kind: 'place', at: crosshairOf(viewport) })
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
