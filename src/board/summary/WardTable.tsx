/** The wards: counts of crimes and ASB, and rate, monthly series and change of the chosen one. */
import { useState } from 'react'
import { KnownNote } from '../../clock/KnownNote.tsx'
import type { DaySpan } from '../../domain/day.ts'
import type { AreaRow } from '../../measures/area-table.ts'
import { periodWords } from '../../measures/scope.ts'
import { inSentence } from '../../measures/sentences.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { BoardScope } from '../BoardScope.tsx'
import { changeColumns, countColumn, nameColumn, rateColumns, verdictsSentence } from '../areas/AreaTable.tsx'
import style from './WardTable.module.css'

interface WardTableProps {
  readonly rows: readonly AreaRow[]
  readonly window: DaySpan
  readonly baseline: DaySpan | null
  readonly excludesPatrolCrimes: boolean
  readonly onArea?: ((code: string) => void) | undefined
}

/** What rates are made of. */
const AREA_SOURCES = ['incidents', 'areas'] as const

type MeasureChoice = 'crimes' | 'asb'
const CHOICES = [
  { id: 'crimes', label: 'Crimes' },
  { id: 'asb', label: 'ASB' },
] as const

const NAMES = {
  asb: 'ASB',
  crimes: 'Crimes',
  reported: 'Crimes without what patrol itself finds',
} as const

export function WardTable({ rows, window, baseline, excludesPatrolCrimes, onArea }: WardTableProps) {
  const [choice, setChoice] = useState<MeasureChoice>('crimes')
  const isPhone = useIsPhone()
  const crimes = excludesPatrolCrimes ? 'reported' : 'crimes'
  const measure = choice === 'asb' ? 'asb' : crimes
  const countOf = (row: AreaRow) => row[measure]
  const name = NAMES[measure]
  const counts = [countColumn('Crimes', (row) => row[crimes]), countColumn('ASB', (row) => row.asb)]
  const rates = rateColumns(countOf, { name, rows })
  const changes = baseline ? changeColumns(countOf) : []
  // A phone shows three columns before it scrolls: name and verdict come first.
  const columns = isPhone
    ? [...changes, ...counts, ...rates]
    : [...counts, ...rates.toReversed(), ...changes.toReversed()]
  return (
    <section className={style['section']} aria-labelledby="wards">
      <div className={style['heading']}>
        <h2 id="wards">Wards</h2>
        <Segmented label="Rate and change of" segments={CHOICES} chosen={choice} onChoose={setChoice} />
      </div>
      {rows.length === 0 ? (
        <p>Not known: the data hold no wards, or no feed of incidents is open.</p>
      ) : (
        <>
          <KnownNote kinds={AREA_SOURCES} />
          <p className={style['sentence']}>
            {baseline && `${name}. ${verdictsSentence(rows.map(countOf))} `}
            Rates count the people who live there; people who work or shop there are not in it.
          </p>
          <BoardScope
            measure={`Crimes and ASB; rate and change of ${name}`}
            leavesOutFound={excludesPatrolCrimes}
          >
            <DataTable
              caption={`${periodWords({ window, baseline })}: rate and change of ${choice === 'asb' ? name : inSentence(name)}`}
              what="wards"
              columns={[nameColumn('Ward', onArea), ...columns]}
              rows={rows}
              keyOf={(row) => row.code}
              sorting={{ column: 'rate', direction: 'descending' }}
            />
          </BoardScope>
        </>
      )}
    </section>
  )
}
