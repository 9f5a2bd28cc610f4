/** Levels of area by which the public page can be published. */

/** The first is the default. */
export const GEOGRAPHIES = ['msoa', 'ward'] as const
export type Geography = (typeof GEOGRAPHIES)[number]

/** Whether it is a level of `GEOGRAPHIES`. */
export const isGeography = (value: unknown): value is Geography =>
  GEOGRAPHIES.some((geography) => geography === value)
