/** Makes a feed's file from a form: checks the input, amends the feed, and returns the file or the faults. */
import type { Failed, FeedEntry, FeedReport } from '../../domain/feed.ts'
import type { Surface } from '../../domain/geography.ts'
import {
  commitmentMembers,
  geometryOf,
  hotspotMembers,
  idFor,
  phaseMembers,
  siteMembers,
  type FormValues,
  formFaultOf,
  missingDecisionFaults,
  type FormFault,
} from '../../measures/drawing/amendment.ts'
import { polygonOf, touchedAreas, unfinishedFault } from '../../measures/drawing/shape-words.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { hasShape, type Amendment, type Drawing, type DrawnItem } from '../../state/drawing/drawing.ts'
import { fileNameOf, amendFeed } from '../../state/drawing/amend-feed.ts'
import type { State, Store } from '../../state/store.ts'
import { fieldOrder } from './field-list.ts'

/** The amended feed file, with the reader's reports before and after the amendment. */
export interface MadeFeedFile {
  readonly kind: 'made'
  readonly feed: FeedEntry
  readonly fileName: string
  readonly text: string
  readonly before: FeedReport
  readonly after: FeedReport
  /** Number of earlier drawings of this page that are in the file as well. */
  readonly earlier: number
  readonly drawn: DrawnItem
}
interface FormFaults {
  readonly kind: 'faults'
  readonly faults: readonly FormFault[]
}

interface FilledForm {
  readonly typed: FormValues
  readonly feed: FeedEntry
}

/**
 * The input is checked twice: for what a drawing needs, and by the reader of the feed. Failures are returned, the promise
 * never rejects.
 */
export async function makeFeedFile(
  store: Store,
  { typed, feed }: FilledForm,
): Promise<MadeFeedFile | FormFaults | Failed> {
  const state = store.getState()
  const { drawing, catalogue } = state
  if (!drawing || !catalogue) return { kind: 'faults', faults: [] }
  const { kind } = drawing
  const formFaults = drawingFaults(state, drawing, typed)
  const amendment = amendmentOf(drawing, typed, usedIds(catalogue, state.drawnItems))
  const answer = await amendFeed(store, feed, amendment)
  const readerFaults = answer.kind === 'faulty' ? answer.faults.map(formFaultOf) : []
  const faults = orderedFaults([...formFaults, ...readerFaults], fieldOrder(kind))
  if (faults.length > 0) return { kind: 'faults', faults }
  if (answer.kind !== 'amended') return answer.kind === 'failed' ? answer : { kind: 'faults', faults }
  const shape = hasShape(kind) ? polygonOf(drawing.sketch.corners) : null
  const drawn = { feed: feed.id, amendment, name: nameOf(catalogue, drawing, typed), shape }
  return { ...answer, kind: 'made', feed, fileName: fileNameOf(feed), drawn }
}

/** Faults of the shape, the comparison areas and the decision, before the feed is read. */
function drawingFaults(
  { geography, catalogue }: State,
  drawing: Drawing,
  typed: FormValues,
): readonly FormFault[] {
  const { kind, sketch } = drawing
  const outline: Surface | undefined = geography?.borough.outline
  const shape = hasShape(kind) && outline ? unfinishedFault(sketch.corners, sketch.isClosed, outline) : null
  const compared = (catalogue?.areas ?? []).filter(({ code }) => drawing.comparison.includes(code))
  const touched = kind === 'site' ? touchedAreas(sketch.corners, drawing.ringMetres ?? 0, compared) : []
  const isDecision = kind === 'phase' || (kind === 'site' && Object.keys(phaseMembers(typed)).length > 0)
  return [
    ...(shape === null ? [] : [{ field: 'shape', text: shape }]),
    ...touched.map(({ text }) => ({ field: 'comparison', text })),
    ...(kind === 'phase' && !typed['site'] ? [{ field: 'site', text: 'Choose the site.' }] : []),
    ...(isDecision ? missingDecisionFaults(typed) : []),
  ]
}

function amendmentOf(drawing: Drawing, typed: FormValues, idsInUse: ReadonlySet<string>): Amendment {
  const { kind, sketch, comparison } = drawing
  if (kind === 'phase') return { kind: 'add-phase', site: typed['site'] ?? '', phase: phaseMembers(typed) }
  if (kind === 'commitment') {
    const id = idFor(`commitment ${typed['agreed'] ?? ''}`, kind, idsInUse)
    return { kind: 'add-row', geometry: null, properties: commitmentMembers(typed, id) }
  }
  const id = idFor(typed['name'] ?? '', kind, idsInUse)
  const geometry = sketch.corners.length < 3 ? null : geometryOf(polygonOf(sketch.corners))
  const properties = kind === 'site' ? siteMembers(typed, id, comparison) : hotspotMembers(typed, id)
  return { kind: 'add-row', geometry, properties }
}

/** Ids in use in the open feeds and in drawings of this page. */
function usedIds({ sites, hotspots, commitments }: Catalogue, drawnHere: readonly DrawnItem[]) {
  const idsDrawnHere = drawnHere.flatMap(({ amendment }) =>
    amendment.kind === 'add-row' ? [String(amendment.properties['id'])] : [],
  )
  return new Set([...[...sites, ...hotspots, ...commitments].map(({ id }) => id), ...idsDrawnHere])
}

/** Display name in the list of drawings of this page. */
function nameOf({ sites }: Catalogue, { kind }: Drawing, typed: FormValues): string {
  if (kind === 'phase') {
    const site = sites.find(({ id }) => id === typed['site'])
    return `${site?.name ?? ''}: ${typed['kind'] ?? ''} from ${typed['from'] ?? ''}`
  }
  return (kind === 'commitment' ? typed['text'] : typed['name'])?.trim() ?? ''
}

/** The first fault of each field, and every fault of the comparison areas, in the order of the form. */
function orderedFaults(faults: readonly FormFault[], order: readonly string[]): readonly FormFault[] {
  const rank = ({ field }: FormFault) => (order.includes(field) ? order.indexOf(field) : order.length)
  return faults
    .filter(
      ({ field }, index) =>
        field === 'comparison' || faults.findIndex((other) => other.field === field) === index,
    )
    .toSorted((a, b) => rank(a) - rank(b))
}
