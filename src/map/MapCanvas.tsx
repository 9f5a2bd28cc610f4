/**
 * The map component: shows a Scene on one MapLibre map and reports the visible area, the camera and what is
 * picked.
 */
import {
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentType,
  type RefObject,
} from 'react'
import type { Box, Position, Surface } from '../domain/geography.ts'
import type { SketchEdit } from '../state/drawing/drawing.ts'
import type { Camera, Chosen } from '../state/view.ts'
import { plural } from '../ui/numbers.ts'
import type { Theme } from '../ui/tokens.ts'
import type { VisibleArea } from './canvas/map-controller.ts'
import type { MapSnapshot } from './canvas/snapshot.ts'
import { chosenOf, type Hover } from './canvas/pointer.ts'
import { useMapController } from './canvas/use-map-controller.ts'
import type { Geography } from './base/base-sources.ts'
import type { GroundNames } from './base/ground-names.ts'
import style from './MapCanvas.module.css'
import { MapControls } from './MapControls.tsx'
import type { Insets } from './mercator.ts'
import { FOOTER_HEIGHT } from './covered-area.ts'
import type { CustomBaseError, CustomBase } from './custom-base/custom-base.ts'
import { scaleAt, type Scale } from './scale.ts'
import type { Scene } from './scene.ts'

/** What stands in place of the map is given. */
export interface InsteadOfMap {
  readonly outline: Surface
  readonly openInsets: Insets
}

export interface MapCanvasProps {
  /** Data of the base map. Read once, when the map is created. */
  readonly geography: Geography
  /** Base map of the force, drawn in place of the built-in one; null or missing: the built-in one. */
  readonly customBase?: CustomBase | null
  /** Streets and postcode sectors to name; null or missing until they are loaded. */
  readonly names?: GroundNames | null
  /** Null until the first counts are available. */
  readonly scene: Scene | null
  /** Places of incidents that are still to be read, drawn instead of a scene; null: none. */
  readonly placesToRead: readonly Position[] | null
  readonly theme: Theme
  /**
   * Requested camera; null: the whole borough. A camera equal to the one last reported by `onRest` causes no
   * move.
   */
  readonly camera: Camera | null
  /** Pixels covered by panels that are always shown; the camera is the centre of the rest. */
  readonly fixedInsets: Insets
  /** Pixels covered by all panels that are open now. They change the visible area but do not move the map. */
  readonly openInsets: Insets
  /** Whether the map is covered until it is ready, so that its first picture may be coarse. Read once. */
  readonly isCoarseFirst: boolean
  /** Data sources as plain text, never markup. */
  readonly attribution: string
  /** What the data are, beside the scale; empty: nothing to be said. */
  readonly notice: string
  /** Watermark text repeated over the map where it leaves the screen; empty: none. */
  readonly watermark: string
  /** Id of a cluster in a View, from its node in the cluster index. */
  readonly clusterId: (node: number) => string
  /** Text of the hover label. */
  readonly describe: (chosen: Chosen) => string
  /**
   * Called with the unobstructed box and the zoom: at creation, then at every move, at most once an animation
   * frame.
   */
  readonly onFrame: (visibleBox: VisibleArea) => void
  /** Called with the camera after the user moved the map. */
  readonly onRest: (camera: Camera) => void
  /** Called with what was picked; null: nothing under the pointer, or Escape. */
  readonly onPick: (chosen: Chosen | null) => void
  /** Called with the mark under the pointer when it changes; null: none. */
  readonly onPoint?: (pointed: Chosen | null) => void
  /** Called with each edit of the sketched shape. */
  readonly onGesture: (gesture: SketchEdit) => void
  /** Called if a custom base map fails to draw, wholly or in part. */
  readonly onCustomBaseError?: (error: CustomBaseError) => void
  /** Set to the function that takes a snapshot while a map exists. */
  readonly snapshotRef?: RefObject<(() => Promise<MapSnapshot>) | null>
  /** What stands in place of a map that the browser cannot draw, or whose context was lost for good. */
  readonly Instead: ComponentType<InsteadOfMap>
  /** Called when `placesToRead` are drawn. */
  readonly onPlacesDrawn: () => void
  /** Called once, when the base map and the first marks are drawn; immediately if no map can be drawn. */
  readonly onReady: () => void
}

