/** The map of the team view: builds the scene from the store and turns the map's events into intents. */
import { lazy, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { daysLeft, stageOn, STAGE_LABELS } from '../domain/closure-order.ts'
import { isSameSpan } from '../domain/day.ts'
import type { RankedPlace } from '../domain/places/ranked-place.ts'
import { phasesOn, PHASE_LABELS } from '../domain/site.ts'
import { openPanels, panelInsets } from '../map/covered-area.ts'
import { orderNameAmong } from '../measures/closure/order-name.ts'
import { MapCanvas, type MapCanvasProps } from '../map/MapCanvas.tsx'
import { sceneFor } from '../map/scene-for.ts'
import type { RankMark, SketchMark, WalkMark } from '../map/scene.ts'
import { planMark } from '../map/layout/plan-marks.ts'
import type { sketchFor } from '../map/sketch-scene.ts'
import { squareMarks, type SquareMarks } from '../map/squares/square-marks.ts'
import { INVENTED } from '../measures/copied-sentence.ts'
import type { Catalogue } from '../state/catalogue.ts'
import { clusterId, nodeOf } from '../state/chosen-cluster.ts'
import { StoreContext, useHoldfast, useIntent, useReply, useViewAction } from '../state/context.tsx'
import { draw } from '../state/drawing/drawing-actions.ts'
import { isSketching } from '../state/drawing/drawing.ts'
import { isPlanShown } from '../state/planning/plan-access.ts'
import { rankedDays, shiftDayOf } from '../state/questions/questions-of.ts'
import { currentOf, latestOf } from '../state/questions/reply.ts'
import type { PlaceGeography, ShownCounts, State } from '../state/store.ts'
import type { Chosen } from '../state/view.ts'
import { useIsAcross, useIsPhone } from '../ui/media.ts'
import { formatCount, plural } from '../ui/numbers.ts'
import type { MapSnapshotRef } from './export/use-printing.ts'
import { FIRST_PLACES } from './places/use-lit-place.ts'
import { drawnLayers, isWalkShown, walkOfCrew } from './tonight/walk-mark.ts'
import { useGroundNames } from './use-ground-names.ts'
import { mapSources, reportError, useCustomBase } from './use-custom-base.ts'

// Loaded only where the browser has no WebGL2.
const ViewWardMap = lazy(async () => ({ default: (await import('./wards/ViewWardMap.tsx')).ViewWardMap }))

/** The scene to draw; null until data are loaded and counted. */
function useScene() {
  // Only these fields of the View: a dragged window changes before its counts arrive, and nothing is drawn from it alone.
  const chosenLayers = useHoldfast(({ view }) => view.layers)
  const isTonight = useHoldfast(({ view }) => view.tab === 'tonight')
  const layers = useMemo(
    () => drawnLayers({ tab: isTonight ? 'tonight' : 'team', layers: chosenLayers }),
    [chosenLayers, isTonight],
  )
  const chosen = useHoldfast(({ view }) => view.chosen)
  const areas = useHoldfast(({ view }) => view.areas)
  const catalogue = useHoldfast((state) => state.catalogue)
  const shown = useHoldfast((state) => state.shown)
  const theme = useHoldfast((state) => state.theme)
  const sketch = useSketch(catalogue)
  const plan = usePlanMark()
  const walk = useWalk()
  const squares = useSquares()
  const ranked = useRankMarks()
  const scene = useMemo(
    () =>
      catalogue && shown
        ? sceneFor({ view: { layers, chosen, areas }, squares, catalogue, shown, theme })
        : null,
    [layers, chosen, areas, squares, catalogue, shown, theme],
  )
  const isMoving = useHoldfast((state) => state.isClockMoving)
  return useMemo(
    () => scene && { ...scene, sketch, plan, walk, ranked, isMoving, isQuiet: isTonight },
    [scene, sketch, plan, walk, ranked, isMoving, isTonight],
  )
}

/** The places of the ranking while it is open and counted for what is shown. */
function useRankMarks(): readonly RankMark[] {
  const isOpen = useHoldfast(({ view }) => view.chosen?.kind === 'ranking')
  const lit = useHoldfast(({ litPlace }) => litPlace)
  const places = currentOf(useReply('places'))?.ranking.places
  return useMemo(() => (isOpen && places ? rankMarks(places, lit) : NO_RANKS), [isOpen, places, lit])
}
const NO_RANKS: readonly RankMark[] = []
const rankMarks = (places: readonly RankedPlace[], lit: string | null): readonly RankMark[] =>
  places
    // The first of the list; a row farther down has its disc while it is lit.
    .filter(({ id, rank }) => rank <= FIRST_PLACES || id === lit)
    .map(({ id, rank, centre, isHot }) => ({ id, rank, at: centre, isHot, isLit: id === lit }))

/** All crews of the planned shift as drawn on the map; null unless the panel of its details is open. */
function usePlanMark() {
  const plan = useHoldfast((state) => (isPlanShown(state) ? (state.planning?.plan ?? null) : null))
  const shown = useHoldfast(({ planning }) => planning?.crew ?? 0)
  return useMemo(() => plan && planMark(plan, shown), [plan, shown])
}

/** The walk of the shift's tab; null where another tab, the ranking or the panel of a plan's details is open. */
function useWalk(): WalkMark | null {
  const isShown = useHoldfast(isWalkShown)
  const plan = useHoldfast(({ planning }) => planning?.plan ?? null)
  const crew = useHoldfast(({ planning }) => planning?.crew ?? 0)
  const lit = useHoldfast(({ litPlace }) => litPlace)
  return useMemo(
    () => (isShown && plan ? walkOfCrew(plan, Math.min(crew, plan.crews.length - 1), lit) : null),
    [isShown, plan, crew, lit],
  )
}

type SketchFor = typeof sketchFor

/** The shapes that the user draws; the module that builds their scene is loaded on first use. */
function useSketch(catalogue: Catalogue | null): SketchMark | null {
  const drawing = useHoldfast((state) => state.drawing)
  const drawnHere = useHoldfast((state) => state.drawnItems)
  const [module, setModule] = useState<{ readonly sketchFor: SketchFor } | null>(null)
  const isNeeded = module === null && ((drawing?.isOpen ?? false) || drawnHere.length > 0)
  useEffect(() => {
    if (!isNeeded) return
    import('../map/sketch-scene.ts').then(setModule, () => {
      // Without it corners can still be typed; the import is tried again on the next opening.
    })
  }, [isNeeded])
  return useMemo(
    () => (module && catalogue ? module.sketchFor(drawing, drawnHere, catalogue) : null),
    [module, catalogue, drawing, drawnHere],
  )
}

/** Space that the panels take from the map: at rest, and with details or the drawing panel open. */
function usePanels() {
  const isPhone = useIsPhone()
  const isAcross = useIsAcross()
  const isTonight = useHoldfast(({ view }) => view.tab === 'tonight')
  const open = useHoldfast((state) => {
    const { view, drawing } = state
    if (drawing?.isOpen) return isPhone && !isSketching(drawing) ? 'nothing' : 'drawing'
    return view.chosen === null && !isPlanShown(state) ? 'nothing' : 'details'
  })
  const hasLayers = useHoldfast((state) => state.isLayersOpen)
  const openInsets = useMemo(
    () => openPanels({ isPhone, isAcross, hasLayers, isTonight, open }),
    [isPhone, isAcross, hasLayers, isTonight, open],
  )
  return { fixedInsets: panelInsets(isPhone), openInsets }
}

interface CityMapProps {
  readonly geography: PlaceGeography
  readonly mapSnapshot: MapSnapshotRef
}

/** Draws the base map at once; the layers follow with the catalogue. */
export function CityMap({ geography, mapSnapshot }: CityMapProps) {
  const store = useContext(StoreContext)
  const intend = useIntent()
  const theme = useHoldfast((state) => state.theme)
  const camera = useHoldfast(({ view }) => view.camera)
  const isDemonstration = useHoldfast(({ catalogue }) => catalogue?.manifest.demonstration ?? false)

  const onFrame = useCallback<MapCanvasProps['onFrame']>(
    (viewport) => {
      // When printed or collapsed the map has no size; the last viewport stays.
      if (viewport.box.east > viewport.box.west && viewport.box.north > viewport.box.south)
        store.setState({ viewport })
    },
    [store],
  )
  const clusterIdOf = useCallback(
    (node: number) => {
      const { shown } = store.getState()
      return shown ? clusterId(shown.index, node) : ''
    },
    [store],
  )
  const scene = useScene()
  const latestScene = useRef(scene)
  useEffect(() => {
    latestScene.current = scene
  })
  const copyPicture = useCallback(async () => {
    const snapshot = mapSnapshot.current?.()
    if (!snapshot || !latestScene.current) return 'There is no map to copy.'
    const { exportPicture } = await import('./export/export-picture.ts')
    return exportPicture(store.getState(), latestScene.current, snapshot)
  }, [store, mapSnapshot])
  useViewAction('copyPicture', copyPicture)
  return (
    <MapCanvas
      geography={geography}
      scene={scene}
      placesToRead={useHoldfast((state) => state.placesToRead?.at ?? null)}
      theme={theme}
      camera={camera}
      {...usePanels()}
      isCoarseFirst={useIsPhone()}
      snapshotRef={mapSnapshot}
      customBase={useCustomBase()}
      names={useGroundNames()}
      attribution={useHoldfast((state) => mapSources(state, geography.place))}
      notice={isDemonstration ? `Demonstration data: ${INVENTED.toLowerCase()}` : ''}
      watermark={isDemonstration ? INVENTED : ''}
      clusterId={clusterIdOf}
      describe={(chosen) => featureLabel(store.getState(), chosen)}
      onFrame={onFrame}
      onRest={(at) => {
        intend({ kind: 'rest-camera', camera: at })
      }}
      onPick={(chosen) => {
        // The drawing panel takes the place of the details.
        if (store.getState().drawing?.isOpen) return
        intend({ kind: 'choose', chosen })
      }}
      onPoint={(pointed) => {
        const litPlace = pointed?.id ?? null
        if (litPlace !== store.getState().litPlace) store.setState({ litPlace })
      }}
      onGesture={(gesture) => {
        draw(store, gesture)
      }}
      onCustomBaseError={(trouble) => {
        reportError(store, trouble)
      }}
      Instead={ViewWardMap}
      onPlacesDrawn={() => {
        // They may have been counted meanwhile.
        if (store.getState().placesToRead === null) return
        performance.mark('holdfast:first-places')
        store.setState({ arePlacesDrawn: true })
      }}
      onReady={() => {
        performance.mark('holdfast:map-ready')
        store.setState({ isMapReady: true })
      }}
    />
  )
}

/** Squares and density for the map, counted by the worker; null if neither is shown and no place is chosen. */
function useSquares(): SquareMarks | null {
  const layers = useHoldfast(({ view }) => view.layers)
  const categories = useHoldfast(({ view }) => view.categories)
  const areas = useHoldfast(({ view }) => view.areas)
  const hours = useHoldfast(({ view }) => view.hours)
  const found = useHoldfast(({ view }) => view.found)
  const cell = useHoldfast(({ view }) => view.cell)
  const chosen = useHoldfast(({ view }) => (view.chosen?.kind === 'place' ? view.chosen : null))
  const shiftDay = useHoldfast(shiftDayOf)
  const catalogue = useHoldfast((state) => state.catalogue)
  const shown = useHoldfast((state) => state.shown)
  const squares = latestOf(useReply('squares'))
  const places = currentOf(useReply('places'))
  const isNeeded = layers.includes('squares') || layers.includes('density') || chosen !== null
  return useMemo(() => {
    if (!isNeeded || !catalogue || !shown) return null
    // Significance is only computed while the clock rests; a ranking of other days or hours is left out.
    const days = rankedDays(shown.window, shiftDay)
    const ranked = places?.question.request
    const isCurrent = ranked !== undefined && isSameSpan(ranked.window, days) && ranked.hours === hours
    const view = { layers, categories, areas, hours, found, cell, chosen }
    return squareMarks({ view, catalogue, shown, squares, places: isCurrent ? places : null })
  }, [
    isNeeded,
    layers,
    categories,
    areas,
    hours,
    found,
    cell,
    chosen,
    shiftDay,
    catalogue,
    shown,
    squares,
    places,
  ])
}

/** Text of a map feature's label; takes the catalogue, what is shown and the feature's id. */
type FeatureLabel = (catalogue: Catalogue, shown: ShownCounts, id: string) => string

const FEATURE_LABELS: Readonly<Record<Chosen['kind'], FeatureLabel>> = {
  cluster: (_, { index, step, baseline }, id) => {
    const node = nodeOf(index, id)
    const at = node === null ? -1 : step.node.indexOf(node)
    const count = plural(step.count[at] ?? 0, 'incident')
    if (!baseline) return count
    const verdict = baseline.verdicts?.[at]
    return `${count}, was ${formatCount(baseline.step.count[at] ?? 0)}${verdict ? `: ${verdict}` : ''}`
  },
  order: ({ orders, areas }, { window }, id) => {
    const order = orders.find((candidate) => candidate.id === id)
    const stage = order && stageOn(order, window.to)
    if (!order || !stage) return 'Closure order'
    const left = daysLeft(order, window.to)
    return `${orderNameAmong(order, areas)}: closure order, ${STAGE_LABELS[stage].toLowerCase()}${left === null ? '' : `, ${plural(left, 'day')} left`}`
  },
  hotspot: ({ hotspots }, _, id) =>
    hotspots.find((candidate) => candidate.id === id)?.name ?? 'Patrol hotspot',
  site: ({ sites }, { window }, id) => {
    const site = sites.find((candidate) => candidate.id === id)
    if (!site) return 'Site'
    const phases = phasesOn(site, window.to).map(({ kind }) => PHASE_LABELS[kind])
    return `${site.name}: ${phases.join(' and ') || 'no phase yet'}`
  },
  ranking: () => 'Where most is reported',
  place: () => placeWords(undefined),
  ward: ({ areas }, _, id) => {
    const ward = areas.find(({ code }) => code === id)
    if (!ward) return 'Ward'
    return ward.population === null ? ward.name : `${ward.name}, ${formatCount(ward.population)} residents`
  },
}

const placeWords = (place: RankedPlace | undefined) =>
  place
    ? `${place.name}: ${plural(place.count, 'report')}, harm ${formatCount(place.harm)}`
    : 'A square that is in no place of the ranking'

function featureLabel({ catalogue, shown, replies }: State, { kind, id }: Chosen): string {
  if (kind === 'place')
    return placeWords(currentOf(replies.places)?.ranking.places.find((place) => place.id === id))
  return catalogue && shown ? FEATURE_LABELS[kind](catalogue, shown, id) : ''
}
