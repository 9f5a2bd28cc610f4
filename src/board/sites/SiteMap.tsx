/** Where a site, its ring and its comparison lie: a small map of areas, without a street and without an incident. */
import type { Area } from '../../domain/area.ts'
import { boxOf, type Surface } from '../../domain/geography.ts'
import type { Site } from '../../domain/site.ts'
import { frameOf, pathOf, pixelsAt, type Frame } from '../map-projection.ts'
import style from './SiteMap.module.css'

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
        {placedNames(
          [
            { words: 'Site', shape: site.shape },
            ...comparison.map(({ shape }) => ({ words: 'Comparison', shape })),
          ],
          frame,
        ).map(({ words, x, y }) => (
          <text key={`${words} ${x} ${y}`} x={x} y={y} className={style['name']}>
            {words}
          </text>
        ))}
      </svg>
      <figcaption>{`Site: solid line. Ring of ${site.ringMetres} m: shaded. Comparison (${names || 'none'}): dashed.`}</figcaption>
    </figure>
  )
}

interface Named {
  readonly words: string
  readonly shape: Surface
}
interface PlacedName {
  readonly words: string
  readonly x: number
  readonly y: number
}

/** Of a name as it is set here. */
const [LETTER, LINE] = [7.5, 15]

/** Above its shape, so that it covers nothing of it; below it where another name stands there already. */
export function placedNames(named: readonly Named[], frame: Frame): readonly PlacedName[] {
  return named.reduce<readonly PlacedName[]>((placed, { words, shape }) => {
    const { west, east, north, south } = boxOf(shape)
    const [middle, top] = pixelsAt([(west + east) / 2, north], frame)
    const [, foot] = pixelsAt([(west + east) / 2, south], frame)
    const half = (words.length * LETTER) / 2
    const x = Math.min(SIZE - half - 4, Math.max(half + 4, middle))
    const isFree = (y: number) =>
      y >= 12 &&
      y <= SIZE - 4 &&
      placed.every(
        (other) =>
          Math.abs(other.y - y) >= LINE || Math.abs(other.x - x) >= half + (other.words.length * LETTER) / 2,
      )
    const above = Math.max(12, top - 6)
    const y = [above, foot + 14, above - LINE, foot + 14 + LINE].find(isFree) ?? above
    return [...placed, { words, x, y }]
  }, [])
}
