/** Map of the areas, coloured by change and labelled with the band where it fits, and its legend. */
import { CHANGE_WORDS, type Change } from '../../summary/change.ts'
import { figureMarks } from '../../summary/figure-marks.ts'
import type { PublicShapes } from '../../summary/public-summary.ts'
import { patternOf, shortWords, type TableRow } from '../reading/rows.ts'
import { ringsOf, labelPointOf } from '../reading/label-point.ts'
import { CHANGE_SIGNS } from '../reading/words.ts'
import { rowSentence } from '../reading/sentences.ts'

interface Props {
  readonly shapes: PublicShapes
  readonly rows: readonly TableRow[]
  /** Text alternative of the map. */
  readonly description: string
  /** Drawn into the image, which may be copied without the page. */
  readonly demonstration: string | null
}

/** Width of every map in its own units, so that the style sheet can set font sizes. */
const MAP_WIDTH = 1000
/** Radius, in map units, that a whole label needs on a wide page, and that a sign needs on a narrow one. */
const LABEL_RADIUS = 46
const SIGN_RADIUS = 20

export function AreaMap({ shapes, rows, description, demonstration }: Props) {
  const scale = MAP_WIDTH / shapes.width
  const height = Math.ceil(shapes.height * scale)
  const areas = shapes.paths.flatMap(({ area, d }) => {
    const row = rows.find(({ id }) => id === area)
    return row ? [{ row, d }] : []
  })
  return (
    <figure className="map">
      <svg id="map" viewBox={`0 0 ${MAP_WIDTH} ${height}`} role="img" aria-labelledby="map-says">
        <title id="map-says">{description}</title>
        <Patterns />
        {areas.map(({ row, d }) => (
          <Area key={row.id} row={row} d={d} scale={scale} />
        ))}
        {demonstration !== null && (
          <text className="invented" x={MAP_WIDTH - 8} y={height - 12} textAnchor="end">
            {demonstration}
          </text>
        )}
      </svg>
      <Legend />
    </figure>
  )
}

function Area({ row, d, scale }: { readonly row: TableRow; readonly d: string; readonly scale: number }) {
  const labelPoint = labelPointOf(ringsOf(d))
  const radius = (labelPoint?.radius ?? 0) * scale
  const labelFit = radius >= LABEL_RADIUS ? 'words' : radius >= SIGN_RADIUS ? 'sign' : 'none'
  const pattern = patternOf(row)
  return (
    <g
      className="area"
      data-room={labelFit}
      data-face={row.now.face}
      {...figureMarks(row.now.key, row.change)}
    >
      <title>{rowSentence(row)}</title>
      <path
        d={d}
        transform={scale === 1 ? undefined : `scale(${round(scale)})`}
        fill={pattern === null ? undefined : `url(#${pattern})`}
      />
      {labelPoint && (
        <text x={Math.round(labelPoint.x * scale)} y={Math.round(labelPoint.y * scale)}>
          <tspan className="sign">{CHANGE_SIGNS[row.change]}</tspan>
          <tspan className="band">{shortWords(row)}</tspan>
        </text>
      )}
    </g>
  )
}

const round = (scale: number) => Math.round(scale * 1e4) / 1e4

const COMPARED: readonly Change[] = ['lower', 'no-clear-change', 'higher', 'not-comparable']

/**
 * Lines that tell the changes apart where the system replaces colours: across for lower, upright for higher. The dots of
 * what cannot be compared stand in every colour, since its ground is that of no clear change.
 */
const LINES: Readonly<Record<Change, string>> = {
  lower: 'M0 4H16M0 12H16',
  higher: 'M4 0V16M12 0V16',
  'no-clear-change': '',
  'not-comparable': 'M6 8h4',
}

/** Each colour plain, and hatched for 0 to 4; a grid for figures that are not published. */
function Patterns() {
  return (
    <defs>
      {COMPARED.map((change) => (
        <pattern
          key={`all-${change}`}
          id={`all-${change}`}
          data-change-of={change}
          className="plain-fill"
          width="16"
          height="16"
          patternUnits="userSpaceOnUse"
        >
          <rect width="16" height="16" />
          <path d={LINES[change]} />
        </pattern>
      ))}
      {COMPARED.map((change) => (
        <pattern
          key={change}
          id={`few-${change}`}
          data-change-of={change}
          width="16"
          height="16"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="16" height="16" />
          <path d={change === 'not-comparable' ? `M0 0V16${LINES[change]}` : 'M0 0V16'} />
        </pattern>
      ))}
      <pattern id="not-published" width="18" height="18" patternUnits="userSpaceOnUse">
        <rect width="18" height="18" />
        <path d="M0 0V18M0 0H18" />
      </pattern>
    </defs>
  )
}

const FIGURE_STYLES = [
  ['few', '0 to 4', 'url(#few-no-clear-change)'],
  ['not-published', 'not published', 'url(#not-published)'],
  ['no-data', 'no data', undefined],
] as const

function Legend() {
  return (
    <ul className="key" aria-label="Key of the map">
      {COMPARED.map((change) => (
        <li key={change}>
          <svg viewBox="0 0 48 30" aria-hidden="true" className="area" data-key={change}>
            <rect x="1" y="1" width="46" height="28" fill={`url(#all-${change})`} />
            <text x="24" y="15">
              {CHANGE_SIGNS[change]}
            </text>
          </svg>
          {CHANGE_WORDS[change]}
        </li>
      ))}
      {FIGURE_STYLES.map(([face, label, fill]) => (
        <li key={face}>
          <svg viewBox="0 0 48 30" aria-hidden="true" className="area" data-face={face}>
            <rect x="1" y="1" width="46" height="28" fill={fill} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}
