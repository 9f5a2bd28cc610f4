/** The drop-down lists of the time dock: speed, preset, baseline and site. */
import type { ReactNode } from 'react'
import type { DaySpan } from '../../domain/day.ts'
import type { Site } from '../../domain/site.ts'
import { BASELINES, type FollowingBaseline } from '../../measures/baseline/baseline.ts'
import { typedDates } from '../../measures/baseline/chosen-baseline.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { formatTightSpan } from '../../ui/numbers.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { PRESETS, presetResult, activePreset, type PresetContext } from '../presets.ts'
import type { Dock } from '../use-dock.ts'
import type { WindowStep } from '../window-arithmetic.ts'
import style from './controls.module.css'

interface ChoiceProps {
  /** Accessible name. */
  readonly label: string
  readonly value: string
  readonly onChoose: (value: string) => void
  readonly disabled?: boolean
  /** The `option` elements. */
  readonly children: ReactNode
}

/** A native `select` in the style of the dock. */
function Choice({ label, value, onChoose, disabled = false, children }: ChoiceProps) {
  return (
    <span className={style['choice']}>
      <select
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {children}
      </select>
    </span>
  )
}

const SPEEDS: readonly (readonly [step: WindowStep, label: string])[] = [
  ['day', '1 day a second'],
  ['week', '1 week a second'],
  ['month', '1 month a second'],
]

interface SpeedChoiceProps {
  readonly dock: Dock
  /** If incidents are dated by month only, a month is the only step. */
  readonly monthsOnly: boolean
}

/** Speed of play, which is also the length of one step. */
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

interface PresetChoiceProps {
  readonly context: PresetContext
  readonly onMove: (span: DaySpan) => void
  readonly isList: boolean
}

const PRESET_LABEL = 'Length of the window'

/** Presets of the window: a segmented row, or a list where space is short. */
export function PresetChoice({ context, onMove, isList }: PresetChoiceProps) {
  const chosen = activePreset(context)
  const presets = PRESETS.map(({ id, label }) => {
    const result = presetResult(id, context)
    return { id, label, result, unavailable: result.kind === 'unavailable' ? result.why : null }
  })
  const choose = (id: string) => {
    const result = presets.find((preset) => preset.id === id)?.result
    if (result?.kind === 'span') onMove(result.span)
  }
  if (!isList) return <Segmented label={PRESET_LABEL} segments={presets} chosen={chosen} onChoose={choose} />
  return (
    <Choice label={PRESET_LABEL} value={chosen ?? ''} onChoose={choose}>
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

/** The baseline and the callback that changes it. */
export interface Compare {
  /** As in the permalink: `year`, `before` or `2022-05-01..2022-08-31`; null if nothing is compared. */
  readonly base: string | null
  readonly onBase: (base: string | null) => void
}

const BASELINE_LABELS: Readonly<Record<FollowingBaseline, string>> = {
  year: 'same days a year earlier',
  before: 'the period before',
}
const DEFAULT_BASELINE: FollowingBaseline = 'year'

/** The baseline of the window: none, or one of the standard baselines. */
export function CompareChoice({ base, onBase }: Compare) {
  const customDates = base === null ? null : typedDates(base)
  return (
    <span className={style['compare']}>
      <Checkbox checked={base !== null} onChange={(isOn) => onBase(isOn ? DEFAULT_BASELINE : null)}>
        {base === null ? 'Compare' : 'Compare with'}
      </Checkbox>
      {base !== null && (
        <Choice label="What the window is compared with" value={base} onChoose={onBase}>
          {BASELINES.map((baseline) => (
            <option key={baseline} value={baseline}>
              {BASELINE_LABELS[baseline]}
            </option>
          ))}
          {customDates && <option value={base}>{datesOf(customDates)}</option>}
        </Choice>
      )}
    </span>
  )
}

const datesOf = ({ from, to }: DaySpan) => formatTightSpan(from, to)

interface SiteChoiceProps {
  readonly sites: readonly Site[]
  readonly site: Site | null
  readonly onSite: (id: string | null) => void
}

/** The site whose phases, orders and actions are shown. */
export function SiteChoice({ sites, site, onSite }: SiteChoiceProps) {
  return (
    <label className={style['site']}>
      <span className="visually-hidden">Site on the clock</span>
      <select value={site?.id ?? ''} onChange={(event) => onSite(event.currentTarget.value || null)}>
        <option value="">No site</option>
        {sites.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
