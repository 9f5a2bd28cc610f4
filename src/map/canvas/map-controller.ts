/**
 * Controller of the MapLibre map: draws Scenes, moves the camera, and reports the visible area and what is
 * picked.
 */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { boxOf, isBoxInside, type Box, type Position } from '../../domain/geography.ts'
import type { SketchEdit } from '../../state/drawing/drawing.ts'
import type { Camera, Chosen } from '../../state/view.ts'
import type { SketchLayers } from '../layers/layers-for.ts'
import { cameraInFreeArea, positionAt, type Insets, type Pixel, type Size } from '../mercator.ts'
import type { Picked } from '../layout/pick.ts'
import { clearOfLabels, fittingInsets, FOOTER_HEIGHT } from '../covered-area.ts'
import type { MapLayout, Viewport } from '../layout/map-layout.ts'
import { type CustomBase, CustomBaseController, type CustomBaseError } from '../custom-base/custom-base.ts'
import type { Scene } from '../scene.ts'
import { afterPaint, notifyWhenReady, oncePerFrame } from './frame-timing.ts'
import { baseMapUpdater, type BaseMapUpdater } from '../base/base-style.ts'
import type { GroundNames } from '../base/ground-names.ts'
import { oncePlacesDrawn } from '../base/places-to-read.ts'
import {
  createMap,
  limitCamera,
  paddingOf,
  elementSize,
  boroughCamera,
  type MapOptions,
} from './create-map.ts'
import { paintWatermarks } from '../export/watermarks.ts'
import { LostContexts } from './overlay/lost-contexts.ts'
import { createOverlay, type Overlay } from './overlay/overlay.ts'
import { PlacementHold } from './placement-hold.ts'
import { reserveSpace } from './reserved-space.ts'
import { LIVE_LABEL, canvasTextMeasure, createSceneRenderer, type LayoutSettings } from './scene-renderer.ts'
import { takeSnapshot, type MapSnapshot } from './snapshot.ts'
import { chosenOf, followPointer, type Hover } from './pointer.ts'
import type { SketchTool } from './sketch-tool.ts'

/** The unobstructed part of the map and its zoom. */
export interface VisibleArea {
  readonly box: Box
  readonly zoom: number
}
/** Callbacks of the controller. */
export interface Listeners {
  /** At every move, at most once an animation frame. */
  readonly onFrame: (area: VisibleArea) => void
  /** After the user moved the map. */
  readonly onRest: (camera: Camera) => void
  readonly onPick: (chosen: Chosen | null) => void
  readonly onHover: (hover: Hover | null) => void
  /** Edits of the sketched shape, and whether the crosshair is needed. */
  readonly onGesture: (gesture: SketchEdit) => void
  readonly onCrosshair: (isShown: boolean) => void
  /** After the layers were passed to deck.gl. */
  readonly onDrawn: (layout: MapLayout) => void
  /** When places of incidents that are still to be read are drawn. */
  readonly onPlacesDrawn: () => void
  /** Once, when the base map and the first marks are drawn. */
  readonly onReady: () => void
  /** With true if a drawing context was lost and not given back in time, with false once it is. */
  readonly onLost: (isLost: boolean) => void
  /** If a custom base map fails to draw, wholly or in part. */
  readonly onCustomBaseError: (error: CustomBaseError) => void
}

/**
 * A click on grouped orders zooms in by this much; from the second zoom on it picks the first order instead.
 */
const GROUP_ZOOM_STEP = 1.5
const MAX_GROUP_ZOOM = 17

