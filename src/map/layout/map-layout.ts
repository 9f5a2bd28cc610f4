/** The picture: a Scene with every mark set in its place on the screen, before anything is drawn. Pure. */
import { contains } from '../../analytics/geometry.ts'
import type { NamedPlace } from '../../domain/borough/borough.ts'
import type { Box } from '../../domain/geography.ts'
import type { Chosen } from '../../state/view.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import type { HotspotMark, PlanMark, Scene, SiteMark, SketchMark, WardMark } from '../scene.ts'
import type { SquareMarks } from '../squares/square-marks.ts'
import { watermarkSprite } from '../sprites/name-sprite.ts'
import { orderGroupSprite, orderSprite } from '../sprites/order-sprite.ts'
import { pillSprite, tagSprite } from '../sprites/label-sprites.ts'
import type { SpriteStyle, Sprite } from '../sprites/sprite.ts'
import { visitsOn } from '../shift/plan-marks.ts'
import { discsOf, reachOf, type Disc } from './discs.ts'
import { labelsFor, type Labelled, type Leader, type Placed } from './labels.ts'
import { pageControlsIn } from './page-controls.ts'
import { namedPlaces, namesFor, watermarks } from './map-text.ts'
import { gatheredOrders, placedOrders, type OrderSpot } from './orders.ts'
import { grownBy, isApart, rectAt, type Crowd, type Rect } from './rects.ts'
import type { Zooms } from '../scale.ts'

/** What part of the ground is looked at, and what the pointer is over. */
export interface Viewport {
  /** The part of the map that no panel covers. */
  readonly box: Box
  readonly zoom: number
  /** The whole canvas, panels included. */
  readonly canvas: Box
  readonly hovered: Chosen | null
}
/** What does not change while one looks. */
export interface Setting {
  readonly look: SpriteStyle
  readonly places: readonly NamedPlace[]
  readonly zooms: Zooms
  /** Said quietly in the map picture itself; empty: nothing. */
  readonly quiet: string
  /** The name of a cluster in a View. */
  readonly clusterId: (node: number) => string
}
interface PlacedOrder extends Placed {
  readonly spot: OrderSpot
}
/** Pixels are those of the world at `zoom`. */
export interface MapLayout {
  readonly theme: SpriteStyle['theme']
  readonly zoom: number
  /** The upper left corner of the canvas. */
  readonly origin: Pixel
  readonly discs: readonly Disc[]
  readonly orders: readonly PlacedOrder[]
  readonly hotspots: readonly HotspotMark[]
  readonly pills: readonly Placed[]
  readonly sites: readonly SiteMark[]
  readonly tags: readonly Placed[]
  readonly wards: readonly WardMark[]
  readonly names: readonly Placed[]
  readonly quiet: readonly Placed[]
  readonly leaders: readonly Leader[]
  readonly plan?: PlanMark | null
  /** The places of a shift's plan, with their labels. */
  readonly visits: readonly Placed[]
  readonly sketch?: SketchMark | null
  readonly squares?: SquareMarks | null
  /** The node of the cluster under the pointer. */
  readonly hoveredNode: number | null
}

/** Pixels that a disc keeps clear of its edge, so that a name is not read as part of it. */
const CLEAR = 2
/** The least room a disc keeps: what stands beside it does not move while the clock takes its number up and down. */
const LEAST_ROOM = 18
/** Height of the strip at the foot where scale and sources stand: what lies under it does not count as seen. */
export const FOOT = 24

export function frameOf(box: Box, zoom: number): Rect {
  const topLeft = pixelAt([box.west, box.north], zoom)
  const bottomRight = pixelAt([box.east, box.south], zoom)
  return { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y }
}

