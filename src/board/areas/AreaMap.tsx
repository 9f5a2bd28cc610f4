/** Map of areas by their rate over the borough's in five diverging classes, with names, and the plain value of one of them. */
import { useContext, useId, useState } from 'react'
import { ChartContext, ChartFrame } from '../../charts/ChartFrame.tsx'
import type { AreaTint, MappedArea } from '../../measures/areas/area-map.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { fittedProjection, svgPathOf, type MapProjection } from '../map-projection.ts'
import style from './AreaMap.module.css'
import { AreaMapLegend, LEGEND_HEIGHT } from './AreaMapLegend.tsx'
import { LINE_HEIGHT, placedNames, shortNames } from './area-names.ts'
import { theWhole } from '../../domain/place/served-place.ts'

interface AreaMapProps {
  readonly label: string
  readonly areas: readonly MappedArea[]
}

const SIZE = { width: 640, height: 540, marginMetres: 300 }
/** With more areas than this no name would fit, and the description would be a list. */
const MOST_NAMED = 40

export function AreaMap({ label, areas }: AreaMapProps) {
  const [chosen, setChosen] = useState('')
  const { isExpanded } = useContext(ChartContext)
  if (areas.length === 0) return null
  return (
    <>
      <ChartFrame
        isDrawing
        label={label}
        picture={<Choropleth label={label} areas={areas} chosen={chosen} onArea={setChosen} />}
        table={<DataTable caption={label} columns={columns()} rows={areas} keyOf={({ code }) => code} />}
      />
      {!isExpanded && <PlainValue areas={areas} chosen={chosen} onArea={setChosen} />}
    </>
  )
}

interface ChoiceProps {
  readonly areas: readonly MappedArea[]
  /** Code of the area whose value is shown; empty: none. */
  readonly chosen: string
  readonly onArea: (code: string) => void
}

/** The value of the area under the pointer, or of that chosen in the list: the way by keys and by touch. */
function PlainValue({ areas, chosen, onArea }: ChoiceProps) {
  const area = areas.find(({ code }) => code === chosen)
  return (
    <p className={style['value']}>
      <label>
        Value of{' '}
        <select value={chosen} onChange={({ target }) => onArea(target.value)}>
          <option value="">an area</option>
          {areas.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>{' '}
      <span role="status">{area?.label ?? ''}</span>
    </p>
  )
}

const descriptionOf = (areas: readonly MappedArea[]) =>
  areas
    .slice(0, MOST_NAMED)
    .map(({ name, label }) => `${name}: ${label}`)
    .join('. ')

function Choropleth({ label, areas, chosen, onArea }: AreaMapProps & ChoiceProps) {
  const id = useId()
  const projection = fittedProjection(
    areas.map(({ shape }) => shape),
    SIZE,
  )
  const fillOf = (tint: AreaTint) => (typeof tint === 'number' ? undefined : `url(#${id}-${tint})`)
  const above = areas.find(({ code }) => code === chosen)
  return (
    <svg
      className={style['map']}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height + LEGEND_HEIGHT}`}
      role="img"
      aria-label={`${label}. ${descriptionOf(areas)}`}
    >
      <Patterns id={id} />
      {areas.map(({ code, name, shape, tint, label: value }) => (
        <path
          key={code}
          d={svgPathOf(shape, projection)}
          fill={fillOf(tint)}
          data-class={tint}
          className={style['area']}
          onPointerEnter={() => onArea(code)}
          onClick={() => onArea(code)}
        >
          <title>{`${name}: ${value}`}</title>
        </path>
      ))}
      {above && <path d={svgPathOf(above.shape, projection)} className={style['chosen']} />}
      {areas.length <= MOST_NAMED && <Names areas={areas} projection={projection} />}
      <g transform={`translate(0,${SIZE.height + 8})`}>
        <AreaMapLegend areas={areas} fillOf={fillOf} width={SIZE.width} />
      </g>
    </svg>
  )
}

const Patterns = ({ id }: { readonly id: string }) => (
  <defs>
    <pattern
      id={`${id}-unknown`}
      width="7"
      height="7"
      patternUnits="userSpaceOnUse"
      className={style['pattern']}
    >
      <rect width="7" height="7" />
      <path d="M0 7L7 0" />
    </pattern>
    <pattern id={`${id}-few`} width="7" height="7" patternUnits="userSpaceOnUse" className={style['pattern']}>
      <rect width="7" height="7" />
      <path d="M3 3.5h1" />
    </pattern>
  </defs>
)

interface NamesProps {
  readonly areas: readonly MappedArea[]
  readonly projection: MapProjection
}

/** The names that fit, with the percentage below where the area is coloured. */
function Names({ areas, projection }: NamesProps) {
  const names = shortNames(areas.map(({ name }) => name))
  const placed = placedNames(
    areas.map((area, i) => ({ ...area, name: names[i] ?? area.name })),
    projection,
  )
  return areas.map((area, i) => {
    const name = placed[i]
    if (!name) return null
    const { lines, x, y } = name
    const first = y - ((lines.length - 1) * LINE_HEIGHT) / 2 + 4
    return (
      <text key={area.code} data-class={area.tint} className={style['name']}>
        {lines.map((line, at) => (
          <tspan
            key={line}
            x={x.toFixed(1)}
            y={(first + at * LINE_HEIGHT).toFixed(1)}
            className={line === area.printed ? style['printed'] : undefined}
          >
            {line}
          </tspan>
        ))}
      </text>
    )
  })
}

const columns = (): readonly Column<MappedArea>[] => [
  { id: 'name', label: 'Area', value: ({ name }) => name },
  {
    id: 'ratio',
    label: `Beside ${theWhole()}`,
    value: ({ ratio }) => ratio?.ratio ?? null,
    show: ({ label }) => label,
    file: [
      { label: 'Rate per 1,000 residents', value: ({ rate }) => rate },
      { label: `Rate over that of ${theWhole()}`, value: ({ ratio }) => ratio?.ratio ?? null },
      { label: 'Ratio low', value: ({ ratio }) => ratio?.low ?? null },
      { label: 'Ratio high', value: ({ ratio }) => ratio?.high ?? null },
      { label: 'Adjusted p', value: ({ ratio }) => ratio?.adjustedP ?? null },
      { label: 'In words', value: ({ label }) => label },
    ],
  },
]
