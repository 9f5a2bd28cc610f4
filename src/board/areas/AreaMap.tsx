/** Areas coloured by their rate in at most five classes, with a verdict where the change is beyond chance. */
import { useId } from 'react'
import { ChartFrame } from '../../charts/ChartFrame.tsx'
import type { AreaColourClass, MappedArea } from '../../measures/areas/area-map.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { frameOf, pathOf, pixelsAt, type Frame } from '../maps/frame.ts'
import style from './styles/AreaMap.module.css'

interface AreaMapProps {
  readonly label: string
  readonly areas: readonly MappedArea[]
  /** `under 28`, `28 to under 34` ... */
  readonly classes: readonly string[]
}

const SIZE = { width: 640, height: 540, marginMetres: 300 }
/** Below the map, for its key. */
const LEGEND = 48
/** More areas than these would stand on each other's numbers. */
const MOST_NUMBERS = 40

export function AreaMap({ label, areas, classes }: AreaMapProps) {
  if (areas.length === 0) return null
  return (
    <ChartFrame
      isDrawing
      label={label}
      picture={<Picture label={label} areas={areas} classes={classes} />}
      table={<DataTable caption={label} columns={COLUMNS} rows={areas} keyOf={({ code }) => code} />}
    />
  )
}

const sentenceOf = (areas: readonly MappedArea[]) =>
  areas
    .slice(0, MOST_NUMBERS)
    .map(({ name, label: words, verdict }) => `${name}: ${words}${verdict ? `, ${verdict}` : ''}`)
    .join('. ')

function Picture({ label, areas, classes }: AreaMapProps) {
  const hatch = useId()
  const grid = useId()
  const frame = frameOf(
    areas.map(({ shape }) => shape),
    SIZE,
  )
  const fillOf = (tint: AreaColourClass) => {
    if (tint === 'few') return `url(#${hatch})`
    return tint === 'unknown' ? `url(#${grid})` : `var(--c${tint + 1})`
  }
  const isCrowded = areas.length > MOST_NUMBERS
  return (
    <svg
      className={style['map']}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height + LEGEND}`}
      role="img"
      aria-label={`${label}. ${sentenceOf(areas)}`}
    >
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" className={style['few']}>
          <rect width="7" height="7" />
          <path d="M0 7L7 0" />
        </pattern>
        <pattern id={grid} width="7" height="7" patternUnits="userSpaceOnUse" className={style['few']}>
          <rect width="7" height="7" />
          <path d="M0 3.5H7M3.5 0V7" />
        </pattern>
      </defs>
      {areas.map(({ code, name, shape, tint, label: words }) => (
        <path key={code} d={pathOf(shape, frame)} fill={fillOf(tint)} className={style['area']}>
          <title>{`${name}: ${words}`}</title>
        </path>
      ))}
      {areas.map((area) => (
        <Mark key={area.code} area={area} frame={frame} isCrowded={isCrowded} />
      ))}
      <Legend classes={classes} areas={areas} fillOf={fillOf} />
    </svg>
  )
}

interface MarkProps {
  readonly area: MappedArea
  readonly frame: Frame
  readonly isCrowded: boolean
}

/** A disc where the change is beyond chance, else the rate: one thing an area, so that nothing is covered. */
function Mark({ area: { name, at, verdict, rate, tint }, frame, isCrowded }: MarkProps) {
  const [x, y] = pixelsAt(at, frame)
  if (verdict)
    return (
      <g transform={`translate(${x.toFixed(1)},${y.toFixed(1)}) scale(${isCrowded ? 0.5 : 1})`}>
        <title>{`${name}: ${verdict}`}</title>
        <Sign verdict={verdict} />
      </g>
    )
  if (isCrowded || rate === null || typeof tint !== 'number') return null
  return (
    <text x={x} y={y + 4} className={style['rate']} data-class={tint + 1}>
      {formatCount(rate)}
    </text>
  )
}

interface LegendProps extends Pick<AreaMapProps, 'classes' | 'areas'> {
  readonly fillOf: (tint: AreaColourClass) => string
}

/** Inside the drawing, so that a copied map can be read without its page: classes in one row, signs in the next. */
function Legend({ classes, areas, fillOf }: LegendProps) {
  const has = (tint: AreaColourClass) => areas.some((area) => area.tint === tint)
  const others: readonly (readonly [AreaColourClass, string])[] = [
    ...(has('few') ? [['few', 'too few for a rate'] as const] : []),
    ...(has('unknown') ? [['unknown', 'residents not known'] as const] : []),
  ]
  const rows = [classes.map((words, at): readonly [AreaColourClass, string] => [at, words]), others]
  return (
    <g aria-hidden="true" className={style['legend']}>
      {rows.flatMap((keys, row) =>
        keys.map(([tint, words], at) => (
          <g key={words} transform={placeOf(row, row === 0 ? at : at + 2)}>
            <rect width="22" height="14" fill={fillOf(tint)} className={style['area']} />
            <text x="28" y="11">
              {words}
            </text>
          </g>
        )),
      )}
      {SIGNS.map((verdict, at) => (
        <g key={verdict} transform={placeOf(1, at)}>
          <g transform="translate(11,7) scale(0.6)">
            <Sign verdict={verdict} />
          </g>
          <text x="28" y="11">
            {verdict}
          </text>
        </g>
      ))}
    </g>
  )
}

const SIGNS = ['up', 'down'] as const
const placeOf = (row: number, column: number) =>
  `translate(${(column * SIZE.width) / 5},${SIZE.height + 6 + row * 20})`

const Sign = ({ verdict }: { readonly verdict: 'up' | 'down' }) => (
  <>
    <circle r="12" className={style[verdict]} />
    <path d={verdict === 'up' ? 'M0-5.5L6 5H-6z' : 'M0 5.5L6-5H-6z'} className={style['sign']} />
  </>
)

const COLUMNS: readonly Column<MappedArea>[] = [
  { id: 'name', label: 'Area', value: ({ name }) => name },
  { id: 'words', label: 'Rate and class', value: ({ rate }) => rate, show: ({ label: words }) => words },
  {
    id: 'verdict',
    label: 'Beyond chance',
    value: ({ verdict }) => verdict,
    show: ({ verdict }) => verdict ?? 'no',
  },
]
