/** The map of areas, coloured by change, with the band printed where it has room; and its key. */
import { CHANGE_WORDS, type Change } from '../../summary/figures.ts'
import { figureMarks } from '../../summary/figure-marks.ts'
import type { PublicShapes } from '../../summary/public-summary.ts'
import { patternOf, shortWords, type Row } from '../reading/rows.ts'
import { ringsOf, widestPlace } from '../reading/label-point.ts'
import { CHANGE_SIGNS } from '../reading/words.ts'
import { rowSentence } from '../reading/sentences.ts'

interface Props {
  readonly shapes: PublicShapes
  readonly rows: readonly Row[]
  /** What the map shows, for who cannot see it. */
  readonly says: string
  /** Stands in the picture itself, since pictures travel. */
  readonly demonstration: string | null
}

/** Every map is this wide in its own units, so that the sheet can size its letters. */
const WIDE = 1000
/** Room for a whole label on a wide page, and for a sign on a narrow one, in the map's units. */
const ROOM_FOR_WORDS = 46
const ROOM_FOR_A_SIGN = 20

export function AreaMap({ shapes, rows, says, demonstration }: Props) {
  const scale = WIDE / shapes.width
  const height = Math.ceil(shapes.height * scale)
  const areas = shapes.paths.flatMap(({ area, d }) => {
    const row = rows.find(({ id }) => id === area)
    return row ? [{ row, d }] : []
  })
  return (
    <figure className="map">
      <svg id="map" viewBox={`0 0 ${WIDE} ${height}`} role="img" aria-labelledby="map-says">
        <title id="map-says">{says}</title>
        <Patterns />
        {areas.map(({ row, d }) => (
          <Area key={row.id} row={row} d={d} scale={scale} />
        ))}
        {demonstration !== null && (
          <text className="invented" x={WIDE - 8} y={height - 12} textAnchor="end">
            {demonstration}
          </text>
        )}
      </svg>
      <Key />
    </figure>
  )
}

function Area({ row, d, scale }: { readonly row: Row; readonly d: string; readonly scale: number }) {
  const widest = widestPlace(ringsOf(d))
  const radius = (widest?.radius ?? 0) * scale
  const room = radius >= ROOM_FOR_WORDS ? 'words' : radius >= ROOM_FOR_A_SIGN ? 'sign' : 'none'
  const pattern = patternOf(row)
  return (
    <g className="area" data-room={room} data-face={row.now.face} {...figureMarks(row.now.key, row.change)}>
      <title>{rowSentence(row)}</title>
      <path
        d={d}
        transform={scale === 1 ? undefined : `scale(${round(scale)})`}
        fill={pattern === null ? undefined : `url(#${pattern})`}
      />
      {widest && (
        <text x={Math.round(widest.x * scale)} y={Math.round(widest.y * scale)}>
          <tspan className="sign">{CHANGE_SIGNS[row.change]}</tspan>
          <tspan className="band">{shortWords(row)}</tspan>
        </text>
      )}
    </g>
  )
}

const round = (scale: number) => Math.round(scale * 1e4) / 1e4

const COMPARED: readonly Change[] = ['lower', 'no-clear-change', 'higher', 'not-comparable']

/** Hatching over each colour for 0 to 4, a grid for what is not published. */
function Patterns() {
  return (
    <defs>
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
          <path d="M0 0V16" />
        </pattern>
      ))}
      <pattern id="not-published" width="18" height="18" patternUnits="userSpaceOnUse">
        <rect width="18" height="18" />
        <path d="M0 0V18M0 0H18" />
      </pattern>
    </defs>
  )
}

const FACES = [
  ['few', '0 to 4', 'url(#few-no-clear-change)'],
  ['not-published', 'not published', 'url(#not-published)'],
  ['no-data', 'no data', undefined],
] as const

function Key() {
  return (
    <ul className="key" aria-label="Key of the map">
      {COMPARED.slice(0, 3).map((change) => (
        <li key={change}>
          <svg viewBox="0 0 48 30" aria-hidden="true" className="area" data-key={change}>
            <rect x="1" y="1" width="46" height="28" />
            <text x="24" y="15">
              {CHANGE_SIGNS[change]}
            </text>
          </svg>
          {CHANGE_WORDS[change]}
        </li>
      ))}
      {FACES.map(([face, words, fill]) => (
        <li key={face}>
          <svg viewBox="0 0 48 30" aria-hidden="true" className="area" data-face={face}>
            <rect x="1" y="1" width="46" height="28" fill={fill} />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  )
}
