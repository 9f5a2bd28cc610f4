/**
 * Colour classes of squares and density, fixed by the whole data so that colours are comparable between
 * windows.
 */

/** Least values of the five classes; lower values have no colour. */
export type ColourClasses = readonly [number, number, number, number, number]

/** Share of non-zero squares in the top class, in an average year of the data. */
const UPPERMOST_SHARE = 0.01
const STEPS = [1 / 24, 1 / 8, 1 / 4, 1 / 2, 1] as const
const DAYS_A_YEAR = 365.25

/**
 * Classes from the values of all data, scaled to one year: the top class starts at the `UPPERMOST_SHARE`
 * quantile of non-zero values, rounded so that the lower classes are integers. Independent of window,
 * categories and hours.
 */
export function fixedClasses(values: ArrayLike<number>, days: number): ColourClasses {
  const yearly = DAYS_A_YEAR / Math.max(1, days)
  const positive = Array.from(values)
    .filter((value) => value > 0)
    .map((value) => value * Math.min(1, yearly))
    .toSorted((a, b) => b - a)
  const top = rounded(positive[Math.floor(positive.length * UPPERMOST_SHARE)] ?? 0)
  const [a, b, c, d, e] = STEPS.map((step) => top * step)
  return [a ?? 1, b ?? 3, c ?? 6, d ?? 12, e ?? 24]
}

/** The nearest by ratio of 24, 48, 120, 240, 480 and so on; at least 24. */
function rounded(value: number): number {
  const steps = [1, 10, 100, 1000].flatMap((ten) => [1, 2, 5].map((times) => 24 * ten * times))
  const away = (step: number) => Math.abs(Math.log(step / Math.max(value, 1)))
  return steps.reduce((best, step) => (away(step) < away(best) ? step : best))
}

/** Classes for counts: 1 is the least value, since zero alone has no colour. */
export const countClasses = ([, ...more]: ColourClasses): ColourClasses => [1, ...more]

/** Class from 1 to 5; 0 below the first. */
export function classOf(classes: ColourClasses, value: number): number {
  let classNumber = 0
  while (classNumber < classes.length && value >= (classes[classNumber] ?? Infinity)) classNumber++
  return classNumber
}
