/** The map on the page: one map for the life of the page, given a Scene, giving back what was seen and picked. */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Box } from '../domain/geography.ts'
import type { SketchEdit } from '../state/drawing/drawing.ts'
import type { Camera, Chosen } from '../state/view.ts'
import { plural } from '../ui/numbers.ts'
import type { Theme } from '../ui/tokens.ts'
import type { Seen } from './canvas/map-controller.ts'
import type { MapSnapshot } from './canvas/snapshot.ts'
import { chosenOf, type Hover } from './canvas/pointer.ts'
import { useMapController } from './canvas/use-map-controller.ts'
import type { Ground } from './ground/ground-sources.ts'
import style from './MapCanvas.module.css'
import { MapFurniture } from './MapFurniture.tsx'
import type { Insets } from './mercator.ts'
import { FOOT } from './layout/map-layout.ts'
import type { CustomBaseError } from './custom-base/custom-ground.ts'
import type { CustomBase } from './custom-base/custom-base.ts'
import { scaleAt, type Scale } from './scale.ts'
import type { Scene } from './scene.ts'

export interface MapCanvasProps {
  /** Read once, when the map begins. */
  readonly ground: Ground
  /** Laid in place of our own ground; null or left out: ours. */
  readonly richer?: CustomBase | null
  /** Null while nothing is counted yet. */
  readonly scene: Scene | null
  readonly theme: Theme
  /** The camera asked for; null: the whole borough. A camera that the map itself gave at rest moves nothing. */
  readonly camera: Camera | null
  /** Pixels covered by panels that always stand: the camera is the middle of what they leave. */
  readonly standing: Insets
  /** Pixels covered by panels now. They change what counts as seen and move nothing. */
  readonly free: Insets
  /** Plain text, never markup. */
  readonly attribution: string
  /** Said quietly in the map picture itself; empty: nothing. Read once. */
  readonly quiet: string
  /** The name by which a View knows the cluster of a node. */
  readonly clusterId: (node: number) => string
  /** What a plain label says of a thing under the pointer. */
  readonly describe: (chosen: Chosen) => string
  /** The free part of the map and its zoom: when the map begins, then at every move, at most once a frame. */
  readonly onFrame: (seen: Seen) => void
  /** Where the map rests after a person moved it. */
  readonly onRest: (camera: Camera) => void
  /** Null: bare ground, or Escape. */
  readonly onPick: (chosen: Chosen | null) => void
  /** What the hand does to the shape that the Scene says is being drawn. */
  readonly onGesture: (gesture: SketchEdit) => void
  /** Carries a photograph of the free part away; answers with what is to be said of it. Left out: no button. */
  readonly onPicture?: (photograph: Promise<MapSnapshot>, scene: Scene) => Promise<string>
  /** When the richer base map turns out not to draw, or only in part. */
  readonly onRicherTrouble?: (trouble: CustomBaseError) => void
  /** Filled with what photographs the map while one stands. */
  readonly photographer?: RefObject<(() => Promise<MapSnapshot>) | null>
  /** Once, when the base map and the first marks on it stand; at once where there can be none. */
  readonly onReady: () => void
}

export function MapCanvas(props: MapCanvasProps) {
  const { scene, camera, standing, free, attribution, onPicture, photographer, richer = null } = props
  const host = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState<Scale | null>(null)
  const [seen, setSeen] = useState<Box | null>(null)
  const [hover, setHover] = useState<Hover | null>(null)
  const [isCrosshair, setCrosshair] = useState(true)
  const { hold, cannotDraw, resting } = useMapController(host, props, {
    onHover: setHover,
    onCrosshair: setCrosshair,
    onSeen: ({ box, zoom }) => {
      setSeen(box)
      setScale((old) => unlessSame(old, scaleAt((box.north + box.south) / 2, zoom)))
    },
  })

  useLayoutEffect(() => {
    if (hold && scene) hold.show(scene)
  }, [hold, scene])
  useEffect(() => {
    hold?.setRicher(richer)
  }, [hold, richer])
  useEffect(() => {
    if (photographer) photographer.current = hold && (() => hold.photograph())
  }, [hold, photographer])
  useEffect(() => {
    hold?.setPanels(standing, free)
  }, [hold, standing, free])
  useEffect(() => {
    if (!hold || isSame(camera, resting.current)) return
    resting.current = camera
    hold.goTo(camera)
  }, [hold, camera, resting])

  return (
    <div className={style['map']}>
      <div className={style['host']} ref={host} />
      <div className={style['focus']} style={insetsOf(free)} />
      {cannotDraw && <CannotDraw free={free} />}
      {isCrosshair && scene?.sketch?.isLive && !scene.sketch.isClosed && <Crosshair free={free} />}
      <MapFurniture
        free={free}
        scale={cannotDraw ? null : scale}
        outline={props.ground.borough.outline}
        seen={cannotDraw ? null : seen}
        attribution={attribution}
        onZoom={(steps) => hold?.zoomBy(steps)}
        onWhole={() => hold?.showWhole()}
        onPicture={hold && scene && onPicture ? () => onPicture(hold.photograph(), scene) : null}
      />
      {hover && <HoverLabel hover={hover} words={wordsOf(hover, props)} right={free.right} />}
    </div>
  )
}

const insetsOf = ({ left, top, right, bottom }: Insets) => ({ left, top, right, bottom })

const unlessSame = (old: Scale | null, next: Scale) =>
  old?.metres === next.metres && old.pixels === next.pixels ? old : next

/** Cameras as an address tells them: to a metre and a hundredth of a zoom. */
function isSame(a: Camera | null, b: Camera | null): boolean {
  if (a === null || b === null) return a === b
  return (
    Math.abs(a.longitude - b.longitude) < 1e-5 &&
    Math.abs(a.latitude - b.latitude) < 1e-5 &&
    Math.abs(a.zoom - b.zoom) < 0.01
  )
}

function wordsOf({ picked }: Hover, { describe, clusterId }: MapCanvasProps): string {
  if (picked.kind === 'gathered') return `${plural(picked.orders.length, 'closure order')} close together`
  const chosen = chosenOf(picked, clusterId)
  return chosen ? describe(chosen) : ''
}

interface HoverLabelProps {
  readonly hover: Hover
  readonly words: string
  /** Pixels covered on the right. */
  readonly right: number
}

/** A plain label beside the pointer; the same words are in Details and in the table, so it is for the eye alone. */
function HoverLabel({ hover: { at }, words, right }: HoverLabelProps) {
  if (!words) return null
  // Never under the panel on the right: its widest is 260 px.
  const left = `min(${at.x}px, calc(100% - ${right + 280}px))`
  return (
    <div className={style['hover']} style={{ left, top: at.y }} aria-hidden="true">
      {words}
    </div>
  )
}

/** Where Enter and `Place a corner` place one: the middle of what can be read. */
function Crosshair({ free }: { readonly free: Insets }) {
  return (
    <div
      className={style['sight']}
      style={insetsOf({ ...free, bottom: free.bottom + FOOT })}
      aria-hidden="true"
    >
      <svg width="44" height="44" viewBox="-22 -22 44 44">
        <path d="M-20 0H-4M4 0H20M0 -20V-4M0 4V20" />
        <path d="M-20 0H-4M4 0H20M0 -20V-4M0 4V20" />
      </svg>
    </div>
  )
}

function CannotDraw({ free }: { readonly free: Insets }) {
  return (
    <div className={style['cannot']} style={insetsOf(free)}>
      <p>
        <strong>This browser cannot draw the map.</strong> It has no WebGL2, or it is switched off. Every
        number is still counted: use Show as table.
      </p>
    </div>
  )
}
