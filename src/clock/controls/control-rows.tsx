/** The controls of the time dock: one row on a wide screen, a grid on a phone, and the play buttons of both. */
import type { DaySpan } from '../../domain/day.ts'
import { Button } from '../../ui/Button.tsx'
import { AxisZoom } from '../axis/AxisZoom.tsx'
import type { Axis } from '../axis/use-axis.ts'
import { FoldButton, type Fold } from '../collapsed/FoldButton.tsx'
import type { PresetContext } from '../presets.ts'
import type { Dock } from '../use-dock.ts'
import { CompareChoice, PresetChoice, SpeedChoice, type Compare } from './choices.tsx'
import { DateFields } from './DateFields.tsx'
import { HelpLink } from './HelpLink.tsx'
import style from './controls.module.css'

/** Props of both sets of controls. */
export interface ControlsProps {
  readonly dock: Dock
  readonly context: PresetContext
  readonly hasIncidents: boolean
  readonly onMove: (span: DaySpan) => void
  readonly onTable: () => void
  /** Omitted where nothing can be compared. */
  readonly compare?: Compare | undefined
  readonly axis: Axis
}

interface DeskControlsProps extends ControlsProps {
  readonly width: number
  /** Omitted where the dock cannot be collapsed. */
  readonly fold?: Fold | undefined
}

/** Widths in pixels from which the presets are a row rather than a list, and the table button has a text label. */
const PRESET_ROW_WIDTH = 1400
const TABLE_LABEL_WIDTH = 1560

/** The row above the lanes on a wide screen. */
export function DeskControls(props: DeskControlsProps) {
  const { dock, context, hasIncidents, onMove, onTable, width, fold } = props
  const { window, bounds, monthsOnly } = context
  return (
    <div className={style['desk']}>
      <PlayButtons dock={dock} />
      <SpeedChoice dock={dock} monthsOnly={monthsOnly} />
      <span className={style['rule']} />
      <PresetChoice context={context} onMove={onMove} isList={width < PRESET_ROW_WIDTH} />
      <span className={style['rule']} />
      <DateFields {...{ window, bounds, hasIncidents, onMove, monthsOnly }} />
      <span className={style['table']}>
        <Button kind={width < TABLE_LABEL_WIDTH ? 'icon' : 'link'} icon="table" onClick={onTable}>
          Show as table
        </Button>
        <HelpLink page="clock" isIcon />
        {fold && <FoldButton fold={fold} isIcon />}
      </span>
    </div>
  )
}

interface PlayButtonsProps {
  readonly dock: Dock
}

/** Play or pause, step back and step forward. */
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
      <span data-steps className={style['steps']}>
        <Button kind="icon" icon="step-back" className={style['stepButton']} onClick={() => step(-1)}>
          Step back
        </Button>
        <Button kind="icon" icon="step-forward" className={style['stepButton']} onClick={() => step(1)}>
          Step forward
        </Button>
      </span>
    </div>
  )
}

/** The grid under the lanes on a phone. */
export function PhoneControls(props: ControlsProps) {
  const { dock, context, hasIncidents, onMove, onTable, compare, axis } = props
  const { window, bounds, monthsOnly } = context
  return (
    <div className={style['phone']}>
      <DateFields {...{ window, bounds, hasIncidents, onMove, monthsOnly }} />
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
