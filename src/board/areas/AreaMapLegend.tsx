/** The legend of the area map, drawn inside its SVG so that a copied map is complete: classes with breaks, then patterns. */
import type { AreaTint, MappedArea } from '../../measures/areas/area-map.ts'
import { classWords, RATIO_BREAKS, RATIO_CLASSES } from '../../measures/areas/ratio-classes.ts'
import style from './AreaMap.module.css'

/** Pixels below the map. */
export const LEGEND_HEIGHT = 92

interface AreaMapLegendProps {
  readonly areas: readonly MappedArea[]
  /** Fill of the tints that are patterns. */
  readonly fillOf: (tint: AreaTint) => string | undefined
  readonly width: number
}

export function AreaMapLegend({ areas, fillOf, width }: AreaMapLegendProps) {
  const step = width / RATIO_CLASSES.length
  const patterns = patternWords(areas)
  return (
    <g aria-hidden="true" className={style['legend']}>
      {RATIO_CLASSES.map((each, i) => (
        <g key={each} transform={`translate(${i * step},0)`}>
          <rect y="14" width={step} height="12" data-class={each} className={style['area']} />
          <text y="40">
            {legendLines(classWords()[each]).map((line, at) => (
              <tspan key={line} x="2" dy={at === 0 ? 0 : 13}>
                {line}
              </tspan>
            ))}
          </text>
        </g>
      ))}
      {RATIO_BREAKS.map((at, i) => (
        <text key={at} x={(i + 1) * step} y="10" className={style['break']}>
          {at}
        </text>
      ))}
      {patterns.map(([tint, words], i) => (
        <g key={tint} transform={`translate(${i * 2 * step},${LEGEND_HEIGHT - 22})`}>
          <rect width="22" height="12" fill={fillOf(tint)} className={style['area']} />
          <text x="28" y="10">
            {words}
          </text>
        </g>
      ))}
    </g>
  )
}

/** Letters on a line of the legend. */
const LINE_LETTERS = 20

/** Words on as many lines as they need. */
function legendLines(words: string): readonly string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`
    if (lines.length > 0 && longer.length <= LINE_LETTERS) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** The patterns on the map, and what each stands for. */
function patternWords(areas: readonly MappedArea[]): readonly (readonly [AreaTint, string])[] {
  const unknown = areas.filter(({ tint }) => tint === 'unknown')
  const reasons = [
    ...(unknown.some(({ known }) => known === 'no') ? ['reports'] : []),
    ...(unknown.some(({ known }) => known === 'part') ? ['all reports'] : []),
    ...(unknown.some(({ known }) => known === 'yes') ? ['residents'] : []),
  ]
  return [
    ...(unknown.length > 0 ? [['unknown', `not known: ${reasons.join(', ')}`] as const] : []),
    ...(areas.some(({ tint }) => tint === 'few') ? [['few', 'too few to say'] as const] : []),
  ]
}
