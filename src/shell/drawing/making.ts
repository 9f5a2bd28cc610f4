/** From a form to its feed's file: what is written, what is wrong with it, and what was made. */
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
import { hasShape, type Amendment, type Drawing, type DrawnHere } from '../../state/drawing/drawing.ts'
import { fileNameOf, handIn } from '../../state/drawing/hand-in.ts'
import type { State, Store } from '../../state/store.ts'
import { fieldOrder } from './field-list.ts'

export interface MadeFeedFile {
  readonly kind: 'made'
  readonly feed: FeedEntry
  readonly fileName: string
  readonly text: string
  readonly before: FeedReport
  readonly after: FeedReport
  /** Drawn here earlier, and in the file too. */
  readonly earlier: number
  readonly drawn: DrawnHere
}
interface Faults {
  readonly kind: 'faults'
  readonly faults: readonly FormFault[]
}

interface Filled {
  readonly typed: FormValues
  readonly feed: FeedEntry
}

/** What the form says is judged twice: by what a drawing needs, and by the reader of the feed. Never rejects. */
export async function make(store: Store, { typed, feed }: Filled): Promise<MadeFeedFile | Faults | Failed> {
  const state = store.getState()
  const { drawing, catalogue } = state
  if (!drawing || !catalogue) return { kind: 'faults', faults: [] }
  const { kind } = drawing
  const own = ownFaults(state, drawing, typed)
  const amendment = amendmentOf(drawing, typed, takenIds(catalogue, state.drawnHere))
  const answer = await handIn(store, feed, amendment)
  const judged = answer.kind === 'faulty' ? answer.faults.map(formFaultOf) : []
  const faults = inOrder([...own, ...judged], fieldOrder(kind))
  if (faults.length > 0) return { kind: 'faults', faults }
  if (answer.kind !== 'amended') return answer.kind === 'failed' ? answer : { kind: 'faults', faults }
  const shape = hasShape(kind) ? polygonOf(drawing.sketch.corners) : null
  const drawn = { feed: feed.id, amendment, name: nameOf(catalogue, drawing, typed), shape }
  return { ...answer, kind: 'made', feed, fileName: fileNameOf(feed), drawn }
}

function ownFaults({ ground, catalogue }: State, drawing: Drawing, typed: FormValues): readonly FormFault[] {
  const { kind, sketch } = drawing
  const outline: Surface | undefined = ground?.borough.outline
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

function amendmentOf(drawing: Drawing, typed: FormValues, taken: ReadonlySet<string>): Amendment {
  const { kind, sketch, comparison } = drawing
  if (kind === 'phase') return { kind: 'add-phase', site: typed['site'] ?? '', phase: phaseMembers(typed) }
  if (kind === 'commitment') {
    const id = idFor(`commitment ${typed['agreed'] ?? ''}`, kind, taken)
    return { kind: 'add-row', geometry: null, properties: commitmentMembers(typed, id) }
  }
  const id = idFor(typed['name'] ?? '', kind, taken)
  const geometry = sketch.corners.length < 3 ? null : geometryOf(polygonOf(sketch.corners))
  const properties = kind === 'site' ? siteMembers(typed, id, comparison) : hotspotMembers(typed, id)
  return { kind: 'add-row', geometry, properties }
}

function takenIds({ sites, hotspots, commitments }: Catalogue, drawnHere: readonly DrawnHere[]) {
  const here = drawnHere.flatMap(({ amendment }) =>
    amendment.kind === 'add-row' ? [String(amendment.properties['id'])] : [],
  )
  return new Set([...[...sites, ...hotspots, ...commitments].map(({ id }) => id), ...here])
}

/** What it is called in a list of what was drawn here. */
function nameOf({ sites }: Catalogue, { kind }: Drawing, typed: FormValues): string {
  if (kind === 'phase') {
    const site = sites.find(({ id }) => id === typed['site'])
    return `${site?.name ?? ''}: ${typed['kind'] ?? ''} from ${typed['from'] ?? ''}`
  }
  return (kind === 'commitment' ? typed['text'] : typed['name'])?.trim() ?? ''
}

/** One fault a field, but each area of comparison its own; in the order of the form. */
function inOrder(faults: readonly FormFault[], order: readonly string[]): readonly FormFault[] {
  const rank = ({ field }: FormFault) => (order.includes(field) ? order.indexOf(field) : order.length)
  return faults
    .filter(
      ({ field }, i) => field === 'comparison' || faults.findIndex((other) => other.field === field) === i,
    )
    .toSorted((a, b) => rank(a) - rank(b))
}