/** Numbers first, then orders, pills and tags; names of places take the room that is left. */
export function mapLayoutOf(scene: Scene, sight: Viewport, setting: Setting): MapLayout {
  const { zoom } = sight
  const { look } = setting
  const ground = { zoom, frame: frameOf(sight.box, zoom) }
  const isTown = zoom >= setting.zooms.town
  const discs = discsOf(scene.clusters, zoom, ground.frame)
  const crowd: Crowd = {
    rounds: discs.map(({ middle, size }) => ({
      ...middle,
      radius: Math.max(LEAST_ROOM, reachOf(size)) + CLEAR,
    })),
    rects: [],
  }
  const orders = isTown ? ordersFor(scene, ground, { look, crowd }) : []
  const hotspots = isTown ? scene.hotspots : []
  // Orders stand where they are; words keep clear of the buttons.
  crowd.rects.push(...pageControlsIn(ground.frame))
  const pills = labelsFor(pillsOf(hotspots, look), ground, crowd)
  const tags = labelsFor([...tagsOf(scene, look, !isTown), ...drawnTags(scene, look)], ground, crowd)
  const unnamed = scene.unnamed ?? scene.sites.map(({ shape }) => shape)
  const firm: Crowd = { rounds: [...crowd.rounds], rects: [...crowd.rects] }
  const named = namesFor(
    namedPlaces(setting.places, { zoom, zooms: setting.zooms }, unnamed),
    { ground, look },
    crowd,
  )
  const quiet = setting.quiet ? watermarks(watermarkSprite(setting.quiet, look), ground, { crowd, firm }) : []
  const names = named.filter((name) => quiet.every((words) => isApart(boxOf(name), boxOf(words))))
  return {
    theme: look.theme,
    zoom,
    origin: pixelAt([sight.canvas.west, sight.canvas.north], zoom),
    discs,
    orders,
    hotspots,
    pills: pills.placed,
    sites: scene.sites,
    tags: tags.placed,
    wards: scene.wards,
    names,
    quiet,
    leaders: [...pills.leaders, ...tags.leaders],
    plan: scene.plan ?? null,
    visits: visitsOn(scene, zoom, look),
    sketch: scene.sketch ?? null,
    squares: scene.squares ?? null,
    hoveredNode: hoveredNode(scene, sight.hovered, setting),
  }
}

const boxOf = ({ middle, stamp }: Placed): Rect => rectAt(middle, stamp)

interface Hand {
  readonly look: SpriteStyle
  readonly crowd: Crowd
}

function ordersFor(scene: Scene, { zoom, frame }: { zoom: number; frame: Rect }, { look, crowd }: Hand) {
  const near = grownBy(frame, 60)
  const shown = scene.orders.filter(({ at }) => {
    const { x, y } = pixelAt(at, zoom)
    return !isApart({ left: x, top: y, right: x + 1, bottom: y + 1 }, near)
  })
  return placedOrders(gatheredOrders(shown, zoom), crowd).map((spot): PlacedOrder => {
    const stamp = stampOf(spot, look)
    return { id: spot.orders[0]?.id ?? '', stamp, middle: spot.middle, spot }
  })
}

function stampOf({ orders }: OrderSpot, look: SpriteStyle): Sprite {
  const endsSoon = orders.some(({ endsIn }) => endsIn !== null)
  const [first] = orders
  if (!first || orders.length > 1) return orderGroupSprite(orders.length, endsSoon, look)
  return orderSprite({ stage: first.stage, endsSoon, chosen: first.chosen }, look)
}

const pillsOf = (hotspots: readonly HotspotMark[], look: SpriteStyle): readonly Labelled[] =>
  hotspots.map((mark) => ({
    id: mark.id,
    kind: 'hotspot',
    shape: mark.shape,
    stamp: pillSprite(mark, look),
    isChosen: mark.chosen,
  }))

/** While orders are too far away to be drawn, a site's tag says how many stand in it. */
const tagsOf = (scene: Scene, look: SpriteStyle, withOrders: boolean): readonly Labelled[] =>
  scene.sites.map(({ id, name, phase, shape, chosen }) => {
    const inside = withOrders ? scene.orders.filter(({ at }) => contains(shape, at[0], at[1])) : []
    const stamp = tagSprite({ phase, name, orders: inside.length, chosen }, look)
    return { id, kind: 'site', shape, stamp, isChosen: chosen }
  })

/** So that nobody takes for agreed what is only on this screen. */
const drawnTags = ({ sketch }: Scene, look: SpriteStyle): readonly Labelled[] =>
  (sketch?.drawn ?? []).map(({ id, name, shape }) => {
    const face = { phase: null, name: `${name}: drawn here, not yet in the feed`, orders: 0, chosen: false }
    return { id: `drawn ${id}`, kind: 'site', shape, stamp: tagSprite(face, look), isChosen: false }
  })

function hoveredNode(scene: Scene, hovered: Chosen | null, { clusterId }: Setting): number | null {
  if (hovered?.kind !== 'cluster') return null
  return scene.clusters.find(({ node }) => clusterId(node) === hovered.id)?.node ?? null
}
