/** Map of the wards as SVG, for browsers that cannot draw the full map: exact numbers, sites, and the same choices. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { surfaceCentre } from '../../analytics/geometry.ts'
import type { Surface } from '../../domain/geography.ts'
import type { PhaseKind } from '../../domain/site.ts'
import type { Chosen } from '../../state/view.ts'
import type { Insets, Size } from '../mercator.ts'
import { SITE_RADIUS, wardLayout, type CountedWard, type PlacedWard, type WardLayout } from './ward-layout.ts'
import style from './WardMap.module.css'

export interface MappedSite {
  readonly id: string
  readonly name: string
  readonly shape: Surface
  readonly phase: PhaseKind | null
  /** The name with the phases. */
  readonly label: string
}
interface WardMapProps {
  readonly openInsets: Insets
  readonly outline: Surface
  readonly wards: readonly CountedWard[]
  /** `1,234`, `1,234+` or `?`; null: no numbers are shown. */
  readonly numberOf: ((count: number) => string) | null
  /** The name with the number in words. */
  readonly labelOf: (ward: CountedWard) => string
  readonly sites: readonly MappedSite[]
  readonly chosen: Chosen | null
  readonly onPick: (chosen: Chosen) => void
  /** Why the full map is not there. */
  readonly children: React.ReactNode
}

const DASHES = { clear: undefined, hold: '9 4', build: '0.1 6' } as const

export function WardMap(props: WardMapProps) {
  const { openInsets, outline, wards, sites, chosen, onPick, children } = props
  const [host, size] = useSize()
  const layout = useMemo(
    () => size && wardLayout({ outline, wards, sites }, size),
    [outline, wards, sites, size],
  )
  return (
    <div className={style['frame']}>
      <div className={style['part']} style={openInsets}>
        <div ref={host} className={style['map']}>
          {layout && size && (
            <svg width={size.width} height={size.height} role="group" aria-label="Map by ward">
              <path d={layout.outline} className={style['borough']} />
              {layout.wards.map((placed) => (
                <WardShape key={placed.ward.code} {...props} placed={placed} />
              ))}
              {props.numberOf && <WardNumbers wards={layout.wards} numberOf={props.numberOf} />}
              {sites.map((site) => (
                <SiteShape
                  key={site.id}
                  site={site}
                  layout={layout}
                  isChosen={chosen?.kind === 'site' && chosen.id === site.id}
                  onPick={onPick}
                />
              ))}
            </svg>
          )}
        </div>
        <p className={style['words']}>{children}</p>
      </div>
    </div>
  )
}

/** Size of the host element, as it changes; null until it is measured. */
function useSize() {
  const host = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<Size | null>(null)
  useEffect(() => {
    const element = host.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element
      // In print the map has no size; the last one stays.
      if (width > 0 && height > 0) setSize({ width, height })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [host, size] as const
}

/** Handlers by which pointer and keys press a shape as they press a button. */
const pressedBy = (press: () => void) => ({
  role: 'button',
  tabIndex: 0,
  onClick: press,
  onKeyDown: (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    press()
  },
})

function WardShape({ placed, chosen, onPick, labelOf }: WardMapProps & { readonly placed: PlacedWard }) {
  const { ward, path } = placed
  const isChosen = chosen?.kind === 'ward' && chosen.id === ward.code
  return (
    <path
      d={path}
      className={style['ward']}
      aria-label={labelOf(ward)}
      aria-pressed={isChosen}
      {...pressedBy(() => onPick({ kind: 'ward', id: ward.code }))}
    />
  )
}

interface WardNumbersProps {
  readonly wards: readonly PlacedWard[]
  readonly numberOf: (count: number) => string
}
/** The numbers in words are the names of the wards' buttons. */
function WardNumbers({ wards, numberOf }: WardNumbersProps) {
  return (
    <g aria-hidden="true" className={style['numbers']}>
      {wards.map(({ ward, middle, radius, fontSize, nameAt }) => {
        const isEmpty = ward.count === 0
        return (
          <g key={ward.code}>
            {radius > 0 && (
              <circle
                cx={middle.x}
                cy={middle.y}
                r={radius}
                className={isEmpty ? style['empty'] : style['disc']}
              />
            )}
            <text
              x={middle.x}
              y={middle.y}
              fontSize={fontSize}
              className={radius > 0 && !isEmpty ? style['number'] : style['bare']}
            >
              {numberOf(ward.count)}
            </text>
            {nameAt && (
              <text x={nameAt.x} y={nameAt.y} className={style['name']}>
                {ward.name}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

interface SiteShapeProps {
  readonly site: MappedSite
  readonly layout: WardLayout
  readonly isChosen: boolean
  readonly onPick: (chosen: Chosen) => void
}
function SiteShape({ site, layout, isChosen, onPick }: SiteShapeProps) {
  const path = layout.pathOf(site.shape)
  const target = layout.at(surfaceCentre(site.shape))
  return (
    <g
      className={style['site']}
      aria-label={site.label}
      aria-pressed={isChosen}
      {...pressedBy(() => onPick({ kind: 'site', id: site.id }))}
    >
      <circle cx={target.x} cy={target.y} r={SITE_RADIUS} className={style['target']} />
      <path d={path} className={style['casing']} />
      <path
        d={path}
        className={style['line']}
        strokeDasharray={site.phase ? DASHES[site.phase] : undefined}
      />
    </g>
  )
}
