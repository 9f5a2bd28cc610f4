/** Places by hand: those of the ranking and the partnership's own, each taken in or left out. */
import type { PlannablePlace } from '../../measures/planning/places.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import styles from './plan.module.css'

interface Props {
  readonly all: readonly PlannablePlace[]
  /** Null: the ranking's. */
  readonly chosen: readonly string[] | null
  readonly onChoose: (ids: readonly string[] | null) => void
}

export function PlaceChoice({ all, chosen, onChoose }: Props) {
  const isIn = ({ id, isRanked }: PlannablePlace) => chosen?.includes(id) ?? isRanked
  const count = all.filter(isIn).length
  const toggle = (place: PlannablePlace) =>
    onChoose(all.filter((one) => isIn(one) !== (one.id === place.id)).map(({ id }) => id))
  return (
    <details className={styles['more']}>
      <summary>
        {chosen === null ? `Places: the ranking’s ${count}` : `Places by hand: ${count} of ${all.length}`}
      </summary>
      <div className={styles['buttons']}>
        <Button kind="link" onClick={() => onChoose([])}>
          None
        </Button>
        <Button kind="link" onClick={() => onChoose(null)}>
          The ranking’s
        </Button>
      </div>
      <ul className={styles['places']}>
        {all.map((place) => (
          <li key={place.id}>
            <Checkbox checked={isIn(place)} onChange={() => toggle(place)}>
              {place.name}
            </Checkbox>
            <small>{place.isRanked ? place.why : 'the partnership’s own'}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}