export function MapCanvas(props: MapCanvasProps) {
  const {
    scene,
    placesToRead,
    camera,
    fixedInsets,
    openInsets,
    attribution,
    notice,
    watermark,
    snapshotRef,
    customBase = null,
    names = null,
  } = props
  const container = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState<Scale | null>(null)
  const [visibleBox, setVisibleBox] = useState<Box | null>(null)
  const [hover, setHover] = useState<Hover | null>(null)
  const [isCrosshair, setCrosshair] = useState(true)
  const { controller, cannotDraw, cameraAtRest } = useMapController(container, props, {
    onHover: (next) => {
      setHover(next)
      props.onPoint?.(next && chosenOf(next.picked, props.clusterId))
    },
    onCrosshair: setCrosshair,
    onVisibleArea: ({ box, zoom }) => {
      setVisibleBox(box)
      setScale((old) => unlessSame(old, scaleAt((box.north + box.south) / 2, zoom)))
    },
  })

  useLayoutEffect(() => {
    if (controller && scene) controller.show(scene)
  }, [controller, scene])
  useEffect(() => {
    controller?.showPlacesToRead(placesToRead)
  }, [controller, placesToRead])
  useEffect(() => {
    controller?.setCustomBase(customBase)
  }, [controller, customBase])
  useEffect(() => {
    if (names) controller?.setNames(names)
  }, [controller, names])
  useEffect(() => {
    if (snapshotRef) snapshotRef.current = controller && (() => controller.snapshot(watermark))
  }, [controller, snapshotRef, watermark])
  useEffect(() => {
    controller?.setPanels(fixedInsets, openInsets)
  }, [controller, fixedInsets, openInsets])
  useEffect(() => {
    if (!controller || isSame(camera, cameraAtRest.current)) return
    cameraAtRest.current = camera
    controller.goTo(camera)
  }, [controller, camera, cameraAtRest])

  return (
    <div className={style['map']}>
      <div className={style['host']} ref={container} />
      <div className={style['focus']} style={insetStyle(openInsets)} />
      {cannotDraw && (
        <Suspense>
          <props.Instead outline={props.geography.borough.outline} openInsets={openInsets} />
        </Suspense>
      )}
      {isCrosshair && scene?.sketch?.isLive && !scene.sketch.isClosed && (
        <Crosshair openInsets={openInsets} />
      )}
      <MapControls
        openInsets={openInsets}
        scale={cannotDraw ? null : scale}
        outline={props.geography.borough.outline}
        visibleBox={cannotDraw ? null : visibleBox}
        attribution={attribution}
        notice={notice}
        onZoom={(steps) => controller?.zoomBy(steps)}
        onWhole={() => controller?.showWhole()}
      />
      {hover && <HoverLabel hover={hover} text={hoverText(hover, props)} right={openInsets.right} />}
    </div>
  )
}

const insetStyle = ({ left, top, right, bottom }: Insets) => ({ left, top, right, bottom })

const unlessSame = (old: Scale | null, next: Scale) =>
  old?.metres === next.metres && old.pixels === next.pixels ? old : next

/** Equality of cameras at the precision of the permalink: about a metre and a hundredth of a zoom level. */
function isSame(a: Camera | null, b: Camera | null): boolean {
  if (a === null || b === null) return a === b
  return (
    Math.abs(a.longitude - b.longitude) < 1e-5 &&
    Math.abs(a.latitude - b.latitude) < 1e-5 &&
    Math.abs(a.zoom - b.zoom) < 0.01
  )
}

function hoverText({ picked }: Hover, { describe, clusterId }: MapCanvasProps): string {
  if (picked.kind === 'gathered') return `${plural(picked.orders.length, 'closure order')} close together`
  const chosen = chosenOf(picked, clusterId)
  return chosen ? describe(chosen) : ''
}

interface HoverLabelProps {
  readonly hover: Hover
  readonly text: string
  /** Pixels covered by panels at the right edge. */
  readonly right: number
}

/**
 * Label beside the pointer; hidden from assistive technology because Details and the table give the same
 * text.
 */
function HoverLabel({ hover: { at }, text, right }: HoverLabelProps) {
  if (!text) return null
  // The label is at most 260 px wide and must not run under the right-hand panel.
  const left = `min(${at.x}px, calc(100% - ${right + 280}px))`
  return (
    <div className={style['hover']} style={{ left, top: at.y }} aria-hidden="true">
      {text}
    </div>
  )
}

/** Crosshair in the centre of the unobstructed part, where Enter and `Place a corner` place a corner. */
function Crosshair({ openInsets }: { readonly openInsets: Insets }) {
  return (
    <div
      className={style['sight']}
      style={insetStyle({ ...openInsets, bottom: openInsets.bottom + FOOTER_HEIGHT })}
      aria-hidden="true"
    >
      <svg width="44" height="44" viewBox="-22 -22 44 44">
        <path d="M-20 0H-4M4 0H20M0 -20V-4M0 4V20" />
        <path d="M-20 0H-4M4 0H20M0 -20V-4M0 4V20" />
      </svg>
    </div>
  )
}
