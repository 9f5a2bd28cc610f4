/** Holds the map for the life of the page: shows Scenes, moves the camera, and says what was seen and picked. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { boxOf, type Box } from '../../domain/geography.ts'
import type { SketchEdit } from '../../state/drawing/drawing.ts'
import type { Camera, Chosen } from '../../state/view.ts'
import type { SketchPress } from '../layers/layers-for.ts'
import { cameraBeside, positionAt, type Insets, type Pixel } from '../mercator.ts'
import type { Picked } from '../layout/pick.ts'
import { FOOT, type MapLayout, type Viewport } from '../layout/map-layout.ts'
import type { CustomBase } from '../custom-base/custom-base.ts'
import type { Scene } from '../scene.ts'
import { ready } from '../ground/ready.ts'
import { baseState, type BaseState } from './base-state.ts'
import { beginMap, keepNear, paddingOf, sizeOf, wholeBorough, type MapBeginning } from './begin-map.ts'
import { reservedSpace } from './reserved-space.ts'
import { LIVE_LABEL, canvasTextMeasure, sceneDrawer, type Telling } from './drawing.ts'
import { oncePerFrame } from './once-per-frame.ts'
import { overlayOn, type Overlay } from './overlay.ts'
import { photographOf, type MapSnapshot } from './snapshot.ts'
import { CustomGround, type CustomBaseError } from '../custom-base/custom-ground.ts'
import { chosenOf, followPointer, type Hover } from './pointer.ts'
import type { SketchTool } from './sketch-tool.ts'

export interface Seen {
  readonly box: Box
  readonly zoom: number
}
export interface Listeners {
  /** At every move, at most once an animation frame. */
  readonly onFrame: (seen: Seen) => void
  /** After a person moved the map. */
  readonly onRest: (camera: Camera) => void
  readonly onPick: (chosen: Chosen | null) => void
  readonly onHover: (hover: Hover | null) => void
  /** What the hand does to the shape that is being drawn, and whether it needs the crosshair. */
  readonly onGesture: (gesture: SketchEdit) => void
  readonly onCrosshair: (isShown: boolean) => void
  /** After marks were handed to the card. */
  readonly onDrawn: (picture: MapLayout) => void
  /** Once, when the base map stands and the first marks on it. */
  readonly onReady: () => void
  /** When a richer base map turns out not to draw, or only in part. */
  readonly onRicherTrouble: (trouble: CustomBaseError) => void
}

/** Zooms that a click on gathered orders goes closer, and from where on it picks the first of them instead. */
const CLOSER = 1.5
const CLOSE_ENOUGH = 17

export class MapController {
  private readonly beginning: MapBeginning
  private readonly telling: Telling
  private readonly listeners: Listeners
  private readonly map: MapLibreMap
  private readonly overlay: Overlay
  private readonly base: BaseState
  private readonly ground: CustomGround
  private readonly room: ReturnType<typeof reservedSpace>
  private readonly readiness: ReturnType<typeof ready>
  private readonly hand: ReturnType<typeof sceneDrawer>
  private readonly seen = oncePerFrame(() => this.sayFrame())
  private readonly sized = new ResizeObserver(() => this.resize())
  private standing: Insets
  private free: Insets
  private scene: Scene | null = null
  private richer: CustomBase | null = null
  private picture: MapLayout | null = null
  private hovered: Chosen | null = null
  private isDrawAsked = false
  private sketching: SketchPress | null = null
  private sketchHand: SketchTool | null = null
  private isSketchingAsked = false
  private isOver = false
  /** True while the page moves the map, and not a person. */
  private isQuiet = false
  /** True until a person, or an address, moves the map away from the whole borough. */
  private isWhole: boolean

