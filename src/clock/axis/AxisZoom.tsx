/** Zoom buttons of the time axis, and an overview of the part of the data that the axis shows. */
import type { ReactNode } from 'react'
import type { DaySpan } from '../../domain/day.ts'
import { Button } from '../../ui/Button.tsx'
import { formatTightSpan } from '../../ui/numbers.ts'
import { extentOf, timeScale } from '../scale.ts'
import style from './axis.module.css'
import type { Axis } from './use-axis.ts'

interface AxisZoomProps {
  readonly axis: Axis
  /** The overview; omitted where it is placed elsewhere. */
  readonly children?: ReactNode
}

const CLOSER = 0.5
const WIDER = 2

export function AxisZoom({ axis, children }: AxisZoomProps) {
  const shown = formatTightSpan(axis.days.from, axis.days.to)
  return (
    <span role="group" aria-label={`Axis, ${shown}`} className={style['zoom']}>
      <Button kind="icon" icon="plus" disabled={!axis.canZoom.closer} onClick={() => axis.zoom(CLOSER)}>
        Closer
      </Button>
      <Button kind="icon" icon="minus" disabled={!axis.canZoom.wider} onClick={() => axis.zoom(WIDER)}>
        Wider
      </Button>
      {children}
    </span>
  )
}

export interface OverviewProps {
  readonly axis: DaySpan
  readonly window: DaySpan
  /** First and last day of the data. */
  readonly bounds: DaySpan
  readonly width?: number
}

const DEFAULT_WIDTH = 160
const HEIGHT = 12

/** All days of the data as a line, with the window and a frame around the days on the axis. */
export function Overview({ axis, window, bounds, width = DEFAULT_WIDTH }: OverviewProps) {
  const scale = timeScale(bounds, 1, width - 1)
  return (
    <svg className={style['overview']} width={width} height={HEIGHT} aria-hidden="true">
      <path d={`M0 ${HEIGHT / 2}H${width}`} className={style['all']} />
      <rect {...extentOf(scale, window)} y={3} height={HEIGHT - 6} className={style['part']} />
      <rect {...extentOf(scale, axis)} y={1} height={HEIGHT - 2} rx={2} className={style['frame']} />
    </svg>
  )
}
