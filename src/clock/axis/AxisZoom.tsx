/** Closer and wider, with a small picture of which part of the data the axis shows. */
import type { ReactNode } from 'react'
import type { DaySpan } from '../../domain/day.ts'
import { Button } from '../../ui/Button.tsx'
import { formatTightSpan } from '../../ui/numbers.ts'
import { extentOf, timeScale } from '../scale.ts'
import style from './axis.module.css'
import type { Axis } from './use-axis.ts'

interface AxisZoomProps {
  readonly axis: Axis
  /** The picture of the whole; left out where it stands elsewhere. */
  readonly children?: ReactNode
}

const CLOSER = 0.5
const WIDER = 2

export function AxisZoom({ axis, children }: AxisZoomProps) {
  const shown = formatTightSpan(axis.days.from, axis.days.to)
  return (
    <span role="group" aria-label={`Axis, ${shown}`} className={style['zoom']}>
      <Button kind="icon" icon="plus" disabled={!axis.canGo.closer} onClick={() => axis.zoom(CLOSER)}>
        Closer
      </Button>
      <Button kind="icon" icon="minus" disabled={!axis.canGo.wider} onClick={() => axis.zoom(WIDER)}>
        Wider
      </Button>
      {children}
    </span>
  )
}

export interface OverviewProps {
  readonly axis: DaySpan
  readonly window: DaySpan
  /** The data's ends. */
  readonly bounds: DaySpan
  readonly width?: number
}

const USUAL_WIDTH = 160
const HEIGHT = 12

/** All data as a line, the part on the axis as a frame, the window in it. */
export function Overview({ axis, window, bounds, width = USUAL_WIDTH }: OverviewProps) {
  const scale = timeScale(bounds, 1, width - 1)
  return (
    <svg className={style['overview']} width={width} height={HEIGHT} aria-hidden="true">
      <path d={`M0 ${HEIGHT / 2}H${width}`} className={style['all']} />
      <rect {...extentOf(scale, window)} y={3} height={HEIGHT - 6} className={style['part']} />
      <rect {...extentOf(scale, axis)} y={1} height={HEIGHT - 2} rx={2} className={style['frame']} />
    </svg>
  )
}
