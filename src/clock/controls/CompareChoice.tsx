/** What the window is compared with: nothing, or one of the baselines. */
import type { DaySpan } from '../../domain/day.ts'
import { BASELINES, type FollowingBaseline } from '../../measures/baseline/baseline.ts'
import { typedDates } from '../../measures/baseline/chosen-baseline.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { formatTightSpan } from '../../ui/numbers.ts'
import { Choice } from './Choice.tsx'
import style from './controls.module.css'

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
