/** The areas of a level as a table that can be sorted and narrowed; what stands far from the rest for its size comes first. */
import { useId, useState } from 'react'
import type { DaySpan } from '../../domain/day.ts'
import type { AreaCount, AreaRow } from '../../measures/area-table.ts'
import type { AreaFunnelPoint } from '../../measures/areas/area-levels.ts'
import type { HotSquares } from '../../measures/areas/hot-squares.ts'
import { spanWords } from '../../measures/sentences.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { plural } from '../../ui/numbers.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { changeColumns, countColumn, HOT_WORDS, hotColumn, nameColumn, rateColumns } from './area-columns.tsx'
import style from './styles/AreasPart.module.css'

interface Props {
  /** `Wards`. */
  readonly heading: string
  /** `Crimes without what patrol itself finds`. */
  readonly name: string
  readonly rows: readonly AreaRow[]
  readonly countOf: (row: AreaRow) => AreaCount
  readonly spots: readonly AreaFunnelPoint[]
  readonly hotSquares: ReadonlyMap<string, HotSquares>
  readonly window: DaySpan
  readonly hasBaseline: boolean
  readonly onArea?: ((code: string) => void) | undefined
}

const SHOWN = [
  { id: 'all', label: 'All' },
  { id: 'changed', label: 'Up or down' },
  { id: 'apart', label: 'Beyond the funnel' },
] as const
type Shown = (typeof SHOWN)[number]['id']

export function AreaTable(props: Props) {
  const { heading, name, rows, countOf, spots, hotSquares, window, hasBaseline, onArea } = props
  const [sought, setSought] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const isPhone = useIsPhone()
  const id = useId()
  const spotOf = new Map(spots.map((spot) => [spot.code, spot]))
  const isShown = (row: AreaRow) => {
    const { verdict } = countOf(row).figure
    if (shown === 'changed' && verdict !== 'up' && verdict !== 'down') return false
    if (shown === 'apart' && !spotOf.get(row.code)?.place.startsWith('far')) return false
    return row.name.toLowerCase().includes(sought.trim().toLowerCase())
  }
  const listed = rows.filter(isShown)
  const changes = hasBaseline ? changeColumns(countOf) : []
  const count = countColumn('Count', countOf)
  const rates = rateColumns(countOf, name)
  const hot = hotColumn(hotSquares)
  const columns = isPhone
    ? [...changes, count, ...rates, placeColumn(spotOf), hot]
    : [count, ...rates.toReversed(), hot, placeColumn(spotOf), ...changes.toReversed()]
  return (
    <>
      <div className={style['filters']}>
        <label htmlFor={id}>Name contains</label>
        <input id={id} value={sought} onChange={(event) => setSought(event.target.value)} />
        <Segmented label="Which are listed" segments={SHOWN} chosen={shown} onChoose={setShown} />
        <span role="status">{`${plural(listed.length, 'row')} of ${rows.length}`}</span>
      </div>
      {listed.length === 0 ? (
        <p>None of them. Empty the field, or choose All.</p>
      ) : (
        <div className={style['table']}>
          <DataTable
            caption={`${heading}, ${spanWords(window)}: ${name}`}
            columns={[nameColumn('Area', onArea), ...columns]}
            rows={listed}
            keyOf={({ code }) => code}
            sorting={{ column: 'place', direction: 'descending' }}
          />
        </div>
      )}
      <p className={style['lead']}>{HOT_WORDS}</p>
    </>
  )
}

const placeColumn = (spotOf: ReadonlyMap<string, AreaFunnelPoint>): Column<AreaRow> => ({
  id: 'place',
  label: 'For its size',
  value: ({ code }) => spotOf.get(code)?.score ?? null,
  show: ({ code }) => spotOf.get(code)?.place ?? 'not known',
})
