/** Calendar quarters: `2024Q2` in files, "April to June 2024" in words. */

const QUARTER = /^(\d{4})Q([1-4])$/
const SPANS = [
  ['January', 'March'],
  ['April', 'June'],
  ['July', 'September'],
  ['October', 'December'],
] as const

/** Quarters since the first quarter of year 0. @throws RangeError for a text that is no quarter */
export function quarterNumber(quarter: string): number {
  const [, year, part] = QUARTER.exec(quarter) ?? []
  if (year === undefined || part === undefined)
    throw new RangeError(`"${quarter}" is no quarter such as 2024Q2`)
  return Number(year) * 4 + Number(part) - 1
}
/** Inverse of `quarterNumber`. */
export const quarterOf = (number: number) => `${Math.floor(number / 4)}Q${(number % 4) + 1}`
/** Whether a text is a quarter such as `2024Q2`. */
export const isQuarter = (text: string) => QUARTER.test(text)

/** The quarter of a day such as `2024-08-31`. */
export const quarterOfDate = (date: string) =>
  `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`

/** The same quarter of the year before. */
export const yearBefore = (quarter: string) => quarterOf(quarterNumber(quarter) - 4)

/** `April to June 2024`. */
export function quarterWords(quarter: string): string {
  const number = quarterNumber(quarter)
  const [first, last] = SPANS[number % 4] ?? SPANS[0]
  return `${first} to ${last} ${Math.floor(number / 4)}`
}

/** Days of a quarter: 90 to 92. */
export function quarterDays(quarter: string): number {
  const number = quarterNumber(quarter)
  return (startOf(number + 1) - startOf(number)) / 86_400_000
}
const startOf = (number: number) => Date.UTC(Math.floor(number / 4), (number % 4) * 3, 1)