  /** @throws GPUInitializationError where the browser has no WebGL2. */
  constructor(beginning: MapBeginning, telling: Telling, listeners: Listeners) {
    this.beginning = beginning
    this.telling = telling
    this.listeners = listeners
    this.standing = beginning.standing
    this.free = beginning.free
    this.isWhole = beginning.camera === null
    this.hand = sceneDrawer(telling, canvasTextMeasure(), () => this.sketching)
    this.map = beginMap(beginning)
    this.base = baseState(this.map, beginning.theme, () => this.askDraw())
    this.ground = new CustomGround(this.map, listeners.onRicherTrouble)
    this.room = reservedSpace(this.map)
    this.readiness = ready(this.map, listeners.onReady)
    this.overlay = overlayOn(this.map, () => this.askDraw())
    this.sized.observe(beginning.host)
    this.listen()
    this.seen.ask()
  }

  show(scene: Scene) {
    const isLive = scene.sketch?.isLive ?? false
    if (isLive !== (this.scene?.sketch?.isLive ?? false)) this.nameCanvas(isLive)
    this.scene = scene
    if (scene.sketch) this.fetchSketching()
    this.askDraw()
  }

  /** Null: our own ground. */
  setRicher(richer: CustomBase | null) {
    this.richer = richer
    this.askDraw()
  }

  /** Panels that come and go change what counts as seen; the map itself stays where it is. */
  setPanels(standing: Insets, free: Insets) {
    this.standing = standing
    this.free = free
    this.seen.ask()
    this.askDraw()
  }

  /** Null: the whole borough. */
  goTo(camera: Camera | null) {
    this.isWhole = camera === null
    const { longitude, latitude, zoom } = camera ?? this.whole(this.standing)
    const padding = paddingOf(this.standing)
    this.quietly(() => this.map.jumpTo({ center: [longitude, latitude], zoom, padding }))
  }

  zoomBy(steps: number) {
    this.map.easeTo({ zoom: Math.round((this.map.getZoom() + steps) * 4) / 4 })
  }

  showWhole() {
    const whole = this.whole(this.free)
    const { longitude, latitude, zoom } = cameraBeside(whole, { standing: this.standing, free: this.free })
    this.map.easeTo({ center: [longitude, latitude], zoom, padding: paddingOf(this.standing) })
  }

  /** What the free part shows now. Rejects where nothing is drawn. */
  photograph(): Promise<MapSnapshot> {
    return photographOf(this.map, this.free)
  }

  end() {
    this.isOver = true
    this.seen.end()
    this.sized.disconnect()
    this.overlay.end()
    this.room.end()
    this.map.remove()
  }

  private listen() {
    const { map, listeners } = this
    map.on('move', () => this.seen.ask())
    map.on('moveend', () => this.rest())
    map.getCanvas().addEventListener('keydown', (event) => {
      if (!this.sketchHand?.key(event) && event.key === 'Escape') listeners.onPick(null)
    })
    followPointer(map, {
      picture: () => this.picture,
      onHover: (hover) => this.hover(hover),
      onPick: (picked) => this.pick(picked),
    })
  }

  private rest() {
    // A Scene comes with every frame while somebody counts; here the last frame is drawn where nobody does.
    this.askDraw()
    if (this.isQuiet) return
    this.isWhole = false
    const { lng, lat } = this.map.getCenter()
    this.listeners.onRest({ longitude: lng, latitude: lat, zoom: this.map.getZoom() })
  }

  private hover(hover: Hover | null) {
    const before = this.hovered
    this.hovered = hover ? chosenOf(hover.picked, this.telling().clusterId) : null
    if (before?.kind !== this.hovered?.kind || before?.id !== this.hovered?.id) this.askDraw()
    this.listeners.onHover(hover)
  }

  /** The hand that draws, and what prints it: fetched when somebody first draws. A fetch that fails is tried anew. */
  private fetchSketching() {
    if (this.isSketchingAsked) return
    this.isSketchingAsked = true
    import('./sketch-tool.ts').then(
      (sketching) => {
        if (this.isOver) return
        this.sketching = sketching
        this.sketchHand = new sketching.SketchTool(this.map, {
          sketch: () => this.liveSketch(),
          middle: () => this.middle(),
          onGesture: this.listeners.onGesture,
          onCrosshair: this.listeners.onCrosshair,
        })
        this.askDraw()
      },
      () => {
        this.isSketchingAsked = false
      },
    )
  }

