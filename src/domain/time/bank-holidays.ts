/** Bank holidays of the place's jurisdiction, and the local ones that the place names. */
import shipped from '../../../data/bank-holidays.json'
import { civilDate, isWithin, parseDay, type Day, type DaySpan } from '../day.ts'
import { servedJurisdiction, servedLocalHolidays } from '../place/served-place.ts'

interface Holiday {
  readonly day: Day
  readonly name: string
}

/** Years whose bank holidays are known, both included. */
export const HOLIDAY_YEARS: { readonly from: number; readonly to: number } = shipped

/** Whether the bank holidays of every year of a period are known. */
export const areHolidaysKnown = ({ from, to }: DaySpan): boolean =>
  civilDate(from).year >= HOLIDAY_YEARS.from && civilDate(to).year <= HOLIDAY_YEARS.to

/** The holidays in a period, ascending; of years that are not known only local ones. */
export function holidaysIn(span: DaySpan): readonly Holiday[] {
  const lists: readonly Readonly<Record<string, readonly string[]>>[] = [
    shipped.divisions[servedJurisdiction()],
    servedLocalHolidays(),
  ]
  return lists
    .flatMap((list) => Object.entries(list))
    .flatMap(([name, days]) => days.flatMap((text) => ({ name, day: parseDay(text) })))
    .filter((holiday): holiday is Holiday => holiday.day !== null && isWithin(holiday.day, span))
    .toSorted((a, b) => a.day - b.day)
}
