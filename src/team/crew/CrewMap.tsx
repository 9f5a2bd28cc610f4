/** The walk of the shift drawn without the large map: it stands at once, and without a network. */
import type { CrewShift } from '../../domain/places/crew-shift.ts'
import { nextPlanned, visitUnderWay } from '../../measures/planning/crew-shift.ts'
import { useHoldfast } from '../../state/context.tsx'
import { walkFrame } from '../plan/paper/walk-frame.ts'
import styles from './street.module.css'

const SIZE = { width: 360, height: 260 }

export function CrewMap({ shift }: { readonly shift: CrewShift }) {
  const ground = useHoldfast((state) => state.geography)
  const now = visitUnderWay(shift)?.planned ?? nextPlanned(shift)
  const next = shift.planned[now ?? -1]
  const stands = [...new Map(shift.planned.map(({ label, at }) => [label, at]))]
  if (stands.length === 0) return null
  const { x, y, pathOf, isNear, isClear } = walkFrame(
    stands.map(([, at]) => at),
    SIZE,
  )
  const roads = (ground?.roads ?? []).filter(({ line }) => line.coordinates.some(isNear))
  const names = (ground?.borough.places ?? []).filter(({ at }) => isClear(at))
  return (
    <svg
      className={styles['map']}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role="img"
      aria-label={`Map of the walk; next is ${next?.label ?? 'nothing'}`}
    >
      {roads.map(({ line }, i) => (
        <polyline key={i} className={styles['road']} points={pathOf(line.coordinates)} />
      ))}
      {names.map(({ name, at }) => (
        <text key={name} className={styles['name']} x={x(at[0])} y={y(at[1])} textAnchor="middle">
          {name}
        </text>
      ))}
      <polyline className={styles['walk']} points={pathOf(shift.planned.map(({ at }) => at))} />
      <polyline
        className={styles['leg']}
        points={pathOf(shift.planned.slice(Math.max(0, (now ?? 0) - 1), (now ?? -1) + 1).map(({ at }) => at))}
      />
      {stands.map(([label, at]) => (
        <g key={label} transform={`translate(${x(at[0])} ${y(at[1])})`} data-next={label === next?.label}>
          <circle className={styles['stand']} r={label === next?.label ? 17 : 12} />
          <text className={styles['label']} textAnchor="middle" y="4">
            {label}
          </text>
        </g>
      ))}
    </svg>
  )
}
