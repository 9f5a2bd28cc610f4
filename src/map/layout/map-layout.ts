/** Map layout: a Scene with every mark and label placed on the screen, before anything is drawn. Pure. */
import { contains } from '../../analytics/geometry.ts'
import type { NamedPlace } from '../../domain/borough/borough.ts'
import type { Box } from '../../domain/geography.ts'
import type { Place } from '../../domain/place/place.ts'
import type { Chosen } from '../../state/view.ts'
import { pixelAt, type Pixel } from '../mercator.ts'
import type { HotspotMark, PlanMark, Scene, SiteMark, SketchMark, WalkMark, WardMark } from '../scene.ts'
import type { SquareMarks } from '../squares/square-marks.ts'
import { orderGroupSprite, orderSprite } from '../sprites/order-sprite.ts'
import { pillSprite, tagSprite } from '../sprites/label-sprites.ts'
import type { SpriteStyle, Sprite } from '../sprites/sprite.ts'
import { visitSprites } from './plan-marks.ts'
import { rankCircles, rankMarksIn } from './rank-marks.ts'
import { walkLayout, type WalkLayout } from './walk-marks.ts'
import { outerRadius } from '../discs/disc-size.ts'
import { coversChosen } from '../discs/faded-discs.ts'
import { discsOf, type Disc } from '../discs/discs.ts'
import { labelsFor, type LabelledShape, type Leader, type Placed } from './labels.ts'
import { pageControlsIn } from '../covered-area.ts'
import { isTown, namedPlaces, NEIGHBOUR, namesFor, type MapFrame } from './map-text.ts'
import { townNamesFor } from './town-names.ts'
import { gatheredOrders, heldOrders, placedOrders, reserveSpots, type OrderSpot } from './orders.ts'
import { expandedBy, areDisjoint, frameOf, rectAt, type Obstacles, type Rect } from './rects.ts'
import { formatCount } from '../../ui/numbers.ts'
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
  /** Towns outside the borough, named last. */
  readonly neighbours?: Place['neighbours']
  readonly zooms: Zooms
  /** The layout whose places are kept while the clock moves; missing or null: everything is placed. */
  readonly held?: MapLayout | null
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
  /** Whether orders and hotspots are drawn faintly. */
  readonly isQuiet?: boolean
  readonly pills: readonly Placed[]
  readonly sites: readonly SiteMark[]
  readonly tags: readonly Placed[]
  readonly wards: readonly WardMark[]
  readonly names: readonly Placed[]
  readonly leaders: readonly Leader[]
  readonly plan?: PlanMark | null
  readonly walk?: WalkMark | null
  readonly walkLayout?: WalkLayout | null
  /** Visited places of the shift plan with their labels, and all text of a walk. */
  readonly visits: readonly Placed[]
  /** Discs of the ranked places. */
  readonly ranks: readonly Placed[]
  readonly sketch?: SketchMark | null
  readonly squares?: SquareMarks | null
  /** Node of the hovered cluster. */
  readonly hoveredNode: number | null
}

/** Distance in pixels between a disc and a name, so that the name is not read as part of it. */
const DISC_MARGIN = 2
/** Least radius in pixels kept free by a disc, so that labels beside it do not move as its number changes. */
const MIN_DISC_SPACE = 18

/** Places marks by priority: discs, orders, names of towns, hotspot labels, site labels, other names. */
export function mapLayoutOf(scene: Scene, viewport: Viewport, options: LayoutOptions): MapLayout {
  const { zoom, hovered } = viewport
  const { style, held = null } = options
  const mapFrame = { zoom, frame: frameOf(viewport.box, zoom) }
  const isTownZoom = zoom >= options.zooms.town
  const discs = keptInPlace(discsOf(scene.clusters, zoom, mapFrame.frame), held)
  const ranks = rankMarksIn(scene.ranked ?? [], mapFrame, style)
  const obstacles = discObstacles(discs)
  obstacles.circles.push(...rankCircles(ranks.placed))
  const orders = isTownZoom || lacksSites(scene) ? ordersFor(scene, mapFrame, { style, obstacles, held }) : []
  const hotspots = isTownZoom ? scene.hotspots : []
  // Orders may lie under the page controls, labels may not.
  obstacles.rects.push(...pageControlsIn(mapFrame.frame))
  const walk = scene.walk ? walkLayout(scene.walk, { mapFrame, style, hovered }, obstacles) : null
  const unlabelledAreas = scene.unlabelledAreas ?? scene.sites.map(({ shape }) => shape)
  const places = held ? [] : namedPlaces(options.places, { zoom, zooms: options.zooms }, unlabelledAreas)
  const townFrame = { ...mapFrame, style, discs, unlabelledAreas }
  const towns = held ? held.names : townNamesFor(places.filter(isTown), townFrame, obstacles)
  if (held) obstacles.rects.push(...held.names.map(rectOf))
  const pillFrame = { ...mapFrame, held: placedById(held?.pills) }
  const pills = labelsFor(pillsOf(scene, hotspots, { style, held: pillFrame.held }), pillFrame, obstacles)
  const tagFrame = { ...mapFrame, held: placedById(held?.tags), ...uncrossed(towns, discs) }
  const siteTags = tagsOf(scene, { style, withOrders: !isTownZoom, held: tagFrame.held })
  const tags = labelsFor([...siteTags, ...drawnTags(scene, style)], tagFrame, obstacles)
  const smaller = [...places.filter((place) => !isTown(place)), ...(held ? [] : neighboursIn(options))]
  const names = namesFor(smaller, { mapFrame, style }, obstacles)
  return {
    theme: style.theme,
    zoom,
    origin: pixelAt([viewport.canvas.west, viewport.canvas.north], zoom),
    discs: fadedOver(discs, coversChosen(scene, orders, zoom)),
    orders,
    hotspots,
    isQuiet: scene.isQuiet ?? false,
    pills: pills.placed,
    sites: scene.sites,
    tags: tags.placed,
    wards: scene.wards,
    names: [...towns, ...names],
    leaders: [...pills.leaders, ...tags.leaders, ...ranks.leaders],
    plan: scene.plan ?? null,
    walk: scene.walk ?? null,
    walkLayout: walk,
    visits: [...visitSprites(scene, zoom, style), ...(walk?.sprites ?? [])],
    ranks: ranks.placed,
    sketch: scene.sketch ?? null,
    squares: scene.squares ?? null,
    hoveredNode: hoveredNode(scene, hovered, options),
  }
}

