/** The presets: a row of them where there is room, else a list. */
import type { DaySpan } from '../../domain/day.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { PRESETS, placeOf, presetOf } from '../presets.ts'
import type { PresetContext } from '../presets.ts'
import { Choice } from './Choice.tsx'

interface PresetChoiceProps {
  readonly context: PresetContext
  readonly onMove: (span: DaySpan) => void
  readonly isList: boolean
}

const NAME = 'Length of the window'

export function PresetChoice({ context, onMove, isList }: PresetChoiceProps) {
  const chosen = presetOf(context)
  const presets = PRESETS.map(({ id, label }) => {
    const place = placeOf(id, context)
    return { id, label, place, unavailable: place.kind === 'unavailable' ? place.why : null }
  })
  const choose = (id: string) => {
    const place = presets.find((preset) => preset.id === id)?.place
    if (place?.kind === 'span') onMove(place.span)
  }
  if (!isList) return <Segmented label={NAME} segments={presets} chosen={chosen} onChoose={choose} />
  return (
    <Choice label={NAME} value={chosen ?? ''} onChoose={choose}>
      <option value="" disabled hidden>
        Own dates
      </option>
      {presets.map(({ id, label, unavailable }) => (
        <option key={id} value={id} disabled={unavailable !== null} title={unavailable ?? undefined}>
          {label}
        </option>
      ))}
    </Choice>
  )
}
