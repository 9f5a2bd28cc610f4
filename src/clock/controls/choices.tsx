/** A native list of choices in the dress of the dock. */

import type { ReactNode } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import style from './controls.module.css'
import type { Dock } from '../use-dock.ts'
import type { Step } from '../window-arithmetic.ts'
import type { DaySpan } from '../../domain/day.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { PRESETS, placeOf, presetOf, type PresetContext } from '../presets.ts'
import { BASELINES, type FollowingBaseline } from '../../measures/baseline/baseline.ts'
import { typedDates } from '../../measures/baseline/chosen-baseline.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { formatTightSpan } from '../../ui/numbers.ts'
import type { Site } from '../../domain/site.ts'

interface ChoiceProps {
  /** Its name. */
  readonly label: string
  readonly value: string
  readonly onChoose: (value: string) => void
  readonly disabled?: boolean
  /** The options. */
  readonly children: ReactNode
}

export function Choice({ label, value, onChoose, disabled = false, children }: ChoiceProps) {
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
      <Icon name="chevron" size={14} />
    </span>
  )
}

/** How far the window goes in a second of play, and in one step. */

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

/** The presets: a row of them where there is room, else a list. */

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

/** What the window is compared with: nothing, or one of the baselines. */

export interface Compare {
  /** As the address spells it: `year`, `before`, `2022-05-01..2022-08-31`; null: nothing is compared. */
  readonly base: string | null
  readonly onBase: (base: string | null) => void
}

const WORDS: Readonly<Record<FollowingBaseline, string>> = {
  year: 'same days a year earlier',
  before: 'the period before',
}
const USUAL: FollowingBaseline = 'year'

export function CompareChoice({ base, onBase }: Compare) {
  const own = base === null ? null : typedDates(base)
  return (
    <span className={style['compare']}>
      <Checkbox checked={base !== null} onChange={(isOn) => onBase(isOn ? USUAL : null)}>
        Compare with
      </Checkbox>
      <Choice label="What the window is compared with" value={base ?? USUAL} onChoose={onBase}>
        {BASELINES.map((known) => (
          <option key={known} value={known}>
            {WORDS[known]}
          </option>
        ))}
        {base !== null && own && <option value={base}>{datesOf(own)}</option>}
      </Choice>
    </span>
  )
}

const datesOf = ({ from, to }: DaySpan) => formatTightSpan(from, to)

/** Which site's phases, orders and actions stand on the clock. */

interface SiteChoiceProps {
  readonly sites: readonly Site[]
  readonly site: Site | null
  readonly onSite: (id: string | null) => void
}

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
      <Icon name="chevron" size={12} />
    </label>
  )
}
