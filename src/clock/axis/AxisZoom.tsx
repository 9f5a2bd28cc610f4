/** Closer and wider, with a small picture of which part of the data the axis shows. */
import type { DaySpan } from '../../domain/day.ts'
import { Button } from '../../ui/Button.tsx'
import { formatTightSpan } from '../../ui/numbers.ts'
import { stretchOf, timeScale } from '../scale.ts'
import style from './axis.module.css'
import type { Axis } from './use-axis.ts'

export interface AxisZoomProps {
  readonly axis: Axis
  readonly window: DaySpan
  /** The data's ends. */
  readonly bounds: DaySpan
}

const CLOSER = 0.5
const WIDER = 2

export function AxisZoom({ axis, window, bounds }: AxisZoomProps) {
  const shown = formatTightSpan(axis.days.from, axis.days.to)
  return (
    <span role="group" aria-label={`Axis, ${shown}`} className={style['zoom']}>
      <Button kind="icon" icon="plus" disabled={!axis.canGo.closer} onClick={() => axis.zoom(CLOSER)}>
        Closer
      </Button>
      <Button kind="icon" icon="minus" disabled={!axis.canGo.wider} onClick={() => axis.zoom(WIDER)}>
        Wider
      </Button>
      <Overview axis={axis.days} window={window} bounds={bounds} />
    </span>
  )
}

const WIDTH = 160
const HEIGHT = 12

/** All data as a line, the part on the axis as a frame, the window in it. */
function Overview({ axis, window, bounds }: { axis: DaySpan; window: DaySpan; bounds: DaySpan }) {
  const scale = timeScale(bounds, 1, WIDTH - 1)
  return (
    <svg
      className={style['overview']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <path d={`M0 ${HEIGHT / 2}H${WIDTH}`} className={style['all']} />
      <rect {...stretchOf(scale, window)} y={3} height={HEIGHT - 6} className={style['part']} />
      <rect {...stretchOf(scale, axis)} y={1} height={HEIGHT - 2} rx={2} className={style['frame']} />
    </svg>
  )
}
