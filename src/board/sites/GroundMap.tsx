/** Where a site, its ring and its comparison lie: a small map of areas, without a street and without an incident. */
import type { Area } from '../../domain/area.ts'
import { boxOf, ringsOf, type Position, type Surface } from '../../domain/geography.ts'
import type { Site } from '../../domain/site.ts'
import style from './styles/GroundMap.module.css'

interface Props {
  readonly site: Site
  readonly areas: readonly Area[]
}

const SIZE = 220
const METRES_A_DEGREE = 111_195

export function GroundMap({ site, areas }: Props) {
  const comparison = areas.filter(({ code }) => site.comparison.includes(code))
  const frame = frameOf([site.shape, ...comparison.map(({ shape }) => shape)], site.ringMetres)
  const wards = areas.filter(({ level }) => level === 'ward')
  const names = comparison.map(({ name }) => name).join(', ')
  return (
    <figure className={style['figure']}>
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="img"
        aria-label={`${site.name}, a ring of ${site.ringMetres} m round it, and what it is compared with: ${names || 'nothing'}`}
      >
        <rect width={SIZE} height={SIZE} fill="var(--land)" />
        {wards.map(({ code, shape }) => (
          <path key={code} d={pathOf(shape, frame)} className={style['ward']} />
        ))}
        <path
          d={pathOf(site.shape, frame)}
          className={style['ring']}
          strokeWidth={2 * site.ringMetres * frame.scale}
        />
        {comparison.map(({ code, shape }) => (
          <path key={code} d={pathOf(shape, frame)} className={style['comparison']} />
        ))}
        <path d={pathOf(site.shape, frame)} className={style['site']} />
      </svg>
      <figcaption>{`Site: solid line. Ring of ${site.ringMetres} m: shaded. Comparison (${names || 'none'}): dashed.`}</figcaption>
    </figure>
  )
}

interface Frame {
  readonly west: number
  readonly north: number
  /** Metres in a degree of longitude there. */
  readonly east: number
  /** Pixels in a metre. */
  readonly scale: number
}

function frameOf(shapes: readonly Surface[], ringMetres: number): Frame {
  const boxes = shapes.map(boxOf)
  const west = Math.min(...boxes.map((box) => box.west))
  const east = Math.max(...boxes.map((box) => box.east))
  const south = Math.min(...boxes.map((box) => box.south))
  const north = Math.max(...boxes.map((box) => box.north))
  const metresEast = METRES_A_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180)
  const margin = ringMetres * 1.4
  const [width, height] = [
    (east - west) * metresEast + 2 * margin,
    (north - south) * METRES_A_DEGREE + 2 * margin,
  ]
  const span = Math.max(width, height)
  return {
    west: west - (margin + (span - width) / 2) / metresEast,
    north: north + (margin + (span - height) / 2) / METRES_A_DEGREE,
    east: metresEast,
    scale: SIZE / span,
  }
}

function pathOf(shape: Surface, { west, north, east, scale }: Frame): string {
  const at = ([longitude, latitude]: Position) =>
    `${((longitude - west) * east * scale).toFixed(1)},${((north - latitude) * METRES_A_DEGREE * scale).toFixed(1)}`
  return ringsOf(shape)
    .flat()
    .map((ring) => `M${ring.map(at).join('L')}Z`)
    .join('')
}
