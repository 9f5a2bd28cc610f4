/** Places by hand: those of the ranking, the partnership's own and those put in from the map, each taken in or left out. */
import { useContext } from 'react'
import { StoreContext } from '../../../state/context.tsx'
import type { Planning } from '../../../state/planning/planning.ts'
import { setPlanning } from '../../../state/planning/planning-actions.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import styles from '../plan.module.css'

interface Choosable {
  readonly id: string
  readonly name: string
  readonly isRanked: boolean
  readonly why: string
}

export function PlaceChoice({ planning }: { readonly planning: Planning }) {
  const store = useContext(StoreContext)
  const { chosen } = planning
  const all = choosable(planning)
  if (all.length === 0) return null
  const isIn = ({ id, isRanked }: Choosable) => chosen?.includes(id) ?? isRanked
  const count = all.filter(isIn).length
  const choose = (ids: readonly string[] | null) => setPlanning(store, { chosen: ids })
  const toggle = (place: Choosable) =>
    choose(all.filter((one) => isIn(one) !== (one.id === place.id)).map(({ id }) => id))
  return (
    <details className={styles['more']}>
      <summary>
        {chosen === null
          ? `Places: the ranking’s ${count || ''}`
          : `Places by hand: ${count} of ${all.length}`}
      </summary>
      <div className={styles['buttons']}>
        <Button kind="link" onClick={() => choose([])}>
          None
        </Button>
        <Button kind="link" onClick={() => choose(null)}>
          The ranking’s
        </Button>
      </div>
      <ul className={styles['places']}>
        {all.map((place) => (
          <li key={place.id}>
            <Checkbox checked={isIn(place)} onChange={() => toggle(place)}>
              {place.name}
            </Checkbox>
            <small>{place.why}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Those put in come first, so that nobody looks for them; of the others what the last plan was made from. */
function choosable({ candidates, added }: Planning): readonly Choosable[] {
  const put = new Set(added.map(({ id }) => id))
  const known = candidates.map(({ id, name, isRanked, why }) => ({
    id,
    name,
    isRanked,
    why: put.has(id) ? `Put in by hand. ${isRanked ? why : ''}` : isRanked ? why : 'the partnership’s own',
  }))
  const ids = new Set(known.map(({ id }) => id))
  const fresh = added
    .filter(({ id }) => !ids.has(id))
    .map(({ id, name }) => ({ id, name, isRanked: false, why: 'Put in by hand.' }))
  return [...fresh, ...known.filter(({ id }) => put.has(id)), ...known.filter(({ id }) => !put.has(id))]
}
