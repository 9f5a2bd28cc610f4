/** What the tables and the map show of one look: a row an area or a kind of report, from the bands alone. */

import { NOT_PUBLISHED, bandWords, rangeWords, type PublishedCount } from '../../summary/band.ts'
import { ASB, CRIMES, cellOf, changeOf, rangeOf, type Change, type Counted } from '../../summary/figures.ts'
import type { FigureKey } from '../../summary/public-summary.ts'
import { yearBefore } from '../../summary/quarter.ts'

/** What is looked at. `area` null: all areas together. `group` is a group's id or `crimes`. */
export interface PageSelection {
  readonly area: string | null
  readonly group: string
  readonly quarter: string
}

/** How a figure looks, beside its words: the lowest band is hatched, and none of the last three looks like nought. */
type Face = 'number' | 'few' | 'not-published' | 'no-data'

export interface Shown {
  readonly key: FigureKey
  readonly words: string
  readonly face: Face
}
export interface Row {
  /** An area's code, or a group's id. */
  readonly id: string
  readonly name: string
  readonly now: Shown
  readonly before: Shown
  readonly change: Change
}

export const WHOLE = 'whole'

export const areaRows = (release: Counted, { group, quarter }: PageSelection): readonly Row[] =>
  release.areas.map(({ code, name }) => rowOf(release, { area: code, group, quarter }, { id: code, name }))

/** Kinds of report, for one area or for all together. */
export const groupRows = (
  release: Counted,
  { area, quarter }: Omit<PageSelection, 'group'>,
): readonly Row[] =>
  release.groups.map(({ id, label }) =>
    rowOf(release, { ...placeOf(area), group: id, quarter }, { id, name: label }),
  )

export const wholeRow = (release: Counted, { group, quarter }: PageSelection, name: string): Row =>
  rowOf(release, { group, quarter }, { id: WHOLE, name })

/** All crimes together, where that is more than one kind. */
export const crimesRow = (
  release: Counted,
  { area, quarter }: Omit<PageSelection, 'group'>,
): readonly Row[] =>
  kindsOf(release)
    .filter(({ id }) => id === CRIMES)
    .map(({ id, label }) => rowOf(release, { ...placeOf(area), group: id, quarter }, { id, name: label }))

export const placeOf = (area: string | null): FigureKey => (area === null ? {} : { area })

function rowOf(
  release: Counted,
  key: FigureKey & { readonly quarter: string },
  named: Pick<Row, 'id' | 'name'>,
): Row {
  const before = { ...key, quarter: yearBefore(key.quarter) }
  return {
    ...named,
    now: shownOf(release, key),
    before: shownOf(release, before),
    change: changeOf(release, key),
  }
}

/** A cell as it was published; a total as the range of its bands, or not published where one of them is missing. */
export function shownOf(release: Counted, key: FigureKey): Shown {
  const { area, quarter, group } = key
  if (area !== undefined && quarter !== undefined && group !== undefined && group !== CRIMES) {
    const count = cellOf(release, { area, quarter, group })
    return { key, words: bandWords(count), face: faceOf(count) }
  }
  if (quarter !== undefined && !release.quarters.includes(quarter))
    return { key, words: bandWords(null), face: 'no-data' }
  const range = rangeOf(release, key)
  return range === null
    ? { key, words: NOT_PUBLISHED, face: 'not-published' }
    : { key, words: rangeWords(range), face: 'number' }
}

function faceOf(count: PublishedCount | null): Face {
  const told: string | number | null = count
  if (told === null) return 'no-data'
  if (told === 'not-published') return told
  return told === '0-4' ? 'few' : 'number'
}

/** What can be looked at, kind by kind: the groups, and all crimes together where that is more than one of them. */
export function kindsOf({ groups }: Pick<Counted, 'groups'>): Counted['groups'] {
  const crimes = groups.filter(({ id }) => id !== ASB)
  return crimes.length > 1 ? [...groups, { id: CRIMES, label: 'All these crimes together' }] : groups
}

/** The newest quarter; anti-social behaviour, which most people report, or else the first kind. */
export const defaultSelection = ({
  quarters,
  groups,
}: Pick<Counted, 'quarters' | 'groups'>): PageSelection => ({
  area: null,
  group: (groups.find(({ id }) => id === ASB) ?? groups[0])?.id ?? '',
  quarter: quarters.at(-1) ?? '',
})

/** What the page's address asks for: `?v=1&theme=&area=&quarter=&group=`. What is not there is passed over. */

const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** @param query with or without its `?` */
export function selectionFrom(query: string, release: Counted): PageSelection {
  const asked = new URLSearchParams(query)
  const first = defaultSelection(release)
  const area = asked.get('area')
  const quarter = asked.get('quarter')
  const group = asked.get('group')
  return {
    area: release.areas.some(({ code }) => code === area) ? area : first.area,
    quarter: quarter !== null && release.quarters.includes(quarter) ? quarter : first.quarter,
    group: group !== null && kindsOf(release).some(({ id }) => id === group) ? group : first.group,
  }
}

export const themeFrom = (query: string): Theme => {
  const asked = new URLSearchParams(query).get('theme')
  return THEMES.find((theme) => theme === asked) ?? 'auto'
}

/** How an area of the map is filled: by its change, and over that by what sort of figure it has. */

/** Names a pattern of the map; null: the plain colour of its change, which the sheet gives. */
export function patternOf({ now, change }: Pick<Row, 'now' | 'change'>): string | null {
  if (now.face === 'few') return `few-${change}`
  return now.face === 'not-published' ? 'not-published' : null
}

/** `5–9`: the figure where there is little room. What is no figure is said by its pattern, its title and the table. */
export const shortWords = ({ now }: Pick<Row, 'now'>) =>
  now.face === 'number' || now.face === 'few' ? now.words.replace(' to ', '–') : ''
