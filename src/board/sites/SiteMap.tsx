/** Small map of a site, its ring and its comparison areas among the wards, without streets or incidents. */
import type { Area } from '../../domain/area.ts'
import { boxOf, type Surface } from '../../domain/geography.ts'
import type { Site } from '../../domain/site.ts'
import { fittedProjection, svgPathOf, pixelsAt, type MapProjection } from '../map-projection.ts'
import style from './SiteMap.module.css'

interface Props {
  readonly site: Site
  readonly areas: readonly Area[]
}

const SIZE = 300

export function SiteMap({ site, areas }: Props) {
  const comparison = areas.filter(({ code }) => site.comparison.includes(code))
  const projection = fittedProjection([site.shape, ...comparison.map(({ shape }) => shape)], {
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
          <path key={code} d={svgPathOf(shape, projection)} className={style['ward']} />
        ))}
        <path
          d={svgPathOf(site.shape, projection)}
          className={style['ring']}
          strokeWidth={2 * site.ringMetres * projection.pixelsPerMetre}
        />
        {comparison.map(({ code, shape }) => (
          <path key={code} d={svgPathOf(shape, projection)} className={style['comparison']} />
        ))}
        <path d={svgPathOf(site.shape, projection)} className={style['site']} />
        {placedLabels(
          [
            { label: 'Site', shape: site.shape },
            ...comparison.map(({ shape }) => ({ label: 'Comparison', shape })),
          ],
          projection,
        ).map(({ label, x, y }) => (
          <text key={`${label} ${x} ${y}`} x={x} y={y} className={style['name']}>
            {label}
          </text>
        ))}
      </svg>
      <figcaption>{`Site: solid line. Ring of ${site.ringMetres} m: shaded. Comparison (${names || 'none'}): dashed.`}</figcaption>
    </figure>
  )
}

interface MapLabel {
  readonly label: string
  readonly shape: Surface
}
interface PlacedLabel {
  readonly label: string
  readonly x: number
  readonly y: number
}

/** Width of a letter and height of a line of a label, in pixels. */
const [LETTER_WIDTH, LINE_HEIGHT] = [7.5, 15]

/** Places each label above its shape, or below it where another label is in the way; x is the middle, y the base. */
export function placedLabels(labels: readonly MapLabel[], projection: MapProjection): readonly PlacedLabel[] {
  return labels.reduce<readonly PlacedLabel[]>((placed, { label, shape }) => {
    const { west, east, north, south } = boxOf(shape)
    const [middle, top] = pixelsAt([(west + east) / 2, north], projection)
    const [, bottom] = pixelsAt([(west + east) / 2, south], projection)
    const halfWidth = (label.length * LETTER_WIDTH) / 2
    const x = Math.min(SIZE - halfWidth - 4, Math.max(halfWidth + 4, middle))
    const isFree = (y: number) =>
      y >= 12 &&
      y <= SIZE - 4 &&
      placed.every(
        (other) =>
          Math.abs(other.y - y) >= LINE_HEIGHT ||
          Math.abs(other.x - x) >= halfWidth + (other.label.length * LETTER_WIDTH) / 2,
      )
    const above = Math.max(12, top - 6)
    const y = [above, bottom + 14, above - LINE_HEIGHT, bottom + 14 + LINE_HEIGHT].find(isFree) ?? above
    return [...placed, { label, x, y }]
  }, [])
}
