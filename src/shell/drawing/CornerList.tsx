/** The corners of the shape in hand as numbers: each can be moved and taken out without a pointer. */
import { useContext, useId, useRef, useState } from 'react'
import type { Position } from '../../domain/geography.ts'
import { StoreContext } from '../../state/context.tsx'
import { draw } from '../../state/drawing/drawing-actions.ts'
import { Button } from '../../ui/Button.tsx'
import { plural } from '../../ui/numbers.ts'
import styles from './drawing.module.css'
import { FaultLine } from './Field.tsx'

export function CornerList({ corners }: { readonly corners: readonly Position[] }) {
  const store = useContext(StoreContext)
  const summary = useRef<HTMLElement>(null)
  return (
    <details className={styles['corners']}>
      <summary ref={summary}>{`${plural(corners.length, 'corner')} as numbers`}</summary>
      <ol>
        {corners.map((corner, index) => (
          <li
            // A corner has no name but its number.
            key={index}
            onFocus={() => draw(store, { kind: 'point', corner: index })}
            onBlur={() => draw(store, { kind: 'point', corner: null })}
          >
            <span>{index + 1}</span>
            <Degrees name={`Longitude of corner ${index + 1}`} corner={corner} axis={0} index={index} />
            <Degrees name={`Latitude of corner ${index + 1}`} corner={corner} axis={1} index={index} />
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

interface DegreesProps {
  readonly name: string
  readonly corner: Position
  readonly axis: 0 | 1
  readonly index: number
}

const MOST = [180, 90] as const

/** Null where the text is no number of degrees. */
function degreesIn(text: string, axis: 0 | 1): number | null {
  const degrees = Number(text)
  return text.trim() !== '' && Math.abs(degrees) <= MOST[axis] ? degrees : null
}

/** What is no number of degrees stays as it was typed, and moves nothing. */
function Degrees({ name, corner, axis, index }: DegreesProps) {
  const id = useId()
  const store = useContext(StoreContext)
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && degreesIn(typed, axis) === null
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
        aria-invalid={isWrong}
        aria-describedby={isWrong ? id : undefined}
        value={typed ?? corner[axis].toFixed(6)}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onBlur={() => setTyped(isWrong ? typed : null)}
      />
      <FaultLine id={id} text={isWrong ? 'Not a number of degrees.' : null} />
    </span>
  )
}
