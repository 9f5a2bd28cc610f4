/** Line chart of several places aligned at the start of their Clear phase, with a table. */
import { lazy, Suspense } from 'react'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { ChartFrame } from '../ChartFrame.tsx'
import { shareAt, weeksOf, weekWords, type OverlaidLine } from './overlaid-weeks.ts'
import style from './styles/OverlaidLines.module.css'

// Recharts is larger than the rest of the board, so it is loaded with the first chart that needs it.
const OverlaidPicture = lazy(async () => ({
  default: (await import('./OverlaidPicture.tsx')).OverlaidPicture,
}))

interface Props {
  readonly label: string
  /** What the height of a line says: `ASB in % of usual`. */
  readonly axis: string
  readonly lines: readonly OverlaidLine[]
  /** What 100 stands for, and over how long each point is averaged. */
  readonly sentence: string
}

export function OverlaidLines({ label, axis, lines, sentence }: Props) {
  return (
    <ChartFrame
      isDrawing
      label={label}
      captions={[sentence]}
      picture={
        <Suspense fallback={<p className={style['picture']}>The chart is on its way.</p>}>
          <OverlaidPicture label={label} axis={axis} lines={lines} />
        </Suspense>
      }
      table={<DataTable caption={label} columns={columnsFor(lines)} rows={weeksOf(lines)} keyOf={String} />}
      paperTable={null}
    />
  )
}

const columnsFor = (lines: readonly OverlaidLine[]): readonly Column<number>[] => [
  { id: 'week', label: 'Weeks from Clear', value: (week) => week, show: weekWords },
  ...lines.map((line): Column<number> => ({
    id: line.id,
    label: line.name,
    value: (week) => shareAt(line, week),
    show: (week) => shareAt(line, week)?.toFixed(0) ?? 'no data',
    isNumeric: true,
    file: [{ label: line.name, value: (week) => shareAt(line, week) ?? 'no data' }],
  })),
]
