/** Map of areas by their rate over the borough's: the class, plain value and label of each area, and the sentence above. */
import { surfaceCentre } from '../../analytics/geometry.ts'
import type { Area } from '../../domain/area.ts'
import type { Position, Surface } from '../../domain/geography.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import type { AreaCount, AreaRow } from '../area-table.ts'
import type { Figure } from '../figure.ts'
import { countWords, rateWords, valueWords } from '../sentences.ts'
import type { AreaRatio, AreaRatios } from './area-ratios.ts'
import { MIDDLE_CLASS, ratioClass, ratioWords, signedPercent, type RatioClass } from './ratio-classes.ts'

/** What is mapped; `reported`: crimes without police-generated offences. */
export type AreaMeasure = keyof AreaRatios

/** A class; `few`: too small a count to compare; `unknown`: residents or count not wholly known. */
export type AreaTint = RatioClass | 'few' | 'unknown'

/** One area of the map. */
export interface MappedArea {
  readonly code: string
  readonly name: string
  readonly shape: Surface
  readonly at: Position
  readonly tint: AreaTint
  /** Whether its count is known; if so, an area of tint `unknown` has no known residents. */
  readonly known: Figure['known']
  readonly rate: number | null
  /** Null where not known. */
  readonly ratio: AreaRatio | null
  /** `+57 %` where the area is coloured and its base allows a percentage. */
  readonly printed: string | null
  /** Plain value in words: count, rate, ratio with its interval, or why it is not known. */
  readonly label: string
}

/** Least count at the borough's rate on which a percentage is printed. */
const LEAST_BASE = 20

interface AreaMapOptions {
  readonly areas: readonly Area[]
  readonly measure: AreaMeasure
  readonly ratios: AreaRatios
}

/** Joins rows and areas by code; rows without an area (outside) and areas without a row are omitted. */
export function mappedAreas(
  rows: readonly AreaRow[],
  { areas, measure, ratios }: AreaMapOptions,
): readonly MappedArea[] {
  const byCode = new Map(areas.map((area) => [area.code, area]))
  return rows.flatMap((row): readonly MappedArea[] => {
    const area = byCode.get(row.code)
    if (!area) return []
    const count = row[measure]
    const ratio = ratios[measure].get(row.code) ?? null
    const tint = tintOf(ratio)
    const isColoured = typeof tint === 'number' && tint !== MIDDLE_CLASS
    return [
      {
        code: row.code,
        name: row.name,
        shape: area.shape,
        at: surfaceCentre(area.shape),
        tint,
        known: count.figure.known,
        rate: count.rate,
        ratio,
        printed: isColoured && ratio && ratio.expected >= LEAST_BASE ? signedPercent(ratio.ratio) : null,
        label: labelOf(count, ratio),
      },
    ]
  })
}

function tintOf(ratio: AreaRatio | null): AreaTint {
  if (!ratio) return 'unknown'
  return ratio.isFew ? 'few' : ratioClass(ratio)
}

function labelOf({ figure, rate }: AreaCount, ratio: AreaRatio | null): string {
  const count = figure.known === 'no' ? valueWords(figure) : `${valueWords(figure)} ${figure.unit}`
  if (figure.known !== 'yes') return count
  if (rate === null) return `${count}: residents not known`
  const rated = `${count}, ${rateWords(rate)} per 1,000 residents`
  if (!ratio) return rated
  if (ratio.isFew) return `${rated}: too few to say`
  if (ratio.expected < LEAST_BASE)
    return `${rated}, where ${rateWords(ratio.expected)} would be as ${theWhole()}`
  return `${rated}: ${ratioWords(ratio)}`
}

/** `6 of 25 wards stand above the borough and 7 below; ...`: how many are coloured, of both sides. */
export function ratioSentence(areas: readonly MappedArea[], levelLabel: string): string {
  const classed = areas.flatMap(({ tint }) => (typeof tint === 'number' ? [tint] : []))
  if (classed.length === 0) return ''
  const above = classed.filter((tint) => tint > MIDDLE_CLASS).length
  const below = classed.filter((tint) => tint < MIDDLE_CLASS).length
  const all = `${countWords(classed.length)} ${levelLabel.charAt(0).toLowerCase()}${levelLabel.slice(1)}`
  if (above + below === 0) return `Of ${all}, none stands apart from ${theWhole()} by more than chance.`
  return `Of ${all} ${countWords(above)} ${above === 1 ? 'is' : 'are'} above ${theWhole()} by a fifth or more, and ${countWords(below)} below by a sixth or more; the rest are near it, or could be chance.`
}

/** Share of comparisons without a difference that their own interval would set apart. */
const FALSE_ALARMS = 0.05

/** How many areas chance alone would set apart, and that their number is allowed for. */
export function chanceSentence({ reported, asb }: AreaRatios): string {
  const judged = [...reported.values(), ...asb.values()].filter(({ isFew }) => !isFew).length
  if (judged === 0) return ''
  const alarms = Math.round(judged * FALSE_ALARMS)
  const words = alarms < 1 ? 'fewer than 1' : `about ${countWords(alarms)}`
  return `One by one, chance alone would set ${words} of ${countWords(judged)} comparisons apart (crimes and ASB); their number is allowed for.`
}