/** One MapLibre map with its deck.gl overlay, from creation to `destroy`. */
export class MapController {
  private readonly options: MapOptions
  private readonly settings: LayoutSettings
  private readonly listeners: Listeners
  private readonly map: MapLibreMap
  private readonly contexts: LostContexts
  private readonly overlay: Overlay
  private readonly baseMap: BaseMapUpdater
  private readonly customBaseController: CustomBaseController
  private readonly reservedSpace: ReturnType<typeof reserveSpace>
  private readonly readiness: ReturnType<typeof notifyWhenReady>
  private readonly render: ReturnType<typeof createSceneRenderer>
  private readonly hold = new PlacementHold(() => this.requestDraw())
  private readonly frameUpdate = oncePerFrame(() => this.reportFrame())
  private readonly measure = canvasTextMeasure()
  private readonly resizeObserver = new ResizeObserver(() => this.resize())
  /** Of the map as MapLibre knows it: in print the container is a strip for a while, which no camera may follow. */
  private size: Size
  private fixedInsets: Insets
  private openInsets: Insets
  private scene: Scene | null = null
  private customBase: CustomBase | null = null
  private layout: MapLayout | null = null
  private hovered: Chosen | null = null
  private isDrawRequested = false
  private sketchLayers: SketchLayers | null = null
  private sketchTool: SketchTool | null = null
  private isSketchRequested = false
  private isDestroyed = false
  /** True while code moves the map, so that the move is not reported as the user's. */
  private isMovedByCode = false
  /** True until the user, or a permalink, moves the map away from the whole borough. */
  private isWholeBorough: boolean

  /** @throws GPUInitializationError where the browser has no WebGL2. */
  constructor(options: MapOptions, settings: LayoutSettings, listeners: Listeners) {
    this.options = options
    this.settings = settings
    this.listeners = listeners
    this.size = elementSize(options.container)
    this.fixedInsets = options.fixedInsets
    this.openInsets = options.openInsets
    this.isWholeBorough = options.camera === null
    this.render = createSceneRenderer(settings, {
      measure: this.measure,
      sketchLayers: () => this.sketchLayers,
      redraw: () => this.requestDraw(),
    })
    this.map = createMap(options)
    this.baseMap = baseMapUpdater(this.map, options.theme, () => this.requestDraw())
    this.customBaseController = new CustomBaseController(this.map, listeners.onCustomBaseError)
    this.reservedSpace = reserveSpace(this.map)
    this.readiness = notifyWhenReady(this.map, () => this.firstDrawn())
    this.contexts = new LostContexts(listeners.onLost)
    this.overlay = createOverlay(this.map, {
      isCoarse: options.isCoarseFirst,
      contexts: this.contexts,
      redraw: () => this.requestDraw(),
    })
    this.resizeObserver.observe(options.container)
    this.listen()
    this.frameUpdate.request()
  }

  show(scene: Scene) {
    const isLive = scene.sketch?.isLive ?? false
    if (isLive !== (this.scene?.sketch?.isLive ?? false)) this.labelCanvas(isLive)
    if (this.scene === null) afterPaint(() => this.requestDraw())
    else this.requestDraw()
    this.scene = scene
    if (scene.sketch) this.loadSketchTool()
  }

  /** Shows places of incidents that are still to be read; null: there are none, or no more. */
  showPlacesToRead(positions: readonly Position[] | null) {
    if (positions) oncePlacesDrawn(this.map, () => this.listeners.onPlacesDrawn())
    this.baseMap.showPlacesToRead(positions ?? [])
  }

  /** Null: the built-in base map. */
  setCustomBase(customBase: CustomBase | null) {
    this.customBase = customBase
    this.requestDraw()
  }

  /** Shows the names of streets and postcode sectors. */
  setNames(names: GroundNames) {
    this.baseMap.name(names)
  }

  /** Changes the reported visible area; the camera moves only where the whole borough was in view, which it stays. */
  setPanels(fixedInsets: Insets, openInsets: Insets) {
    const wasWhole = this.isWholeInView()
    this.fixedInsets = fixedInsets
    this.openInsets = openInsets
    this.moveByCode(() => this.limit())
    if (this.isWholeBorough) this.goTo(null)
    else if (wasWhole && !this.isWholeInView()) this.map.jumpTo(this.wholeView())
    this.frameUpdate.request()
    this.requestDraw()
  }

