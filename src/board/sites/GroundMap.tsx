/** Where a site, its ring and its comparison lie: a small map of areas, without a street and without an incident. */
import type { Area } from '../../domain/area.ts'
import { boxOf, type Surface } from '../../domain/geography.ts'
import type { Site } from '../../domain/site.ts'
import { frameOf, pathOf, pixelsAt, type Frame } from '../maps/frame.ts'
import style from './styles/GroundMap.module.css'

interface Props {
  readonly site: Site
  readonly areas: readonly Area[]
}

const SIZE = 300

export function GroundMap({ site, areas }: Props) {
  const comparison = areas.filter(({ code }) => site.comparison.includes(code))
  const frame = frameOf([site.shape, ...comparison.map(({ shape }) => shape)], {
    width: SIZE,
    height: SIZE,
    marginMetres: site.ringMetres * 1.4,
  })
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
        <Name shape={site.shape} frame={frame}>
          Site
        </Name>
        {comparison.map(({ code, shape }) => (
          <Name key={code} shape={shape} frame={frame}>
            Comparison
          </Name>
        ))}
      </svg>
      <figcaption>{`Site: solid line. Ring of ${site.ringMetres} m: shaded. Comparison (${names || 'none'}): dashed.`}</figcaption>
    </figure>
  )
}

interface NameProps {
  readonly shape: Surface
  readonly frame: Frame
  readonly children: string
}

/** Above its shape, so that it covers nothing of it. */
function Name({ shape, frame, children }: NameProps) {
  const { west, east, north } = boxOf(shape)
  const [x, y] = pixelsAt([(west + east) / 2, north], frame)
  return (
    <text x={Math.min(SIZE - 40, Math.max(40, x))} y={Math.max(12, y - 6)} className={style['name']}>
      {children}
    </text>
  )
}
