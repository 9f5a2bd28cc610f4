/** The corners of the shape as editable coordinates, so that they can be moved and deleted without a pointer. */
import { useContext, useId, useRef, useState } from 'react'
import type { Position } from '../../domain/geography.ts'
import { StoreContext } from '../../state/context.tsx'
import { draw } from '../../state/drawing/drawing-actions.ts'
import { Button } from '../../ui/Button.tsx'
import { plural } from '../../ui/numbers.ts'
import { FaultLine } from './Field.tsx'
import styles from './drawing.module.css'

export function CornerList({ corners }: { readonly corners: readonly Position[] }) {
  const store = useContext(StoreContext)
  const summary = useRef<HTMLElement>(null)
  return (
    <details className={styles['corners']}>
      <summary ref={summary}>{`${plural(corners.length, 'corner')} as numbers`}</summary>
      <ol>
        {corners.map((corner, index) => (
          <li
            // A corner has no identity but its index.
            key={index}
            onFocus={() => draw(store, { kind: 'point', corner: index })}
            onBlur={() => draw(store, { kind: 'point', corner: null })}
          >
            <span>{index + 1}</span>
            <DegreesInput name={`Longitude of corner ${index + 1}`} corner={corner} axis={0} index={index} />
            <DegreesInput name={`Latitude of corner ${index + 1}`} corner={corner} axis={1} index={index} />
            <Button
              kind="icon"
              icon="close"
              onClick={() => {
                summary.current?.focus()
                draw(store, { kind: 'delete', corner: index })
              }}
            >
              {`Delete corner ${index + 1}`}
            </Button>
          </li>
        ))}
      </ol>
    </details>
  )
}

interface DegreesInputProps {
  readonly name: string
  readonly corner: Position
  readonly axis: 0 | 1
  readonly index: number
}

/** Largest absolute longitude and latitude in degrees. */
const MAX_DEGREES = [180, 90] as const

/** Degrees in the text; null where it is not a valid number of degrees. */
function degreesIn(text: string, axis: 0 | 1): number | null {
  const degrees = Number(text)
  return text.trim() !== '' && Math.abs(degrees) <= MAX_DEGREES[axis] ? degrees : null
}

/** Invalid text stays in the field and does not move the corner. */
function DegreesInput({ name, corner, axis, index }: DegreesInputProps) {
  const id = useId()
  const store = useContext(StoreContext)
  const [typed, setTyped] = useState<string | null>(null)
  const isInvalid = typed !== null && degreesIn(typed, axis) === null
  const type = (text: string) => {
    setTyped(text)
    const degrees = degreesIn(text, axis)
    if (degrees === null) return
    const to: Position = axis === 0 ? [degrees, corner[1]] : [corner[0], degrees]
    draw(store, { kind: 'move', corner: index, to })
  }
  return (
    <span>
      <input
        type="text"
        inputMode="decimal"
        aria-label={name}
        aria-invalid={isInvalid}
        aria-describedby={isInvalid ? id : undefined}
        value={typed ?? corner[axis].toFixed(6)}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onBlur={() => setTyped(isInvalid ? typed : null)}
      />
      <FaultLine id={id} text={isInvalid ? 'Not a number of degrees.' : null} />
    </span>
  )
}
