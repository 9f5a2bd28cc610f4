/** What the pack is made of: an answer of each kind, all of the same days. */
import type { Catalogue } from '../../state/catalogue.ts'
import type { State } from '../../state/store.ts'

const KINDS = ['board', 'figures', 'sites', 'areas', 'gaps', 'changes'] as const
/** Every answer that the pack is made of, all of the same days. */
export type PackAnswers = Required<Pick<State['answers'], (typeof KINDS)[number]>>

/** Null while one of them is missing, or is of other days. */
export function wholeOf({
  board,
  figures,
  sites,
  areas,
  gaps,
  changes,
}: State['answers']): PackAnswers | null {
  if (!board || !figures || !sites || !areas || !gaps || !changes) return null
  const days = [board, figures, sites, areas, gaps].map(
    ({ question: { window } }) => `${window.from} ${window.to}`,
  )
  return new Set(days).size === 1 ? { board, figures, sites, areas, gaps, changes } : null
}

export interface PackChapterProps {
  readonly number: number
  readonly catalogue: Catalogue
  readonly answers: PackAnswers
}