  /** Moves the camera without animation; null: the whole borough. */
  goTo(camera: Camera | null) {
    this.isWholeBorough = camera === null
    const padding = paddingOf(this.fixedInsets)
    const view = camera
      ? { center: [camera.longitude, camera.latitude] as [number, number], zoom: camera.zoom, padding }
      : this.wholeView()
    this.moveByCode(() => this.map.jumpTo(view))
  }

  zoomBy(steps: number) {
    this.map.easeTo({ zoom: Math.round((this.map.getZoom() + steps) * 4) / 4 })
  }

  showWhole() {
    this.map.easeTo(this.wholeView())
  }

  /**
   * Snapshot of the unobstructed part, with a watermark unless its text is empty. Rejects if the map is not drawn
   * in time.
   */
  snapshot(text: string): Promise<MapSnapshot> {
    const { openInsets: insets, layout } = this
    return takeSnapshot(this.map, {
      openInsets: insets,
      paintOver: (context, size) => {
        if (layout && text !== '')
          paintWatermarks(context, layout, { text, insets, size, measure: this.measure })
      },
    })
  }

  destroy() {
    this.isDestroyed = true
    this.frameUpdate.cancel()
    this.hold.stop()
    this.contexts.stop()
    this.resizeObserver.disconnect()
    this.overlay.remove()
    this.reservedSpace.stop()
    this.map.remove()
  }

  /** Ready at once, or when the map is drawn again with all pixels. */
  private firstDrawn() {
    const { map, overlay, listeners } = this
    if (!this.options.isCoarseFirst) return listeners.onReady()
    map.once('idle', () => afterPaint(() => listeners.onReady()))
    this.moveByCode(() => map.setPixelRatio(devicePixelRatio))
    overlay.refine()
  }

  private listen() {
    const { map, listeners } = this
    map.on('move', () => this.frameUpdate.request())
    map.on('moveend', () => this.rest())
    map.getCanvas().addEventListener('keydown', (event) => {
      if (!this.sketchTool?.key(event) && event.key === 'Escape') listeners.onPick(null)
    })
    followPointer(map, {
      layout: () => this.layout,
      onHover: (hover) => this.setHover(hover),
      onPick: (picked) => this.pick(picked),
    })
  }

  private rest() {
    // Scenes come with every frame only while counts change, so the last frame of a move is requested here.
    this.requestDraw()
    if (this.isMovedByCode) return
    this.isWholeBorough = false
    const { lng, lat } = this.map.getCenter()
    this.listeners.onRest({ longitude: lng, latitude: lat, zoom: this.map.getZoom() })
  }

  /** Redraws only if another mark is hovered. */
  private setHover(hover: Hover | null) {
    const before = this.hovered
    this.hovered = hover ? chosenOf(hover.picked, this.settings().clusterId) : null
    if (before?.kind !== this.hovered?.kind || before?.id !== this.hovered?.id) this.requestDraw()
    this.listeners.onHover(hover)
  }

  /**
   * Loads the sketch tool and its layers at the first sketch; a failed load is tried again at the next Scene.
   */
  private loadSketchTool() {
    if (this.isSketchRequested) return
    this.isSketchRequested = true
    import('./sketch-tool.ts').then(
      (sketching) => {
        if (this.isDestroyed) return
        this.sketchLayers = sketching
        this.sketchTool = new sketching.SketchTool(this.map, {
          sketch: () => this.liveSketch(),
          middle: () => this.crosshairPosition(),
          onGesture: this.listeners.onGesture,
          onCrosshair: this.listeners.onCrosshair,
        })
        this.requestDraw()
      },
      () => {
        this.isSketchRequested = false
      },
    )
  }

  private liveSketch() {
    return this.scene?.sketch?.isLive ? this.scene.sketch : null
  }

  private labelCanvas(isLive: boolean) {
    const canvas = this.map.getCanvas()
    canvas.setAttribute('aria-label', isLive ? LIVE_LABEL : this.options.label)
    canvas.style.cursor = ''
  }

  /** Crosshair in pixels: the centre of the unobstructed part. */
  private crosshairPosition(): Pixel {
    const { left, top, right, bottom } = this.openInsets
    const { width, height } = this.size
    return { x: (left + width - right) / 2, y: (top + height - bottom - FOOTER_HEIGHT) / 2 }
  }

