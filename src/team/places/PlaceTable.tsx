/** Places one under the other, each with its ward, what it has been, and count and harm side by side. */
import type { RankedPlace } from '../../domain/places/ranked-place.ts'
import { useIntent } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatCount } from '../../ui/numbers.ts'
import styles from './places.module.css'

interface Props {
  readonly caption: string
  readonly places: readonly RankedPlace[]
  /** By rank; null: not known (yet). */
  readonly histories: readonly string[] | null
}

export function PlaceTable({ caption, places, histories }: Props) {
  const intend = useIntent()
  return (
    <table className={styles['table']}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Rank</span>
          </th>
          <th scope="col">Place, ward</th>
          <th scope="col">History</th>
          <th scope="col">Reports</th>
          <th scope="col">Harm</th>
        </tr>
      </thead>
      <tbody data-opens-details="">
        {places.map(({ id, rank, name, ward, count, harm }) => (
          <tr key={id}>
            <td>{rank}</td>
            <th scope="row">
              <Button kind="link" onClick={() => intend({ kind: 'choose', chosen: { kind: 'place', id } })}>
                {name}
              </Button>
              <small>{ward ?? 'in no ward'}</small>
            </th>
            <td>{histories?.[rank - 1] ?? ''}</td>
            <td>{formatCount(count)}</td>
            <td>{formatCount(harm)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
