/** One row of the ranking, lit together with its disc on the map; in the tab of the shift with its place in the plan. */
import { useContext } from 'react'
import type { RankedPlace } from '../../../domain/places/ranked-place.ts'
import { boundWords } from '../../../measures/feeds/known-words.ts'
import type { Knowledge } from '../../../measures/figure.ts'
import { placeWardWords } from '../../../measures/hotspots/place-words.ts'
import { StoreContext, useHoldfast, useIntent } from '../../../state/context.tsx'
import { isVisited, toggleVisited } from '../../../state/planning/plan-access.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { useLitPlace } from '../use-lit-place.ts'
import styles from '../places.module.css'

interface PlaceRowProps {
  readonly place: RankedPlace
  /** Null until it is counted. */
  readonly history: string | null
  readonly known: Knowledge['known']
  readonly areasKnown: Knowledge['known']
}

export function PlaceRow({ place, history, known, areasKnown }: PlaceRowProps) {
  const intend = useIntent()
  const { id, rank, name, ward, count, harm } = place
  const isTonight = useHoldfast(({ view }) => view.tab === 'tonight')
  return (
    <tr {...useLitPlace(id)} className={styles['place']}>
      <td>{rank}</td>
      <th scope="row">
        <Button kind="link" onClick={() => intend({ kind: 'choose', chosen: { kind: 'place', id } })}>
          {name}
        </Button>
        <small>{placeWardWords(ward, areasKnown)}</small>
        {isTonight && <InTheShift place={place} />}
      </th>
      <td>{history ?? ''}</td>
      <td>{boundWords(count, known)}</td>
      <td>{boundWords(harm, known)}</td>
    </tr>
  )
}

/** Takes the place into the shift or out of it; the shift is then planned again. */
function InTheShift({ place: { id, name } }: { readonly place: RankedPlace }) {
  const store = useContext(StoreContext)
  const isIn = useHoldfast(({ planning }) => isVisited(planning, id))
  const isPlanned = useHoldfast(({ planning }) => (planning?.plan ?? null) !== null)
  if (!isPlanned) return null
  return (
    <Checkbox checked={isIn} onChange={() => toggleVisited(store, id)}>
      In the shift<span className="visually-hidden">{`: ${name}`}</span>
    </Checkbox>
  )
}
