/** Selection of the public page, and the table rows and map fills derived from it and the published bands. */
import { NOT_PUBLISHED, bandWords, rangeWords, type PublishedCount } from '../../summary/band.ts'
import type { Change } from '../../summary/change.ts'
import {
  ASB,
  CRIMES,
  CRIMES_LABEL,
  cellOf,
  hasSumOfCrimes,
  changeOf,
  percentagesOf,
  rangeOf,
  reasonOf,
  type Comparable,
  type Counted,
} from '../../summary/figures.ts'
import type { FigureKey } from '../../summary/public-summary.ts'
import { yearBefore } from '../../summary/quarter.ts'

/**
 * Selected area, group and quarter. `area` null: all areas together. `group`: a group's id, or `crimes` for all
 * crimes.
 */
export interface PageSelection {
  readonly area: string | null
  readonly group: string
  readonly quarter: string
}

/**
 * Style of a figure: the lowest band is hatched; `few`, `not-published` and `no-data` each differ visibly from zero.
 */
type FigureStyle = 'number' | 'few' | 'not-published' | 'no-data'

/** A figure as it is shown: its key, formatted band and style. */
export interface ShownFigure {
  readonly key: FigureKey
  readonly text: string
  readonly face: FigureStyle
}
export interface TableRow {
  /** An area's code, or a group's id. */
  readonly id: string
  readonly name: string
  readonly now: ShownFigure
  readonly before: ShownFigure
  readonly change: Change
  /** From the least to the most that it can be, such as `12 % to 35 % fewer`; null where the bands say it better. */
  readonly percentages: string | null
  /** Why it is neither lower nor higher, where the figures do not show it by themselves. */
  readonly why: string | null
}

/** Row id of the total of all areas. */
export const WHOLE = 'whole'

/** One row per area, for one kind of report. */
export const areaRows = (release: Comparable, { group, quarter }: PageSelection): readonly TableRow[] =>
  release.areas.map(({ code, name }) => rowOf(release, { area: code, group, quarter }, { id: code, name }))

/** One row per kind of report, for one area or all areas. */
export const groupRows = (
  release: Comparable,
  { area, quarter }: Omit<PageSelection, 'group'>,
): readonly TableRow[] =>
  release.groups.map(({ id, label }) =>
    rowOf(release, { ...areaKey(area), group: id, quarter }, { id, name: label }),
  )

/** Total of all areas, for one kind of report. */
export const wholeRow = (release: Comparable, { group, quarter }: PageSelection, name: string): TableRow =>
  rowOf(release, { group, quarter }, { id: WHOLE, name })

/** Total of all crimes, if there is more than one kind. */
export const crimesRow = (
  release: Comparable,
  { area, quarter }: Omit<PageSelection, 'group'>,
): readonly TableRow[] =>
  kindsOfReport(release)
    .filter(({ id }) => id === CRIMES)
    .map(({ id, label }) => rowOf(release, { ...areaKey(area), group: id, quarter }, { id, name: label }))

/** The area part of a figure's key; empty for all areas. */
export const areaKey = (area: string | null): FigureKey => (area === null ? {} : { area })

function rowOf(
  release: Comparable,
  key: FigureKey & { readonly quarter: string },
  identity: Pick<TableRow, 'id' | 'name'>,
): TableRow {
  const before = { ...key, quarter: yearBefore(key.quarter) }
  return {
    ...identity,
    now: figureOf(release, key),
    before: figureOf(release, before),
    change: changeOf(release, key),
    percentages: percentagesOf(release, key),
    why: reasonOf(release, key)?.text ?? null,
  }
}

/** A published cell as it is; a total as the range of its bands, or not published if one of them is missing. */
export function figureOf(release: Counted, key: FigureKey): ShownFigure {
  const { area, quarter, group } = key
  if (area !== undefined && quarter !== undefined && group !== undefined && group !== CRIMES) {
    const count = cellOf(release, { area, quarter, group })
    return { key, text: bandWords(count), face: faceOf(count) }
  }
  if (quarter !== undefined && !release.quarters.includes(quarter))
    return { key, text: bandWords(null), face: 'no-data' }
  const range = rangeOf(release, key)
  return range === null
    ? { key, text: NOT_PUBLISHED, face: 'not-published' }
    : { key, text: rangeWords(range), face: 'number' }
}

function faceOf(count: PublishedCount | null): FigureStyle {
  const band: string | number | null = count
  if (band === null) return 'no-data'
  if (band === 'not-published') return band
  return band === '0-4' ? 'few' : 'number'
}

/**
 * The kinds of report that can be selected: the groups, and all crimes together if there is more than one kind of
 * crime.
 */
export function kindsOfReport({ groups }: Pick<Counted, 'groups'>): Counted['groups'] {
  return hasSumOfCrimes(groups) ? [...groups, { id: CRIMES, label: CRIMES_LABEL }] : groups
}

/** The newest quarter and anti-social behaviour (the kind most reported), or else the first group. */
export const defaultSelection = ({
  quarters,
  groups,
}: Pick<Counted, 'quarters' | 'groups'>): PageSelection => ({
  area: null,
  group: (groups.find(({ id }) => id === ASB) ?? groups[0])?.id ?? '',
  quarter: quarters.at(-1) ?? '',
})

const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/**
 * The selection in the page's query `?v=1&theme=&area=&quarter=&group=`; invalid or missing values fall back
 * to the default.
 * @param query with or without its `?`
 * @param fragment with its `#`: an area, where the query names none
 */
export function selectionFrom(query: string, release: Counted, fragment = ''): PageSelection {
  const parameters = new URLSearchParams(query)
  const usual = defaultSelection(release)
  const area = parameters.get('area') ?? fragment.slice(1)
  const quarter = parameters.get('quarter')
  const group = parameters.get('group')
  return {
    area: release.areas.some(({ code }) => code === area) ? area : usual.area,
    quarter: quarter !== null && release.quarters.includes(quarter) ? quarter : usual.quarter,
    group: group !== null && kindsOfReport(release).some(({ id }) => id === group) ? group : usual.group,
  }
}

/** The theme in the page's query; `auto` if missing or invalid. */
export const themeFrom = (query: string): Theme => {
  const requested = new URLSearchParams(query).get('theme')
  return THEMES.find((theme) => theme === requested) ?? 'auto'
}

/**
 * Id of the SVG pattern that fills an area; null: plain. The pattern of a change is its plain colour, and lines where the
 * system replaces colours.
 */
export function patternOf({ now, change }: Pick<TableRow, 'now' | 'change'>): string | null {
  if (now.face === 'few') return `few-${change}`
  if (now.face === 'number') return `all-${change}`
  return now.face === 'not-published' ? 'not-published' : null
}

/** `5–9`, for small areas; empty where there is no figure, which the pattern, the title and the table state. */
export const shortWords = ({ now }: Pick<TableRow, 'now'>) =>
  now.face === 'number' || now.face === 'few' ? now.text.replace(' to ', '–') : ''
