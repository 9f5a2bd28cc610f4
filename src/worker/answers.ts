/** Answers questions from the columns: pure, so the command line could ask the same without a worker. */
import type { ClusterIndex } from '../analytics/cluster-index.ts'
import { inAreas } from '../analytics/selection.ts'
import { isWithin, weekdayOf, type Day } from '../domain/day.ts'
import { surfacesOf, type Dataset } from '../domain/dataset.ts'
import { areaTable } from '../measures/area-table.ts'
import { figuresOf } from '../measures/figures-of.ts'
import type {
  Answer,
  BoardAnswer,
  BoardQuestion,
  ClusterAnswer,
  ClusterQuestion,
  Question,
} from './questions.ts'

/** What the worker holds: the data, and the index made of them. */
export interface Held {
  readonly dataset: Dataset
  readonly index: ClusterIndex
}

export function answerTo(held: Held, question: Question): Answer {
  switch (question.kind) {
    case 'board':
      return boardAnswer(held.dataset, question)
    case 'cluster':
      return clusterAnswer(held, question)
  }
}

function boardAnswer(dataset: Dataset, question: BoardQuestion): BoardAnswer {
  const figures = figuresOf(dataset, question)
  return {
    kind: 'board',
    question,
    figures,
    wards: areaTable(dataset, question, figures),
  }
}

function clusterAnswer(held: Held, question: ClusterQuestion): ClusterAnswer {
  const { incidents, categories } = held.dataset
  const byCategory = categories.map(() => 0)
  const byHour = Array.from({ length: 7 * 24 }, () => 0)
  let hourUnknown = 0
  let count = 0
  for (const row of rowsUnder(held, question)) {
    const category = incidents.category[row] ?? 0
    byCategory[category] = (byCategory[category] ?? 0) + 1
    count++
    const minute = incidents.minute[row] ?? -1
    const hour = weekdayOf(incidents.day[row] as Day) * 24 + Math.floor(minute / 60)
    if (minute < 0) hourUnknown++
    else byHour[hour] = (byHour[hour] ?? 0) + 1
  }
  return { kind: 'cluster', question, count, byCategory, byHour, hourUnknown }
}

/** Rows of the columns that lie under a node, in the window, the chosen categories and areas. */
function* rowsUnder({ dataset, index }: Held, question: ClusterQuestion): Generator<number> {
  const { incidents, categories } = dataset
  const surfaces = surfacesOf(dataset, question.areas)
  const inside = surfaces.length > 0 ? inAreas(index, surfaces) : null
  const isChosen = categories.map(({ id }) => question.categories?.includes(id) ?? true)
  for (let i = index.start[question.node] ?? 0; i < (index.end[question.node] ?? 0); i++) {
    const row = index.row[i] ?? 0
    const day = (incidents.day[row] ?? 0) as Day
    const isCounted = isChosen[incidents.category[row] ?? 0] === true && inside?.[i] !== 0
    if (isCounted && isWithin(day, question.window)) yield row
  }
}
