/** A crew's walk on a plain map for paper: roads, names, the way, and the numbered places. */
import type { Road } from '../../../domain/borough/borough.ts'
import type { Position } from '../../../domain/geography.ts'
import type { CrewPlan } from '../../../measures/planning/shift-plan.ts'
import { useHoldfast } from '../../../state/context.tsx'
import styles from './briefing.module.css'

const WIDTH = 680
const HEIGHT = 300
/** Ground round the outermost places, as a share of what they span; and no closer than so many degrees. */
const ROUND = 0.2
const LEAST = 0.008

export function BriefingMap({ crew, at }: { readonly crew: CrewPlan; readonly at: number }) {
  const ground = useHoldfast((state) => state.ground)
  const stands = [...new Map(crew.visits.map(({ label, place }) => [label, place.at]))]
  if (stands.length === 0) return null
  const frame = frameRound(stands.map(([, where]) => where))
  const { x, y } = frame
  const isNear = ([longitude, latitude]: Position) =>
    x(longitude) > 0 && x(longitude) < WIDTH && y(latitude) > 0 && y(latitude) < HEIGHT
  const pathOf = (line: readonly Position[]) =>
    line.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join(' ')
  const roads = (ground?.roads ?? []).filter(({ line }: Road) => line.coordinates.some(isNear))
  const names = (ground?.borough.places ?? []).filter((place) => isNear(place.at))
  return (
    <svg
      className={styles['map']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Map of crew ${crew.crew}’s walk`}
    >
      {roads.map(({ line }, i) => (
        <polyline key={i} className={styles['road']} points={pathOf(line.coordinates)} />
      ))}
      {names.map(({ name, at: where }) => (
        <text key={name} className={styles['place']} x={x(where[0])} y={y(where[1])} textAnchor="middle">
          {name}
        </text>
      ))}
      <polyline
        className={styles['walk']}
        data-pattern={at % 4}
        points={pathOf(crew.visits.map(({ place }) => place.at))}
      />
      {stands.map(([label, [longitude, latitude]]) => (
        <g key={label} transform={`translate(${x(longitude)} ${y(latitude)})`}>
          <circle className={styles['stand']} r="12" />
          <text className={styles['label']} textAnchor="middle" y="4">
            {label}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** Flat at this latitude, with all places inside and the same scale both ways. */
function frameRound(places: readonly Position[]) {
  const longitudes = places.map(([longitude]) => longitude)
  const latitudes = places.map(([, latitude]) => latitude)
  const middle = [mid(longitudes), mid(latitudes)] as const
  const narrowing = Math.cos((middle[1] * Math.PI) / 180)
  const wide = Math.max(LEAST, reach(longitudes)) * narrowing * (1 + 2 * ROUND)
  const high = Math.max(LEAST, reach(latitudes)) * (1 + 2 * ROUND)
  const scale = Math.min(WIDTH / wide, HEIGHT / high)
  return {
    x: (longitude: number) => WIDTH / 2 + (longitude - middle[0]) * narrowing * scale,
    y: (latitude: number) => HEIGHT / 2 - (latitude - middle[1]) * scale,
  }
}
const reach = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
const mid = (values: readonly number[]) => (Math.max(...values) + Math.min(...values)) / 2
