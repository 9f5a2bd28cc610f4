/** Title of the document, which names its tab, its history entries and its PDF: what is on screen, and its window. */
import { useEffect } from 'react'
import type { DaySpan } from '../domain/day.ts'
import type { Manifest } from '../domain/feed.ts'
import { spanWords } from '../measures/sentences.ts'
import { windowOf } from '../state/catalogue.ts'
import { useHoldfast } from '../state/context.tsx'
import type { State } from '../state/store.ts'
import type { BoardPart, View } from '../state/view.ts'

const PRODUCT = 'Holdfast'
const PART_TITLES: Readonly<Record<BoardPart, string>> = {
  summary: 'Board',
  sites: 'Board, sites',
  areas: 'Board, areas',
  gaps: 'Board, gaps',
  changes: 'Board, changes',
  pack: 'Board pack',
}

/** The board is of a partnership: `Westshire` of `Westshire: demonstration`, with the mark of invented data. */
const partnershipOf = ({ title, demonstration }: Manifest) =>
  [title.split(': ')[0], demonstration && 'invented incidents'].filter(Boolean).join(', ')

/** `Board pack, Westshire, 1 May 2023 to 31 August 2023 - Holdfast`. */
function titleOf({ tab, part }: Pick<View, 'tab' | 'part'>, manifest: Manifest, window: DaySpan): string {
  const what =
    tab === 'board'
      ? [PART_TITLES[part], partnershipOf(manifest)].filter(Boolean).join(', ')
      : tab === 'tonight'
        ? 'Tonight'
        : 'Team'
  return `${what}, ${spanWords(window)} - ${PRODUCT}`
}

/** A covered screen and a crew's own shift tell nothing of what lies behind them. */
function currentTitle({ view, catalogue, isCovered, crewScreen }: State): string {
  if (isCovered) return PRODUCT
  if (crewScreen?.isOn) return `Shift - ${PRODUCT}`
  return catalogue ? titleOf(view, catalogue.manifest, windowOf(view, catalogue)) : PRODUCT
}

export function DocumentTitle() {
  const title = useHoldfast(currentTitle)
  useEffect(() => {
    document.title = title
  }, [title])
  return null
}
