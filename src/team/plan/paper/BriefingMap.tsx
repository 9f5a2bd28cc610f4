/** A crew's walk on a plain map for paper: roads, names, the way, and the numbered places. */
import type { Road } from '../../../domain/borough/borough.ts'
import type { CrewPlan } from '../../../measures/planning/shift-plan.ts'
import { useHoldfast } from '../../../state/context.tsx'
import styles from './briefing.module.css'
import { walkFrame } from './walk-frame.ts'

const SIZE = { width: 680, height: 300 }

export function BriefingMap({ crew, at }: { readonly crew: CrewPlan; readonly at: number }) {
  const ground = useHoldfast((state) => state.geography)
  const stands = [...new Map(crew.visits.map(({ label, place }) => [label, place.at]))]
  if (stands.length === 0) return null
  const { x, y, pathOf, isNear, isClear } = walkFrame(
    stands.map(([, where]) => where),
    SIZE,
  )
  const roads = (ground?.roads ?? []).filter(({ line }: Road) => line.coordinates.some(isNear))
  const names = (ground?.borough.places ?? []).filter((place) => isClear(place.at))
  return (
    <svg
      className={styles['map']}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
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
