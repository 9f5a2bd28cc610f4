/** Which questions a View asks of the worker, and which answers are still to the point. */
import type { DaySpan } from '../domain/day.ts'
import { usualBaseline } from '../measures/baseline.ts'
import type { ClusterQuestion } from '../worker/answers/cluster.ts'
import type { Asked } from '../worker/questions.ts'
import { baselineOf, windowOf, type Catalogue } from './catalogue.ts'
import { nodeOf } from './chosen-cluster.ts'
import type { View } from './view.ts'

export function questionsOf(view: View, catalogue: Catalogue): Asked {
  const window = windowOf(view, catalogue)
  return {
    board:
      view.tab === 'board'
        ? {
            kind: 'board',
            window,
            baseline:
              view.base === null ? usualBaseline(window, catalogue.reach) : baselineOf(view, catalogue),
          }
        : null,
    cluster: clusterQuestion(view, catalogue, window),
  }
}

function clusterQuestion(view: View, catalogue: Catalogue, window: DaySpan): ClusterQuestion | null {
  if (view.chosen?.kind !== 'cluster') return null
  const node = nodeOf(catalogue.index, view.chosen.id)
  if (node === null) return null
  return { kind: 'cluster', node, window, categories: view.categories, areas: view.areas }
}

/** Questions are plain data: the same words are the same question. */
export const isSameQuestion = (a: object | null, b: object | null) => JSON.stringify(a) === JSON.stringify(b)
