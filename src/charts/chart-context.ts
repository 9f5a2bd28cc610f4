/** What holds for every chart of a page: whether all of it stands there at once, and what a copied picture carries. */
import { createContext } from 'react'

interface ChartSetting {
  /** Picture and table both, and what is folded is open: on paper nothing can be pressed. */
  readonly isWhole: boolean
  /** Lines under a copied picture: period, as-of day, mark, source. Null where no picture can be copied. */
  readonly carried: readonly string[] | null
}

export const ChartContext = createContext<ChartSetting>({ isWhole: false, carried: null })
