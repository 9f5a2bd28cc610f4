/** Counts of cells while a column is read. */
import type { ColumnSigns } from '../../formats/recognised.ts'

/** The signs of a column, while they are counted. */
export type SignCounts = { -readonly [Sign in keyof ColumnSigns]: number }

const MOSTLY = 0.8
/** At least 80 % of a total that is not zero. */
export const isMostly = (count: number, total: number) => total > 0 && count >= total * MOSTLY
