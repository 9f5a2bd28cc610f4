/** Choropleth map of areas by rate in at most five classes, with a sign where the change is beyond chance. */
import { useId } from 'react'
import { ChartFrame } from '../../charts/ChartFrame.tsx'
import type { AreaColourClass, MappedArea } from '../../measures/areas/area-map.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { fittedProjection, svgPathOf, pixelsAt, type MapProjection } from '../map-projection.ts'
import style from './AreaMap.module.css'

interface AreaMapProps {
  readonly label: string
  readonly areas: readonly MappedArea[]
  /** Class labels, lowest first: `under 28`, `28 to under 34` ... */
  readonly classes: readonly string[]
}

const SIZE = { width: 640, height: 540, marginMetres: 300 }
/** Height in pixels of the legend below the map. */
const LEGEND_HEIGHT = 48
/** With more areas than this, printed rates would overlap. */
const MAX_RATE_LABELS = 40

export function AreaMap({ label, areas, classes }: AreaMapProps) {
  if (areas.length === 0) return null
  return (
    <ChartFrame
      isDrawing
      label={label}
      picture={<Choropleth label={label} areas={areas} classes={classes} />}
      table={<DataTable caption={label} columns={COLUMNS} rows={areas} keyOf={({ code }) => code} />}
    />
  )
}

/** Accessible description: rate class and verdict of each area. */
const descriptionOf = (areas: readonly MappedArea[]) =>
  areas
    .slice(0, MAX_RATE_LABELS)
    .map(({ name, label, verdict }) => `${name}: ${label}${verdict ? `, ${verdict}` : ''}`)
    .join('. ')

function Choropleth({ label, areas, classes }: AreaMapProps) {
  const hatch = useId()
  const grid = useId()
  const projection = fittedProjection(
    areas.map(({ shape }) => shape),
    SIZE,
  )
  const fillOf = (tint: AreaColourClass) => {
    if (tint === 'few') return `url(#${hatch})`
    return tint === 'unknown' ? `url(#${grid})` : `var(--c${tint + 1})`
  }
  const isCrowded = areas.length > MAX_RATE_LABELS
  return (
    <svg
      className={style['map']}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height + LEGEND_HEIGHT}`}
      role="img"
      aria-label={`${label}. ${descriptionOf(areas)}`}
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
      {areas.map(({ code, name, shape, tint, label: rateText }) => (
        <path key={code} d={svgPathOf(shape, projection)} fill={fillOf(tint)} className={style['area']}>
          <title>{`${name}: ${rateText}`}</title>
        </path>
      ))}
      {areas.map((area) => (
        <AreaMark key={area.code} area={area} projection={projection} isCrowded={isCrowded} />
      ))}
      <Legend classes={classes} areas={areas} fillOf={fillOf} />
    </svg>
  )
}

interface AreaMarkProps {
  readonly area: MappedArea
  readonly projection: MapProjection
  readonly isCrowded: boolean
}

/** A sign where the change is beyond chance, otherwise the rate: one mark per area avoids overlaps. */
function AreaMark({ area: { name, at, verdict, rate, tint }, projection, isCrowded }: AreaMarkProps) {
  const [x, y] = pixelsAt(at, projection)
  if (verdict)
    return (
      <g transform={`translate(${x.toFixed(1)},${y.toFixed(1)}) scale(${isCrowded ? 0.5 : 1})`}>
        <title>{`${name}: ${verdict}`}</title>
        <VerdictSign verdict={verdict} />
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

/** The legend, drawn inside the SVG so that a copied map is complete: rate classes in one row, signs in the next. */
function Legend({ classes, areas, fillOf }: LegendProps) {
  const has = (tint: AreaColourClass) => areas.some((area) => area.tint === tint)
  const unrated: readonly (readonly [AreaColourClass, string])[] = [
    ...(has('few') ? [['few', 'too few for a rate'] as const] : []),
    ...(has('unknown') ? [['unknown', unknownWords(areas)] as const] : []),
  ]
  const rows = [classes.map((label, index): readonly [AreaColourClass, string] => [index, label]), unrated]
  return (
    <g aria-hidden="true" className={style['legend']}>
      {rows.flatMap((keys, row) =>
        keys.map(([tint, label], column) => (
          <g key={label} transform={legendPosition(row, row === 0 ? column : column + 2)}>
            <rect width="22" height="14" fill={fillOf(tint)} className={style['area']} />
            <text x="28" y="11">
              {label}
            </text>
          </g>
        )),
      )}
      {VERDICTS.map((verdict, column) => (
        <g key={verdict} transform={legendPosition(1, column)}>
          <g transform="translate(11,7) scale(0.6)">
            <VerdictSign verdict={verdict} />
          </g>
          <text x="28" y="11">
            {verdict}
          </text>
        </g>
      ))}
    </g>
  )
}

/** Why the areas drawn as unknown are: all that apply, since they share one pattern. */
function unknownWords(areas: readonly MappedArea[]): string {
  const unknown = areas.filter(({ tint }) => tint === 'unknown')
  const words = [
    ...(unknown.some(({ known }) => known === 'no') ? ['reports not known'] : []),
    ...(unknown.some(({ known }) => known === 'part') ? ['known in part'] : []),
    ...(unknown.some(({ known }) => known === 'yes') ? ['residents not known'] : []),
  ]
  return words.join(', ')
}

const VERDICTS = ['up', 'down'] as const
const legendPosition = (row: number, column: number) =>
  `translate(${(column * SIZE.width) / 5},${SIZE.height + 6 + row * 20})`

const VerdictSign = ({ verdict }: { readonly verdict: 'up' | 'down' }) => (
  <>
    <circle r="12" className={style[verdict]} />
    <path d={verdict === 'up' ? 'M0-5.5L6 5H-6z' : 'M0 5.5L6-5H-6z'} className={style['sign']} />
  </>
)

const COLUMNS: readonly Column<MappedArea>[] = [
  { id: 'name', label: 'Area', value: ({ name }) => name },
  {
    id: 'words',
    label: 'Rate and class',
    value: ({ rate }) => rate,
    show: (area) => area.label,
    file: [
      { label: 'Rate per 1,000 residents', value: ({ rate }) => rate },
      { label: 'Rate and class', value: ({ label }) => label },
    ],
  },
  {
    id: 'verdict',
    label: 'Beyond chance',
    value: ({ verdict }) => verdict,
    show: ({ verdict }) => verdict ?? 'no',
  },
]
