/** The row of controls above the lanes at a desk. */

import type { DaySpan } from '../../domain/day.ts'
import { Button } from '../../ui/Button.tsx'
import type { Axis } from '../axis/use-axis.ts'
import { FoldButton, type Fold } from '../collapsed/FoldButton.tsx'
import type { PresetContext } from '../presets.ts'
import type { Dock } from '../use-dock.ts'
import { CompareChoice, PresetChoice, SpeedChoice, type Compare } from './choices.tsx'
import { DateFields } from './DateFields.tsx'
import style from './controls.module.css'
import { AxisZoom } from '../axis/AxisZoom.tsx'

export interface ControlsProps {
  readonly dock: Dock
  readonly context: PresetContext
  readonly onMove: (span: DaySpan) => void
  readonly onTable: () => void
  /** Left out where nothing can be compared. */
  readonly compare?: Compare | undefined
  readonly axis: Axis
}

interface DeskControlsProps extends ControlsProps {
  readonly width: number
  /** Left out where the clock always stands open. */
  readonly fold?: Fold | undefined
}

/** The presets stand in a row from this width up, and words beside the drawing of the table from that. */
const ROW_OF_PRESETS = 1400
const WORDS_OF_TABLE = 1560

export function DeskControls({ dock, context, onMove, onTable, compare, width, fold }: DeskControlsProps) {
  const { window, bounds, monthsOnly } = context
  return (
    <div className={style['desk']}>
      <PlayButtons dock={dock} />
      <SpeedChoice dock={dock} monthsOnly={monthsOnly} />
      <span className={style['rule']} />
      <PresetChoice context={context} onMove={onMove} isList={width < ROW_OF_PRESETS} />
      <span className={style['rule']} />
      <DateFields {...{ window, bounds, onMove, monthsOnly }} />
      {compare && <CompareChoice {...compare} />}
      <span className={style['table']}>
        <Button kind={width < WORDS_OF_TABLE ? 'icon' : 'link'} icon="table" onClick={onTable}>
          Show as table
        </Button>
        {fold && <FoldButton fold={fold} isIcon />}
      </span>
    </div>
  )
}

/** Play and pause, and one step back or forward. */

interface PlayButtonsProps {
  readonly dock: Dock
}

export function PlayButtons({ dock }: PlayButtonsProps) {
  const { isPlaying, togglePlay, step } = dock
  return (
    <div className={style['play']}>
      <Button
        kind="icon"
        icon={isPlaying ? 'pause' : 'play'}
        className={style['playButton']}
        onClick={togglePlay}
      >
        {isPlaying ? 'Pause' : 'Play'}
      </Button>
      <Button kind="icon" icon="step-back" className={style['stepButton']} onClick={() => step(-1)}>
        Step back
      </Button>
      <Button kind="icon" icon="step-forward" className={style['stepButton']} onClick={() => step(1)}>
        Step forward
      </Button>
    </div>
  )
}

/** The controls under the lanes on a phone: dates, buttons for the thumb, and the rest beneath. */

export function PhoneControls({ dock, context, onMove, onTable, compare, axis }: ControlsProps) {
  const { window, bounds, monthsOnly } = context
  return (
    <div className={style['phone']}>
      <DateFields {...{ window, bounds, onMove, monthsOnly }} />
      <div className={style['thumb']}>
        <PlayButtons dock={dock} />
        <PresetChoice context={context} onMove={onMove} isList />
      </div>
      {compare && <CompareChoice {...compare} />}
      <div className={style['thumb']}>
        <AxisZoom axis={axis} />
        <span className={style['rest']}>
          <SpeedChoice dock={dock} monthsOnly={monthsOnly} />
          <Button kind="icon" icon="table" onClick={onTable}>
            Show as table
          </Button>
        </span>
      </div>
    </div>
  )
}
