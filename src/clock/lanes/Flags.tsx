/** The flags above the lanes: the window's days, and what it is compared with. */
import type { DaySpan } from '../../domain/day.ts'
import type { Lane } from '../geometry/dock-layout.ts'
import { baselineFlag, flagsOf } from '../geometry/flags.ts'
import type { Flag } from '../geometry/flags.ts'
import type { TimeScale } from '../scale.ts'
import style from './lanes.module.css'

interface FlagsProps {
  readonly window: DaySpan
  readonly baseline: DaySpan | null
  readonly scale: TimeScale
  readonly lane: Lane
  readonly isCompact: boolean
}

/** Hidden from a screen reader, to which the sliders say the same days. */
export function Flags({ window, baseline, scale, lane, isCompact }: FlagsProps) {
  const flags = flagsOf(window, scale, isCompact)
  const compared = baseline && baselineFlag(baseline, scale, flags)
  return (
    <div aria-hidden="true">
      {compared && <FlagBox flag={compared} lane={lane} className={style['comparedFlag']} />}
      {flags.map((flag, index) => (
        <FlagBox key={index} flag={flag} lane={lane} className={style['flag']} />
      ))}
    </div>
  )
}

interface FlagBoxProps {
  readonly flag: Flag
  readonly lane: Lane
  readonly className: string | undefined
}

function FlagBox({ flag, lane, className }: FlagBoxProps) {
  const place = {
    left: flag.x,
    top: lane.y,
    width: flag.width,
    height: lane.height,
    lineHeight: `${lane.height}px`,
  }
  return (
    <span className={className} style={place}>
      {flag.text}
    </span>
  )
}
