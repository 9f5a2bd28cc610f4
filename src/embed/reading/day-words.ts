/** A day of a release in words. */
import { formatDay } from '../../ui/numbers.ts'

/** `2024-08-31` as `31 August 2024`. */
export const dayWords = (day: string) => formatDay(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
