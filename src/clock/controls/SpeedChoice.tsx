/** How far the window goes in a second of play, and in one step. */
import type { Dock } from '../use-dock.ts'
import type { Step } from '../window-arithmetic.ts'
import { Choice } from './Choice.tsx'

const SPEEDS: readonly (readonly [step: Step, label: string])[] = [
  ['day', '1 day a second'],
  ['week', '1 week a second'],
  ['month', '1 month a second'],
]

interface SpeedChoiceProps {
  readonly dock: Dock
  /** Where only months are known, they are the only step. */
  readonly monthsOnly: boolean
}

export function SpeedChoice({ dock, monthsOnly }: SpeedChoiceProps) {
  const choose = (value: string) => {
    const chosen = SPEEDS.find(([step]) => step === value)
    if (chosen) dock.setSpeed(chosen[0])
  }
  return (
    <Choice label="Speed" value={dock.speed} onChoose={choose} disabled={monthsOnly}>
      {SPEEDS.map(([step, label]) => (
        <option key={step} value={step}>
          {label}
        </option>
      ))}
    </Choice>
  )
}
