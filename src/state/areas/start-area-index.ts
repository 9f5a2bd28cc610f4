/** Has the worker build the index of the chosen areas, and follows the chosen cluster from one index to the next. */
import type { ClusterIndex } from '../../analytics/cluster-index.ts'
import { surfacesOf } from '../../domain/dataset.ts'
import { kindsInAreas } from '../../measures/areas/belongs-to.ts'
import type { Answer } from '../../worker/questions.ts'
import type { AreaIndexQuestion } from '../../worker/answers/area-index.ts'
import { hasSameCodes, sharedIndex, type AreaIndex } from './area-index.ts'
import type { Catalogue } from '../catalogue.ts'
import { clusterId, nearestNode, nodeOf } from '../chosen-cluster.ts'
import type { Store } from '../store.ts'

/** Null: the worker has newer data, whose update is on its way. */
type AskForIndex = (question: AreaIndexQuestion) => Promise<Answer | null>

type Wanted = Pick<AreaIndex, 'catalogue' | 'areas'>

/**
 * Loads the geometry of areas, and asks for the index whenever areas or data change, one request at a time: what is chosen meanwhile is asked for next, and an answer
 * about another choice is dropped. Until the answer is there, everything is counted with the index of all incidents.
 * @returns a function that stops it
 */
export function startAreaIndex(store: Store, ask: AskForIndex): () => void {
  let isAsking = false
  /** Without an answer; not asked for again. */
  let unanswered: Wanted | null = null
  const follower = clusterFollower(store)

  const isUnanswered = ({ catalogue, areas }: Wanted) =>
    unanswered?.catalogue === catalogue && hasSameCodes(unanswered.areas, areas)

  const settle = (wanted: Wanted, answer: Answer | null) => {
    isAsking = false
    const { catalogue, view } = store.getState()
    const isWanted = catalogue === wanted.catalogue && hasSameCodes(view.areas, wanted.areas)
    if (answer?.kind !== 'area-index') unanswered = wanted
    else if (isWanted) store.setState({ areaIndex: { ...wanted, index: answer.index } })
    follow()
  }

  const fail = (wanted: Wanted, error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    const notice = `The clusters of My area could not be built: ${reason}. The numbers are right, but a cluster may stand beside the area. Reload the page.`
    store.setState(({ notices }) => ({ notices: [...notices, notice] }))
    settle(wanted, null)
  }

  const follow = () => {
    const { view, catalogue, areaIndex } = store.getState()
    if (!catalogue) return
    const index = sharedIndex(catalogue, { view, areaIndex })
    if (index) return follower.follow(index)
    const wanted = { catalogue, areas: view.areas }
    if (areaIndex && isStillRight(areaIndex, wanted))
      return store.setState({ areaIndex: { ...wanted, index: areaIndex.index } })
    if (isAsking || isUnanswered(wanted)) return
    isAsking = true
    ask({ kind: 'area-index', areas: view.areas }).then(
      (answer) => settle(wanted, answer),
      (error: unknown) => fail(wanted, error),
    )
  }

  store.setState({ kindsInAreas })
  follow()
  return store.subscribe(follow)
}

/** Whether renewed data have the same incidents, and areas of the same shape. */
const isStillRight = (before: AreaIndex, { catalogue, areas }: Wanted) =>
  before.catalogue.index === catalogue.index &&
  hasSameCodes(before.areas, areas) &&
  shapesOf(before.catalogue, areas) === shapesOf(catalogue, areas)

const shapesOf = (catalogue: Catalogue, areas: readonly string[]) =>
  JSON.stringify(surfacesOf(catalogue, areas))

/**
 * When other areas are drawn, the chosen cluster becomes the nearest one of the same zoom level in their index, or is
 * deselected with a notice where none is near.
 */
function clusterFollower(store: Store) {
  let last: { readonly index: ClusterIndex; readonly areas: readonly string[] } | null = null
  const follow = (index: ClusterIndex) => {
    const { view } = store.getState()
    const before = last
    last = { index, areas: view.areas }
    const isChange = before !== null && !hasSameCodes(before.areas, view.areas)
    if (before?.index === index || (view.areas.length === 0 && !isChange)) return
    if (view.chosen?.kind === 'cluster' && nodeOf(index, view.chosen.id) === null)
      moveToNearest(store, index, view.chosen.id)
  }
  return { follow }
}

const GONE = 'The chosen cluster is not among those of My area, so it is no longer chosen.'

function moveToNearest(store: Store, index: ClusterIndex, id: string) {
  const node = nearestNode(index, id, 'within-a-cluster')
  if (node !== null)
    return store.dispatch({ kind: 'choose', chosen: { kind: 'cluster', id: clusterId(index, node) } })
  const { notices } = store.getState()
  store.dispatch({ kind: 'choose', chosen: null }, { notices: [...notices, GONE] })
}
