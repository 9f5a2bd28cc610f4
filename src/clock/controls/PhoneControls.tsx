/** The controls under the lanes on a phone: dates, buttons for the thumb, and the rest beneath. */
import { AxisZoom } from '../axis/AxisZoom.tsx'
import { Button } from '../../ui/Button.tsx'
import { CompareChoice } from './CompareChoice.tsx'
import { DateFields } from './DateFields.tsx'
import type { ControlsProps } from './DeskControls.tsx'
import { PlayButtons } from './PlayButtons.tsx'
import { PresetChoice } from './PresetChoice.tsx'
import { SpeedChoice } from './SpeedChoice.tsx'
import style from './controls.module.css'

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
