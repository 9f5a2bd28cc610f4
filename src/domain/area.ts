/** Areas that counts are aggregated by: wards, census areas, beats, footprints. */
import type { EndMoment, Moment } from './day.ts'
import type { Surface } from './geography.ts'

/** Levels of geography; `order` is the extent of an order, such as a public spaces protection order. */
export const LEVELS = ['borough', 'footprint', 'beat', 'ward', 'lsoa', 'msoa', 'order'] as const
export type Level = (typeof LEVELS)[number]

/** One feature of an area feed. */
export interface Area {
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly shape: Surface
  /** Residents. */
  readonly population: number | null
  /** 1 is the most deprived tenth of England. */
  readonly deprivationDecile: number | null
  /** Validity of the boundary; null: open on that side. */
  readonly from: Moment | null
  readonly to: EndMoment | null
}

declare module './feed.ts' {
  interface RecordKinds {
    readonly areas: { readonly list: 'areas'; readonly record: Area }
  }
}
