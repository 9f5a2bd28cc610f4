/** The owner of the incident columns: opens the feeds, builds the index, answers questions. */
import { buildClusterIndex } from '../analytics/cluster-index.ts'
import type { ClusterIndex } from '../analytics/cluster-index.ts'
import type { Borough } from '../domain/borough/borough.ts'
import type { Dataset } from '../domain/dataset.ts'
import type { DaySpan } from '../domain/day.ts'
import type { Failed } from '../domain/feed.ts'
import { isMostlyByMonth } from '../domain/incident.ts'
import { loadDataset, type LoadProgress } from '../feeds/load.ts'
import { incidentReach } from '../measures/baseline/baseline.ts'
import { clumpingOfAll, type ClumpingOfAll } from '../measures/baseline/clumping-of-all.ts'
import type { AmendAnswer, AmendRequest } from './amending.ts'
import type { Held } from './held.ts'
import { answerTo, type Answer, type Question } from './questions.ts'

export interface OpenRequest {
  readonly manifestUrl: string
  readonly boroughUrl: string
}
export interface Opened {
  readonly kind: 'opened'
  readonly known: Omit<Dataset, 'incidents'>
  /** Without the rows, which only the worker needs. */
  readonly index: ClusterIndex
  readonly monthsOnly: boolean
  /** The days that the incidents speak for; null where there are none. */
  readonly reach: DaySpan | null
  readonly clumping: ClumpingOfAll
  readonly indexMilliseconds: number
}
export interface Workroom {
  readonly open: (
    request: OpenRequest,
    onProgress: (progress: LoadProgress) => void,
  ) => Promise<Opened | Failed>
  /** Answers from the data opened last; throws if none is open. */
  readonly answer: (question: Question) => Promise<Answer>
  /** A feed's file with what was drawn or recorded written into it. */
  readonly amend: (request: AmendRequest) => Promise<AmendAnswer>
}
export interface WorkroomWorld {
  readonly fetchResponse: (url: URL) => Promise<Response>
  readonly fetchBorough: (url: string) => Promise<Borough>
}

export function makeWorkroom(world: WorkroomWorld): Workroom {
  let held: Held | null = null
  return {
    open: async ({ manifestUrl, boroughUrl }, onProgress) => {
      const borough = await world.fetchBorough(boroughUrl)
      const dataset = await loadDataset(new URL(manifestUrl), {
        fetchResponse: world.fetchResponse,
        borough,
        onProgress,
      })
      if ('kind' in dataset) return dataset
      const start = performance.now()
      held = { dataset, index: buildClusterIndex(dataset.incidents, dataset.categories.length) }
      return openedFrom(held, performance.now() - start)
    },
    answer: async (question) => {
      if (!held) throw new Error(`asked ${question.kind} before any data was open`)
      return answerTo(held, question)
    },
    // Most days nobody draws: what writes into feeds comes when somebody does.
    amend: async (request) => (await import('./amending.ts')).amendedFrom(request, world),
  }
}

/** The page gets copies: what is transferred leaves the worker, and questions still need the columns here. */
function openedFrom({ dataset, index }: Held, indexMilliseconds: number): Opened {
  const { incidents, ...known } = dataset
  const reach = incidentReach(dataset)
  return {
    kind: 'opened',
    known,
    index: structuredClone({ ...index, row: new Uint32Array(0) }),
    monthsOnly: isMostlyByMonth(incidents),
    reach,
    clumping: clumpingOfAll(index, dataset.areas, reach),
    indexMilliseconds,
  }
}
