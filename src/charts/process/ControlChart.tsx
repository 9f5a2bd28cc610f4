/** Control chart: counts over time against limits estimated from the baseline, with notes and a table. */
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { ChartFrame } from '../ChartFrame.tsx'
import type { ChartPoint, ControlChartProps } from './control-points.ts'
import { ControlPicture } from './ControlPicture.tsx'
import style from './styles/ControlChart.module.css'

export function ControlChart(props: ControlChartProps) {
  const { label, sentence, points, notes } = props
  const key = keyOf(props)
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
      table={<PointTable caption={label} points={points} />}
      paperTable={
        points.some(standsOut) ? (
          <PointTable
            caption={`${label}. Listed: what stands out. The board’s files have every one.`}
            points={points.filter(standsOut)}
          />
        ) : null
      }
    />
  )
}

const standsOut = ({ rules }: ChartPoint) => rules.length > 0

const PointTable = ({
  caption,
  points,
}: {
  readonly caption: string
  readonly points: readonly ChartPoint[]
}) => <DataTable caption={caption} columns={COLUMNS} rows={points} keyOf={({ name }) => name} />

const keyOf = ({ points, isSeasonal }: ControlChartProps) =>
  `${sidesWords(points)}Solid line: what was usual before${isSeasonal ? ', by the season of the whole place' : ''}. Dashed: its limits, from before alone. Thin line: the moving average.${points.some(({ isLate }) => isLate) ? ' Stippled: reports are still coming in, so no fall is signalled.' : ''}`

/** What the marks of signals mean, for the sides that occur. */
function sidesWords(points: readonly ChartPoint[]): string {
  const words = SIDE_WORDS.flatMap(([side, text]) =>
    points.some((point) => point.side === side) ? [text] : [],
  )
  return words.length === 0 ? '' : `What stands out: ${words.join('; ')}. `
}
const SIDE_WORDS = [
  ['below', 'a triangle that points down, fewer than usual'],
  ['above', 'one that points up, more than usual'],
  ['both', 'a diamond, one rule each way'],
] as const

const rulesWords = ({ rules }: ChartPoint) => (rules.length === 0 ? 'no' : rules.join('; '))

const SIDE_LABELS = { below: 'fewer', above: 'more', both: 'both sides', none: '' } as const

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
    file: [
      { label: 'Lower limit', value: ({ low }) => low },
      { label: 'Upper limit', value: ({ high }) => high },
    ],
  },
  {
    id: 'average',
    label: 'Moving average',
    value: ({ average }) => average,
    show: ({ average }) => (average === null ? 'before Clear' : toTenth(average)),
    isNumeric: true,
    file: [{ label: 'Moving average', value: ({ average }) => average ?? 'before Clear' }],
  },
  {
    id: 'signals',
    label: 'Stands out',
    value: ({ signals }) => signals.length,
    show: rulesWords,
    file: [
      { label: 'Stands out', value: rulesWords },
      { label: 'Stands out to', value: ({ side }) => SIDE_LABELS[side ?? 'none'] },
      { label: 'Reports still coming in', value: ({ isLate }) => (isLate ? 'yes' : 'no') },
    ],
  },
]
