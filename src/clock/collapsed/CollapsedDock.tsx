/** The clock in one row, for a view that needs the room: play, the window's days, the bars with their two ends. */
import type { ControlsProps } from '../controls/DeskControls.tsx'
import { DateFields } from '../controls/DateFields.tsx'
import { PlayButtons } from '../controls/PlayButtons.tsx'
import style from './closed.module.css'
import { FoldButton, type Fold } from './FoldButton.tsx'
import { Strip, type StripProps } from './Strip.tsx'

interface ClosedDockProps extends Omit<StripProps, 'bounds'> {
  readonly controls: Omit<ControlsProps, 'onTable'>
  readonly fold: Fold
}

export function CollapsedDock({ controls, fold, ...strip }: ClosedDockProps) {
  const { dock, context, onMove } = controls
  const { window, bounds, monthsOnly } = context
  return (
    <div className={style['row']}>
      <PlayButtons dock={dock} />
      <DateFields {...{ window, bounds, onMove, monthsOnly }} />
      <Strip {...strip} bounds={bounds} />
      <FoldButton fold={fold} />
    </div>
  )
}