/** Towns outside the borough, which are named last. */
const neighboursIn = ({ neighbours = [] }: LayoutOptions): readonly NamedPlace[] =>
  neighbours.map((town) => ({ ...town, kind: NEIGHBOUR, population: null }))

const discObstacles = (discs: readonly Disc[]): Obstacles => ({
  circles: discs.map(({ middle, size }) => ({
    ...middle,
    radius: Math.max(MIN_DISC_SPACE, outerRadius(size)) + DISC_MARGIN,
  })),
  rects: [],
})

/** What no leader is to cross where there is another way. */
const uncrossed = (towns: readonly Placed[], discs: readonly Disc[]) => ({
  names: [...towns.map(rectOf), ...discs.map(numberRect)],
  discs: discObstacles(discs).circles,
})

/** Width of a digit as a share of the height of a number. */
const DIGIT_WIDTH = 0.7
/** The number in a disc, with a little space round it. */
const numberRect = ({ middle, mark, size }: Disc): Rect =>
  expandedBy(
    rectAt(middle, { width: formatCount(mark.count).length * size.text * DIGIT_WIDTH, height: size.text }),
    DISC_MARGIN,
  )

const rectOf = ({ middle, sprite }: Placed): Rect => rectAt(middle, sprite)

const placedById = (placed: readonly Placed[] = []): Held => new Map(placed.map((one) => [one.id, one]))
type Held = ReadonlyMap<string, Placed>

/** Discs at the places of an earlier layout; one that was empty then had none. */
function keptInPlace(discs: readonly Disc[], held: MapLayout | null): readonly Disc[] {
  if (!held) return discs
  const middles = new Map(
    held.discs.flatMap(({ mark, size, middle }) =>
      size.kind === 'none' ? [] : [[mark.node, middle] as const],
    ),
  )
  return discs.map((disc) =>
    disc.size.kind === 'none' ? disc : { ...disc, middle: middles.get(disc.mark.node) ?? disc.middle },
  )
}

/** The chosen disc last, so that it is drawn over the others. */
const fadedOver = (discs: readonly Disc[], isOver: ((disc: Disc) => boolean) | null): readonly Disc[] =>
  (isOver ? discs.map((disc) => (isOver(disc) ? { ...disc, isFaded: true } : disc)) : discs).toSorted(
    (a, b) => Number(a.mark.isChosen) - Number(b.mark.isChosen),
  )

interface OrderPlacement {
  readonly style: SpriteStyle
  readonly obstacles: Obstacles
  readonly held: MapLayout | null
}

function ordersFor(scene: Scene, { zoom, frame }: MapFrame, { style, obstacles, held }: OrderPlacement) {
  const near = expandedBy(frame, 60)
  const shown = scene.orders.filter(({ at }) => {
    const { x, y } = pixelAt(at, zoom)
    return !areDisjoint({ left: x, top: y, right: x + 1, bottom: y + 1 }, near)
  })
  const { kept, added } = heldOrders(shown, held?.orders.map(({ spot }) => spot) ?? [])
  reserveSpots(kept, obstacles)
  return [...kept, ...placedOrders(gatheredOrders(added, zoom), obstacles)].map((spot): PlacedOrder => {
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

/** Labels of hotspots; where they are drawn faintly, of the chosen one alone. */
const pillsOf = (
  { isQuiet = false }: Scene,
  hotspots: readonly HotspotMark[],
  { style, held }: { readonly style: SpriteStyle; readonly held: Held },
): readonly LabelledShape[] =>
  (isQuiet ? hotspots.filter(({ isChosen }) => isChosen) : hotspots).map((mark) => ({
    id: mark.id,
    kind: 'hotspot',
    shape: mark.shape,
    sprite: pillSprite({ ...mark, leastWidth: held.get(mark.id)?.sprite.width }, style),
    isChosen: mark.isChosen,
  }))

/** Below the town zoom the labels of sites count orders; where no site is drawn nothing else would show them. */
const lacksSites = ({ sites }: Scene) => sites.length === 0

/** Labels of sites; below the town zoom they give the number of orders inside. */
interface TagOptions {
  readonly style: SpriteStyle
  readonly withOrders: boolean
  readonly held: Held
}
const tagsOf = (scene: Scene, { style, withOrders, held }: TagOptions): readonly LabelledShape[] =>
  scene.sites.map(({ id, name, phase, shape, isChosen }) => {
    const inside = withOrders ? scene.orders.filter(({ at }) => contains(shape, at[0], at[1])) : []
    const sprite = tagSprite(
      { phase, name, orders: inside.length, isChosen, leastWidth: held.get(id)?.sprite.width },
      style,
    )
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
