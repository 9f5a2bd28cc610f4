/** Map layout: a Scene with every mark and label placed on the screen, before anything is drawn. Pure. */
import { contains } from '../../analytics/geometry.ts'
import type { NamedPlace } from '../../domain/borough/borough.ts'
import type { Box } from '../../domain/geography.ts'
import type { Chosen } from '../../state/view.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import type { HotspotMark, PlanMark, Scene, SiteMark, SketchMark, WalkMark, WardMark } from '../scene.ts'
import type { SquareMarks } from '../squares/square-marks.ts'
import { watermarkSprite } from '../sprites/name-sprite.ts'
import { orderGroupSprite, orderSprite } from '../sprites/order-sprite.ts'
import { pillSprite, tagSprite } from '../sprites/label-sprites.ts'
import type { SpriteStyle, Sprite } from '../sprites/sprite.ts'
import { visitSprites } from './plan-marks.ts'
import { walkLayout, type WalkLayout } from './walk-marks.ts'
import { discsOf, outerRadius, type Disc } from './discs.ts'
import { labelsFor, type LabelledShape, type Leader, type Placed } from './labels.ts'
import { pageControlsIn } from '../covered-area.ts'
import { namedPlaces, namesFor, watermarksFor, type MapFrame } from './map-text.ts'
import { gatheredOrders, placedOrders, type OrderSpot } from './orders.ts'
import { expandedBy, areDisjoint, frameOf, rectAt, type Obstacles, type Rect } from './rects.ts'
import type { Zooms } from '../scale.ts'

/** The visible part of the world, and what the pointer is over. */
export interface Viewport {
  /** The part of the map that no panel covers. */
  readonly box: Box
  readonly zoom: number
  /** The whole canvas, panels included. */
  readonly canvas: Box
  readonly hovered: Chosen | null
}
/** Options that do not change as the map moves. */
export interface LayoutOptions {
  readonly style: SpriteStyle
  readonly places: readonly NamedPlace[]
  readonly zooms: Zooms
  /** Watermark text; empty: none. */
  readonly watermark: string
  /** Id of a cluster in a View, from its node. */
  readonly clusterId: (node: number) => string
}
interface PlacedOrder extends Placed {
  readonly spot: OrderSpot
}
/** Positions are world pixels at `zoom`. */
export interface MapLayout {
  readonly theme: SpriteStyle['theme']
  readonly zoom: number
  /** North-west corner of the canvas. */
  readonly origin: Pixel
  readonly discs: readonly Disc[]
  readonly orders: readonly PlacedOrder[]
  readonly hotspots: readonly HotspotMark[]
  readonly pills: readonly Placed[]
  readonly sites: readonly SiteMark[]
  readonly tags: readonly Placed[]
  readonly wards: readonly WardMark[]
  readonly names: readonly Placed[]
  readonly watermarks: readonly Placed[]
  readonly leaders: readonly Leader[]
  readonly plan?: PlanMark | null
  readonly walk?: WalkMark | null
  readonly walkLayout?: WalkLayout | null
  /** Visited places of the shift plan with their labels, and all text of a walk. */
  readonly visits: readonly Placed[]
  readonly sketch?: SketchMark | null
  readonly squares?: SquareMarks | null
  /** Node of the hovered cluster. */
  readonly hoveredNode: number | null
}

/** Distance in pixels between a disc and a name, so that the name is not read as part of it. */
const DISC_MARGIN = 2
/** Least radius in pixels kept free by a disc, so that labels beside it do not move as its number changes. */
const MIN_DISC_SPACE = 18

/** Places marks by priority: discs, orders, hotspot labels, site labels, place names, watermarks. */
export function mapLayoutOf(scene: Scene, viewport: Viewport, options: LayoutOptions): MapLayout {
  const { zoom } = viewport
  const { style } = options
  const mapFrame = { zoom, frame: frameOf(viewport.box, zoom) }
  const isTown = zoom >= options.zooms.town
  const discs = discsOf(scene.clusters, zoom, mapFrame.frame)
  const obstacles = discObstacles(discs)
  const orders = isTown ? ordersFor(scene, mapFrame, { style, obstacles }) : []
  const hotspots = isTown ? scene.hotspots : []
  // Orders may lie under the page controls, labels may not.
  obstacles.rects.push(...pageControlsIn(mapFrame.frame))
  const hovered = viewport.hovered?.id ?? null
  const walk = scene.walk ? walkLayout(scene.walk, { mapFrame, style, hovered }, obstacles) : null
  const pills = labelsFor(pillsOf(hotspots, style), mapFrame, obstacles)
  const tags = labelsFor([...tagsOf(scene, style, !isTown), ...drawnTags(scene, style)], mapFrame, obstacles)
  const text = mapTextOf(scene, { mapFrame, obstacles }, options)
  return {
    theme: style.theme,
    zoom,
    origin: pixelAt([viewport.canvas.west, viewport.canvas.north], zoom),
    discs,
    orders,
    hotspots,
    pills: pills.placed,
    sites: scene.sites,
    tags: tags.placed,
    wards: scene.wards,
    names: text.names,
    watermarks: text.watermarks,
    leaders: [...pills.leaders, ...tags.leaders],
    plan: scene.plan ?? null,
    walk: scene.walk ?? null,
    walkLayout: walk,
    visits: [...visitSprites(scene, zoom, style), ...(walk?.sprites ?? [])],
    sketch: scene.sketch ?? null,
    squares: scene.squares ?? null,
    hoveredNode: hoveredNode(scene, viewport.hovered, options),
  }
}

