/** What may leave: one release of the public page, or the notice that stands in the place of one taken back. */
import type { PublishedCount } from './band.ts'

export type Geography = 'msoa' | 'ward'

/** Which figure is meant; a key that is missing means all. Beside a group's own id, `crimes` is all but ASB. */
export interface FigureKey {
  readonly area?: string | undefined
  readonly quarter?: string | undefined
  readonly group?: string | undefined
}

export interface PublicArea {
  readonly code: string
  readonly name: string
}
export interface PublicGroup {
  readonly id: string
  readonly label: string
}
/** A cell that is in no list is "no data": not nought, and not withheld. */
export interface PublicCell {
  readonly area: string
  readonly quarter: string
  readonly group: string
  readonly count: PublishedCount
}
/** From the sum of the lows to the sum of the highs of the bands; absent where one of them is not published. */
export interface PublicTotal extends FigureKey {
  readonly low: number
  readonly high: number
}
/** What partners did, for the borough alone: bands, or ranges of bands. */
export interface BoroughFigure {
  readonly id: string
  readonly label: string
  readonly quarter: string
  readonly low: number
  readonly high: number
}
/** What was asked or agreed, and whether it is done; never a site, and no date finer than a quarter. */
export interface PublicCommitment {
  readonly text: string
  readonly owner: string
  /** A code of `areas`; null: of the whole borough, or of a place too small to name. */
  readonly area: string | null
  readonly askedBy: 'board' | 'residents' | null
  readonly agreed: string
  readonly due: string
  /** The quarter in which it was done; null: not yet. */
  readonly done: string | null
  readonly outcome: string | null
}
/** Where to turn, in the order in which they stand. */
export interface PublicContact {
  /** `emergency`, `police`, `crimestoppers`, `fearless`, `council`, `asb-case-review`, `corrections`. */
  readonly id: string
  readonly name: string
  readonly text: string
  readonly phone: string | null
  readonly url: string | null
}
/** How counting changed, in which quarters and for which groups (none named: for all). */
export interface PublicNote {
  readonly from: string
  readonly to: string | null
  readonly groups: readonly string[]
  readonly text: string
}
/** A figure that somebody announced elsewhere: words with their source, never a figure of ours. */
export interface QuotedFigure {
  readonly text: string
  /** The day or the month of the announcement: `2024-05-14`, `2024-05`. */
  readonly on: string
  readonly source: string
  readonly url: string | null
  /** Why ours differ from it. */
  readonly why: string
}
/** A cell that this release mends: what stood there, and by how many reports it can differ, worked from the bands. */
export interface Correction {
  readonly area: string
  readonly quarter: string
  readonly group: string
  readonly was: PublishedCount
  readonly most: number
}
/** Outlines as SVG paths in a box of `width` by `height`, north up. */
export interface PublicShapes {
  readonly width: number
  readonly height: number
  readonly paths: readonly { readonly area: string; readonly d: string }[]
}

export interface PublicSummary {
  readonly version: 1
  readonly releasedOn: string
  readonly geography: Geography
  readonly handling: 'public'
  /** `Invented incidents`, in the demonstration alone; stands on the page and in every download. */
  readonly demonstration?: string | undefined
  /** In alphabetical order of their names. */
  readonly areas: readonly PublicArea[]
  /** `2024Q2`, from the earliest. */
  readonly quarters: readonly string[]
  readonly groups: readonly PublicGroup[]
  readonly cells: readonly PublicCell[]
  readonly totals: readonly PublicTotal[]
  readonly borough: readonly BoroughFigure[]
  readonly commitments: readonly PublicCommitment[]
  readonly contacts: readonly PublicContact[]
  /** Words of the partnership's own, by name; `place` is always there. */
  readonly labels: Readonly<Record<string, string>>
  readonly notes: readonly PublicNote[]
  /** Left out: none. */
  readonly announced?: readonly QuotedFigure[] | undefined
  readonly corrections: readonly Correction[]
  readonly shapes: PublicShapes
}

/** Stands where a release stood that was taken back. */
export interface PublicNotice {
  readonly version: 1
  readonly kind: 'notice'
  readonly handling: 'public'
  readonly demonstration?: string | undefined
  readonly retractedOn: string
  /** The day of the release that was taken back. */
  readonly releasedOn: string
  readonly reason: string
  readonly contacts: readonly PublicContact[]
  readonly labels: Readonly<Record<string, string>>
}

export type Published = PublicSummary | PublicNotice
export const isNotice = (published: Published): published is PublicNotice => 'kind' in published
