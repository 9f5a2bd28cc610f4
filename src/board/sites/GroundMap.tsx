/** Where a site, its ring and its comparison lie: a small map of areas, without a street and without an incident. */
import type { Area } from '../../domain/area.ts'
import type { Site } from '../../domain/site.ts'
import { frameOf, pathOf } from '../maps/frame.ts'
import style from './styles/GroundMap.module.css'

interface Props {
  readonly site: Site
  readonly areas: readonly Area[]
}

const SIZE = 220

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
      </svg>
      <figcaption>{`Site: solid line. Ring of ${site.ringMetres} m: shaded. Comparison (${names || 'none'}): dashed.`}</figcaption>
    </figure>
  )
}
