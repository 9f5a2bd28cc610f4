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

/** Leading figures of a class, with those of most fixed classes; each is at most a third more than the one before. */
const LEADING = [1, 1.2, 1.5, 1.8, 2, 2.4, 3, 4, 5, 6, 8]

/** The value nearest by ratio with a leading figure that is easily read. */
function readable(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value))
  return [...LEADING, 10]
    .map((figure) => Number((figure * ten).toPrecision(2)))
    .reduce((best, step) => (ratio(step, value) < ratio(best, value) ? step : best))
}
const ratio = (a: number, b: number) => Math.abs(Math.log(a / b))

/**
 * Classes for the part of the data that a filter chooses, by its share of the reports (0 to 1), so that its map
 * is as readable as that of all; the same at every window.
 */
export const scaledClasses = (classes: ColourClasses, share: number): ColourClasses =>
  mapped(classes, (least) => (share > 0 && share < 1 ? readable(least * share) : least))

/** The same for counts: whole numbers from 1 on, each higher than the one before. */
export function scaledCountClasses(classes: ColourClasses, share: number): ColourClasses {
  let below = 0
  return mapped(classes, (least, i) => {
    below =
      i === 0 ? 1 : Math.max(below + 1, Math.round(share > 0 && share < 1 ? readable(least * share) : least))
    return below
  })
}

function mapped(
  [a, b, c, d, e]: ColourClasses,
  scaled: (least: number, index: number) => number,
): ColourClasses {
  return [scaled(a, 0), scaled(b, 1), scaled(c, 2), scaled(d, 3), scaled(e, 4)]
}

/** The least value of a class in words: `1,200`, `0.15`. */
export const classWords = (least: number) => Number(least.toPrecision(3)).toLocaleString('en-GB')

/** Class from 1 to 5; 0 below the first. */
export function classOf(classes: ColourClasses, value: number): number {
  let classNumber = 0
  while (classNumber < classes.length && value >= (classes[classNumber] ?? Infinity)) classNumber++
  return classNumber
}
