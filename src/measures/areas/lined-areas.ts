/** Areas of a feed whose lines the map draws when asked: those that the base map does not have. */
import type { Area, Level } from '../../domain/area.ts'
import { isDayBetween, type Day } from '../../domain/day.ts'

const NAMES = { beat: 'beat', footprint: 'footprint', order: 'order area' } as const satisfies Partial<
  Record<Level, string>
>
type LinedLevel = keyof typeof NAMES
const LINED_LEVELS: readonly LinedLevel[] = ['beat', 'footprint', 'order']
const GROUPS: Readonly<Record<LinedLevel, string>> = {
  beat: 'Beats',
  footprint: 'Footprints',
  order: 'Order areas',
}
export const isLined = ({ level }: Area) => LINED_LEVELS.some((lined) => lined === level)

/** Those that are valid on a day. */
export const linedAreas = (areas: readonly Area[], day: Day): readonly Area[] =>
  areas.filter((area) => isLined(area) && isDayBetween(day, area.from, area.to))

/** The areas of each level, the levels without areas left out. */
export const linedGroups = (areas: readonly Area[]) =>
  LINED_LEVELS.map((lined) => ({
    label: GROUPS[lined],
    areas: areas.filter(({ level }) => level === lined),
  })).filter((group) => group.areas.length > 0)

/** Name of their lines, such as `Beat and footprint lines`; null where the data have none. */
export function linesName(areas: readonly Area[]): string | null {
  const names = LINED_LEVELS.filter((lined) => areas.some(({ level }) => level === lined)).map(
    (level) => NAMES[level],
  )
  if (names.length === 0) return null
  const last = names.at(-1) ?? ''
  const text = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} lines`
}
