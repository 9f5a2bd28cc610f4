/** Options of the ranking: by reports or harm, size of the squares, and whether incidents found by patrol are left out. */
import { PLACE_MEASURES, SQUARE_SIDES, type PlaceMeasure } from '../../../domain/places/ranked-place.ts'
import { useHoldfast, useIntent } from '../../../state/context.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import styles from '../places.module.css'

const LABELS: Readonly<Record<PlaceMeasure, string>> = { count: 'reports', harm: 'harm' }

export function RankingChoices() {
  const intend = useIntent()
  const by = useHoldfast(({ view }) => view.by)
  return (
    <div className={styles['choices']}>
      <div className={styles['choice']}>
        <span aria-hidden="true">Ranked by</span>
        <Segmented
          label="Ranked by"
          segments={PLACE_MEASURES.map((id) => ({ id, label: LABELS[id] }))}
          chosen={by}
          onChoose={(next) => intend({ kind: 'ask-places', asks: { by: next } })}
        />
      </div>
      <SquareSizeSelect />
      <PatrolGeneratedFilter />
    </div>
  )
}

/** Size of the squares, for the layer of squares and for the ranking. */
export function SquareSizeSelect() {
  const intend = useIntent()
  const cell = useHoldfast(({ view }) => view.cell)
  return (
    <label className={styles['choice']}>
      Squares of
      <select
        value={cell}
        onChange={({ currentTarget: { value } }) =>
          intend({ kind: 'ask-places', asks: { cell: Number(value) } })
        }
      >
        {SQUARE_SIDES.map((side) => (
          <option key={side} value={side}>
            {`${side} m`}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Leaves out incidents that patrol itself found. */
export function PatrolGeneratedFilter() {
  const intend = useIntent()
  const isCounted = useHoldfast(({ view }) => view.found)
  return (
    <Checkbox
      checked={!isCounted}
      onChange={(isLeftOut) => intend({ kind: 'ask-places', asks: { found: !isLeftOut } })}
    >
      Leave out what patrol itself finds
    </Checkbox>
  )
}
