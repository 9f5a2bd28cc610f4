/** The way between the parts of the board: summary, sites, areas, gaps, changes; and to all of it as a pack. */
import { useHoldfast, useIntent } from '../state/context.tsx'
import { BOARD_PARTS, type BoardPart } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'

const LABELS: Readonly<Record<BoardPart, string>> = {
  summary: 'Summary',
  sites: 'Sites',
  areas: 'Areas',
  gaps: 'Gaps',
  changes: 'Changes',
  pack: 'Make the board pack',
}
const PARTS = BOARD_PARTS.filter((part) => part !== 'pack').map((id) => ({ id, label: LABELS[id] }))

export function BoardParts() {
  const part = useHoldfast(({ view }) => view.part)
  const intend = useIntent()
  return (
    <>
      <Segmented
        label="Part of the board"
        segments={PARTS}
        chosen={part === 'pack' ? null : part}
        onChoose={(id) => {
          intend({ kind: 'set-part', part: id })
        }}
      />
      {part !== 'pack' && (
        <Button
          kind="main"
          icon="print"
          onClick={() => {
            intend({ kind: 'set-part', part: 'pack' })
          }}
        >
          {LABELS.pack}
        </Button>
      )}
    </>
  )
}
