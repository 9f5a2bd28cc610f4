/** Contents of `summary.json`: one release of the public page, or the notice that replaces a retracted one. */
import type { PublishedCount } from './band.ts'
import type { Geography } from './geography.ts'

/** Identifies a figure; a missing key means all. `group` is a group's id, or `crimes` for all but ASB. */
export interface FigureKey {
  readonly area?: string | undefined
  readonly quarter?: string | undefined
  readonly group?: string | undefined
}

/** A published area. */
export interface PublicArea {
  readonly code: string
  readonly name: string
}
/** A group of categories that is published by area. */
export interface PublicGroup {
  readonly id: string
  readonly label: string
}
/** A cell that is not listed has no data, which is neither zero nor withheld. */
export interface PublicCell {
  readonly area: string
  readonly quarter: string
  readonly group: string
  readonly count: PublishedCount
}
/**
 * From the sum of the bands' lows to the sum of their highs, null where one of them is withheld; absent where a band is
 * missing.
 */
export interface PublicTotal extends FigureKey {
  readonly low: number
  readonly high: number | null
}
/** What a total without a single group adds up. */
export interface PublicSum {
  /** The `group` of such totals; null: they have none. */
  readonly group: string | null
  readonly label: string
  /** Ids of `groups`. */
  readonly groups: readonly string[]
}
/** Partners' actions in the whole borough, as bands or sums of bands. */
export interface BoroughFigure {
  readonly id: string
  readonly label: string
  readonly quarter: string
  readonly low: number
  readonly high: number
}
/** What was asked for or agreed, and whether it is done; without sites, and with quarters as the finest dates. */
export interface PublicCommitment {
  readonly text: string
  readonly owner: string
  /** A code of `areas`; null: the whole borough, or a place too small to name. */
  readonly area: string | null
  /** Where `area` is null: whether it is of one place, too small to name. */
  readonly isLocal?: boolean | undefined
  readonly askedBy: 'board' | 'residents' | null
  readonly agreed: string
  readonly due: string
  /** The quarter in which it was done; null while it is open. */
  readonly done: string | null
  readonly outcome: string | null
}
/** Contact for residents, in the order of display. */
export interface PublicContact {
  /** `emergency`, `police`, `crimestoppers`, `fearless`, `council`, `asb-case-review`, `corrections`. */
  readonly id: string
  readonly name: string
  readonly text: string
  readonly phone: string | null
  readonly url: string | null
}
/** A change of counting: in which quarters and for which groups (empty: all). No comparison across it has a verdict. */
export interface PublicNote {
  readonly from: string
  readonly to: string | null
  readonly groups: readonly string[]
  /** Codes of `areas`; left out: all. */
  readonly areas?: readonly string[] | undefined
  /** Quarters of which a part was counted in each way; left out where there are none. */
  readonly both?: readonly string[] | undefined
  readonly text: string
}
/** A figure announced elsewhere, quoted with its source. */
export interface QuotedFigure {
  readonly text: string
  /** The day or the month of the announcement: `2024-05-14`, `2024-05`. */
  readonly on: string
  readonly source: string
  readonly url: string | null
  /** Why the published figures differ from it. */
  readonly why: string
}
/** A corrected cell: its earlier band, and the largest possible difference in reports, derived from the bands. */
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

/** A name that people use for a part of the place, and the areas that it lies in. */
export interface PublicName {
  readonly name: string
  /** Codes of `areas`. */
  readonly areas: readonly string[]
}
/** Who works in these areas, what for, and when residents can meet them. */
export interface PublicTeam {
  readonly name: string
  /** Codes of `areas`. */
  readonly areas: readonly string[]
  readonly priorities: readonly string[]
  /** An announced meeting, not an event of the data: the only day of a public text besides that of the release. */
  readonly nextMeeting: PublicMeeting | null
}
export interface PublicMeeting {
  /** `2024-09-30`. */
  readonly on: string
  /** `18:30`. */
  readonly at: string | null
  readonly where: string
}
/**
 * In which area each unit postcode lies: by sector (`AB1 2`) and area, the two letters that complete the postcode, one
 * pair after another.
 */
export interface PublicPostcodes {
  /** Of the list of postcodes. */
  readonly year: number
  readonly sectors: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** One release, as `summary.json` contains it. */
export interface PublicSummary {
  readonly version: 1
  readonly releasedOn: string
  readonly geography: Geography
  readonly handling: 'public'
  /** `Invented incidents`, in the demonstration only; shown on the page and in every download. */
  readonly demonstration?: string | undefined
  /** In alphabetical order of their names. */
  readonly areas: readonly PublicArea[]
  /** `2024Q2`, from the earliest. */
  readonly quarters: readonly string[]
  readonly groups: readonly PublicGroup[]
  readonly cells: readonly PublicCell[]
  readonly totals: readonly PublicTotal[]
  /** Left out in releases of earlier programs. */
  readonly sums?: readonly PublicSum[] | undefined
  readonly borough: readonly BoroughFigure[]
  readonly commitments: readonly PublicCommitment[]
  /** Lists of which rows are missing, or that no feed gives; left out where there are none. */
  readonly notKnown?: readonly 'commitments'[] | undefined
  readonly contacts: readonly PublicContact[]
  /** The partnership's own labels, by name; `place` is always present. */
  readonly labels: Readonly<Record<string, string>>
  readonly notes: readonly PublicNote[]
  /** Left out where there are none. */
  readonly announced?: readonly QuotedFigure[] | undefined
  readonly corrections: readonly Correction[]
  readonly shapes: PublicShapes
  /** In alphabetical order; left out where there are none. */
  readonly names?: readonly PublicName[] | undefined
  /** Left out where there are none. */
  readonly teams?: readonly PublicTeam[] | undefined
  /** Left out where there are none. */
  readonly postcodes?: PublicPostcodes | undefined
  /** Days of the releases before that have not been taken back, the earliest first; left out where there are none. */
  readonly earlier?: readonly string[] | undefined
}

/** Replaces a retracted release. */
export interface PublicNotice {
  readonly version: 1
  readonly kind: 'notice'
  readonly handling: 'public'
  readonly demonstration?: string | undefined
  readonly retractedOn: string
  /** Day of the retracted release. */
  readonly releasedOn: string
  readonly reason: string
  readonly contacts: readonly PublicContact[]
  readonly labels: Readonly<Record<string, string>>
}

/** A release or a notice of retraction. */
export type Published = PublicSummary | PublicNotice
/** Whether it is the notice of a retraction. */
export const isNotice = (published: Published): published is PublicNotice => 'kind' in published