  private pick(picked: Picked | null) {
    // While a shape is sketched, clicks edit the shape.
    if (this.liveSketch()) return
    const { map, listeners } = this
    if (picked?.kind !== 'gathered') {
      listeners.onPick(picked && chosenOf(picked, this.settings().clusterId))
      return
    }
    const [first] = picked.orders
    if (first && map.getZoom() >= MAX_GROUP_ZOOM) return listeners.onPick({ kind: 'order', id: first.id })
    const [longitude, latitude] = positionAt(picked.middle, this.layout?.zoom ?? map.getZoom())
    map.easeTo({ center: [longitude, latitude], zoom: map.getZoom() + GROUP_ZOOM_STEP })
  }

  /** The camera may show the whole borough in what the open panels leave free, and little more. */
  private limit() {
    const { size } = this
    limitCamera(this.map, {
      box: boxOf(this.options.geography.borough.outline),
      size,
      insets: clearOfLabels(this.openInsets, size),
    })
  }

  private resize() {
    if (matchMedia('print').matches) return
    this.size = elementSize(this.options.container)
    this.moveByCode(() => {
      this.map.resize()
      this.limit()
    })
    if (this.isWholeBorough) this.goTo(null)
    this.frameUpdate.request()
  }

  private moveByCode(move: () => void) {
    this.isMovedByCode = true
    move()
    this.isMovedByCode = false
  }

  /** The whole borough in the area that all open panels leave free. */
  private wholeView() {
    const { size } = this
    const open = clearOfLabels(this.openInsets, size)
    const whole = boroughCamera(boxOf(this.options.geography.borough.outline), size, open)
    const { longitude, latitude, zoom } = cameraInFreeArea(whole, { fixed: this.fixedInsets, open })
    const center: [number, number] = [longitude, latitude]
    return { center, zoom, padding: paddingOf(this.fixedInsets) }
  }

  private isWholeInView(): boolean {
    return isBoxInside(boxOf(this.options.geography.borough.outline), this.freeBox())
  }

  private reportFrame() {
    if (!this.isDestroyed) this.listeners.onFrame({ box: this.freeBox(), zoom: this.map.getZoom() })
  }

  /** Schedules one draw in a microtask, however often it is called before. */
  private requestDraw() {
    if (this.isDrawRequested) return
    this.isDrawRequested = true
    queueMicrotask(() => {
      this.isDrawRequested = false
      if (this.scene && !this.isDestroyed) this.draw(this.scene)
    })
  }

  private draw(scene: Scene) {
    this.baseMap.show(scene)
    this.customBaseController.show(this.customBase, scene.theme)
    const viewport = this.viewport()
    const held = this.hold.layoutFor(scene, viewport)
    const { layout, layers } = this.render({ scene, viewport, held, pixelRatio: devicePixelRatio })
    this.layout = layout
    this.hold.keep({ scene, viewport, layout })
    this.overlay.draw(layers)
    this.reservedSpace.update(layout)
    this.listeners.onDrawn(layout)
    this.readiness.marksDrawn()
  }

  private viewport(): Viewport {
    const canvas = this.boxWithin({ left: 0, top: 0, right: 0, bottom: 0 })
    return { box: this.freeBox(), canvas, zoom: this.map.getZoom(), hovered: this.hovered }
  }

  /** The box that is neither under a panel nor under the strip at the foot. */
  private freeBox(): Box {
    const open = fittingInsets(this.openInsets, this.size)
    return this.boxWithin({ ...open, bottom: open.bottom + FOOTER_HEIGHT })
  }

  private boxWithin({ left, top, right, bottom }: Insets): Box {
    const { width, height } = this.size
    const northWest = this.map.unproject([left, top])
    const southEast = this.map.unproject([Math.max(left, width - right), Math.max(top, height - bottom)])
    return { west: northWest.lng, south: southEast.lat, east: southEast.lng, north: northWest.lat }
  }
}