  private liveSketch() {
    return this.scene?.sketch?.isLive ? this.scene.sketch : null
  }

  private nameCanvas(isLive: boolean) {
    const canvas = this.map.getCanvas()
    canvas.setAttribute('aria-label', isLive ? LIVE_LABEL : this.beginning.label)
    canvas.style.cursor = ''
  }

  /** Where the crosshair stands: the middle of the part that can be read. */
  private middle(): Pixel {
    const { left, top, right, bottom } = this.free
    const { width, height } = sizeOf(this.beginning.host)
    return { x: (left + width - right) / 2, y: (top + height - bottom - FOOT) / 2 }
  }

  private pick(picked: Picked | null) {
    // While a shape is drawn a press is for the shape.
    if (this.liveSketch()) return
    const { map, listeners } = this
    if (picked?.kind !== 'gathered') {
      listeners.onPick(picked && chosenOf(picked, this.telling().clusterId))
      return
    }
    const [first] = picked.orders
    if (first && map.getZoom() >= CLOSE_ENOUGH) return listeners.onPick({ kind: 'order', id: first.id })
    const [longitude, latitude] = positionAt(picked.middle, this.picture?.zoom ?? map.getZoom())
    map.easeTo({ center: [longitude, latitude], zoom: map.getZoom() + CLOSER })
  }

  private resize() {
    // Paper gives the map no room and takes it back: the camera must not be squeezed into that.
    if (matchMedia('print').matches) return
    const { ground, host } = this.beginning
    this.quietly(() => {
      this.map.resize()
      keepNear(this.map, { box: boxOf(ground.borough.outline), size: sizeOf(host), free: this.standing })
    })
    if (this.isWhole) this.goTo(null)
  }

  private quietly(move: () => void) {
    this.isQuiet = true
    move()
    this.isQuiet = false
  }

  private whole(covered: Insets): Camera {
    const { ground, host } = this.beginning
    return wholeBorough(boxOf(ground.borough.outline), sizeOf(host), covered)
  }

  private sayFrame() {
    if (!this.isOver) this.listeners.onFrame({ box: this.seenBox(), zoom: this.map.getZoom() })
  }

  /** Draws once the work at hand is done, however often it is asked. */
  private askDraw() {
    if (this.isDrawAsked) return
    this.isDrawAsked = true
    queueMicrotask(() => {
      this.isDrawAsked = false
      if (this.scene && !this.isOver) this.draw(this.scene)
    })
  }

  private draw(scene: Scene) {
    this.base.show(scene)
    this.ground.show(this.richer, scene.theme)
    const { picture, layers } = this.hand(scene, this.sight(), devicePixelRatio)
    this.picture = picture
    this.overlay.draw(layers)
    this.room.drawn(picture)
    this.listeners.onDrawn(picture)
    this.readiness.drawn()
  }

  private sight(): Viewport {
    const canvas = this.boxWithin({ left: 0, top: 0, right: 0, bottom: 0 })
    return { box: this.seenBox(), canvas, zoom: this.map.getZoom(), hovered: this.hovered }
  }

  /** The part that can be read: neither under a panel nor under the strip at the foot. */
  private seenBox(): Box {
    return this.boxWithin({ ...this.free, bottom: this.free.bottom + FOOT })
  }

  private boxWithin({ left, top, right, bottom }: Insets): Box {
    const { width, height } = sizeOf(this.beginning.host)
    const northWest = this.map.unproject([left, top])
    const southEast = this.map.unproject([Math.max(left, width - right), Math.max(top, height - bottom)])
    return { west: northWest.lng, south: southEast.lat, east: southEast.lng, north: northWest.lat }
  }
}
