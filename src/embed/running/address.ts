/** What the page's address asks for: `?v=1&theme=&area=&quarter=&group=`. What is not there is passed over. */
import type { Counted } from '../../summary/figures.ts'
import type { PageSelection } from '../reading/rows.ts'
import { defaultSelection, kindsOf } from '../reading/rows.ts'

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