const discObstacles = (discs: readonly Disc[]): Obstacles => ({
  circles: discs.map(({ middle, size }) => ({
    ...middle,
    radius: Math.max(MIN_DISC_SPACE, outerRadius(size)) + DISC_MARGIN,
  })),
  rects: [],
})

interface FreeSpace {
  readonly mapFrame: MapFrame
  readonly obstacles: Obstacles
}

/** Place names and watermarks in the space that marks and labels leave; a watermark replaces names under it. */
function mapTextOf(scene: Scene, { mapFrame, obstacles }: FreeSpace, options: LayoutOptions) {
  const { style, zooms } = options
  const unlabelledAreas = scene.unlabelledAreas ?? scene.sites.map(({ shape }) => shape)
  const fixedObstacles: Obstacles = { circles: [...obstacles.circles], rects: [...obstacles.rects] }
  const names = namesFor(
    namedPlaces(options.places, { zoom: mapFrame.zoom, zooms }, unlabelledAreas),
    { mapFrame, style },
    obstacles,
  )
  const watermarks = options.watermark
    ? watermarksFor(watermarkSprite(options.watermark, style), mapFrame, { obstacles, fixedObstacles })
    : []
  const isUncovered = (name: Placed) =>
    watermarks.every((watermark) => areDisjoint(spriteRect(name), spriteRect(watermark)))
  return { names: names.filter(isUncovered), watermarks }
}

const spriteRect = ({ middle, sprite }: Placed): Rect => rectAt(middle, sprite)

interface OrderPlacement {
  readonly style: SpriteStyle
  readonly obstacles: Obstacles
}

function ordersFor(scene: Scene, { zoom, frame }: MapFrame, { style, obstacles }: OrderPlacement) {
  const near = expandedBy(frame, 60)
  const shown = scene.orders.filter(({ at }) => {
    const { x, y } = pixelAt(at, zoom)
    return !areDisjoint({ left: x, top: y, right: x + 1, bottom: y + 1 }, near)
  })
  return placedOrders(gatheredOrders(shown, zoom), obstacles).map((spot): PlacedOrder => {
    const sprite = spriteOf(spot, style)
    return { id: spot.orders[0]?.id ?? '', sprite, middle: spot.middle, spot }
  })
}

function spriteOf({ orders }: OrderSpot, style: SpriteStyle): Sprite {
  const endsSoon = orders.some(({ endsIn }) => endsIn !== null)
  const [first] = orders
  if (!first || orders.length > 1) return orderGroupSprite(orders.length, endsSoon, style)
  return orderSprite({ stage: first.stage, endsSoon, isChosen: first.isChosen }, style)
}

const pillsOf = (hotspots: readonly HotspotMark[], style: SpriteStyle): readonly LabelledShape[] =>
  hotspots.map((mark) => ({
    id: mark.id,
    kind: 'hotspot',
    shape: mark.shape,
    sprite: pillSprite(mark, style),
    isChosen: mark.isChosen,
  }))

/** Labels of sites; below the town zoom they give the number of orders inside. */
const tagsOf = (scene: Scene, style: SpriteStyle, withOrders: boolean): readonly LabelledShape[] =>
  scene.sites.map(({ id, name, phase, shape, isChosen }) => {
    const inside = withOrders ? scene.orders.filter(({ at }) => contains(shape, at[0], at[1])) : []
    const sprite = tagSprite({ phase, name, orders: inside.length, isChosen }, style)
    return { id, kind: 'site', shape, sprite, isChosen }
  })

/** Labels that mark shapes drawn in this session as not yet in the feed. */
const drawnTags = ({ sketch }: Scene, style: SpriteStyle): readonly LabelledShape[] =>
  (sketch?.drawn ?? []).map(({ id, name, shape }) => {
    const content = {
      phase: null,
      name: `${name}: drawn here, not yet in the feed`,
      orders: 0,
      isChosen: false,
    }
    return { id: `drawn ${id}`, kind: 'site', shape, sprite: tagSprite(content, style), isChosen: false }
  })

function hoveredNode(scene: Scene, hovered: Chosen | null, { clusterId }: LayoutOptions): number | null {
  if (hovered?.kind !== 'cluster') return null
  return scene.clusters.find(({ node }) => clusterId(node) === hovered.id)?.node ?? null
}
