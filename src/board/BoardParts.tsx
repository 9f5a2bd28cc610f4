/** The way between the parts of the board: summary, sites, areas, gaps, changes. */
import { useHoldfast, useIntent } from '../state/context.tsx'
import { BOARD_PARTS, type BoardPart } from '../state/view.ts'
import { Segmented } from '../ui/Segmented.tsx'

const LABELS: Readonly<Record<BoardPart, string>> = {
  summary: 'Summary',
  sites: 'Sites',
  areas: 'Areas',
  gaps: 'Gaps',
  changes: 'Changes',
}
const PARTS = BOARD_PARTS.map((id) => ({ id, label: LABELS[id] }))

export function BoardParts() {
  const part = useHoldfast(({ view }) => view.part)
  const intend = useIntent()
  return (
    <Segmented
      label="Part of the board"
      segments={PARTS}
      chosen={part}
      onChoose={(id) => {
        intend({ kind: 'set-part', part: id })
      }}
    />
  )
}
