/** Control chart: counts over time against limits estimated from the baseline, with notes and a table. */
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { ChartFrame } from '../ChartFrame.tsx'
import type { ChartPoint, ControlChartProps } from './control-points.ts'
import { ControlPicture } from './ControlPicture.tsx'
import style from './styles/ControlChart.module.css'

export function ControlChart(props: ControlChartProps) {
  const { label, sentence, points, notes } = props
  const key = keyOf(points)
  return (
    <ChartFrame
      isDrawing
      label={label}
      captions={[sentence, ...notes.map(({ title, text }, at) => `${at + 1} ${title}. ${text}`), key]}
      picture={
        <>
          <p className={style['sentence']}>{sentence}</p>
          <ControlPicture {...props} />
          <ol className={style['notes']}>
            {notes.map(({ at, title, text }, index) => (
              <li key={`${at} ${title}`}>
                <strong>{`${index + 1} ${title}.`}</strong> {text}
              </li>
            ))}
          </ol>
          <p className={style['key']}>{key}</p>
        </>
      }
      table={<DataTable caption={label} columns={COLUMNS} rows={points} keyOf={({ name }) => name} />}
    />
  )
}

const keyOf = (points: readonly ChartPoint[]) =>
  `A diamond stands out. Solid line: what was usual before. Dashed: its limits, from before alone. Thin line: the moving average.${points.some(({ isLate }) => isLate) ? ' Stippled: reports are still coming in, so no fall is signalled.' : ''}`

const toTenth = (value: number) => value.toFixed(1)

const COLUMNS: readonly Column<ChartPoint>[] = [
  { id: 'name', label: 'Period', value: ({ name }) => name },
  {
    id: 'count',
    label: 'Count',
    value: ({ count }) => count,
    show: ({ count, isLate }) => `${formatCount(count)}${isLate ? ', still to rise' : ''}`,
    isNumeric: true,
  },
  {
    id: 'expected',
    label: 'Usual before',
    value: ({ expected }) => expected,
    show: ({ expected }) => toTenth(expected),
    isNumeric: true,
  },
  {
    id: 'limits',
    label: 'Limits',
    value: ({ high }) => high,
    show: ({ low, high }) => `${toTenth(low)} to ${toTenth(high)}`,
  },
  {
    id: 'average',
    label: 'Moving average',
    value: ({ average }) => average,
    show: ({ average }) => (average === null ? 'before Clear' : toTenth(average)),
    isNumeric: true,
  },
  {
    id: 'signals',
    label: 'Stands out',
    value: ({ signals }) => signals.length,
    show: ({ rules }) => (rules.length === 0 ? 'no' : rules.join('; ')),
  },
]
