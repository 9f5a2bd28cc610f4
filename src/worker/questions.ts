/** Catalogue of the worker's questions by kind. Each answer carries its question, so that a late answer is recognised. */
import { areaIndexAnswer, type AreaIndexAnswer, type AreaIndexQuestion } from './answers/area-index.ts'
import {
  areasAnswer,
  type AreasAnswer,
  type AreasQuestion,
  boardAnswer,
  figuresAnswer,
  type BoardAnswer,
  type BoardQuestion,
  type FiguresAnswer,
  type FiguresQuestion,
  changesAnswer,
  type ChangesAnswer,
  type ChangesQuestion,
  gapsAnswer,
  type GapsAnswer,
  type GapsQuestion,
  sitesAnswer,
  type SitesAnswer,
  type SitesQuestion,
} from './answers/board.ts'
import { clusterAnswer, type ClusterAnswer, type ClusterQuestion } from './answers/cluster.ts'
import { rowsAnswer, type RowsAnswer, type RowsQuestion } from './answers/rows.ts'
import {
  orderAnswer,
  type OrderAnswer,
  type OrderQuestion,
  choiceAnswer,
  type ChoiceAnswer,
  type ChoiceQuestion,
  placesAnswer,
  type PlacesAnswer,
  type PlacesQuestion,
  placeAnswer,
  type PlaceAnswer,
  type PlaceQuestion,
  hotspotAnswer,
  type HotspotAnswer,
  type HotspotQuestion,
  squaresAnswer,
  type SquaresAnswer,
  type SquaresQuestion,
} from './answers/places.ts'
import {
  planAnswer,
  planChoiceAnswer,
  type PlanAnswer,
  type PlanChoiceAnswer,
  type PlanChoiceQuestion,
  type PlanQuestion,
} from './answers/plan.ts'
import type { WorkerData } from './editions.ts'

interface Exchanges {
  readonly 'area-index': { readonly question: AreaIndexQuestion; readonly answer: AreaIndexAnswer }
  readonly board: { readonly question: BoardQuestion; readonly answer: BoardAnswer }
  readonly sites: { readonly question: SitesQuestion; readonly answer: SitesAnswer }
  readonly areas: { readonly question: AreasQuestion; readonly answer: AreasAnswer }
  readonly gaps: { readonly question: GapsQuestion; readonly answer: GapsAnswer }
  readonly changes: { readonly question: ChangesQuestion; readonly answer: ChangesAnswer }
  readonly figures: { readonly question: FiguresQuestion; readonly answer: FiguresAnswer }
  readonly cluster: { readonly question: ClusterQuestion; readonly answer: ClusterAnswer }
  readonly rows: { readonly question: RowsQuestion; readonly answer: RowsAnswer }
  readonly order: { readonly question: OrderQuestion; readonly answer: OrderAnswer }
  readonly plan: { readonly question: PlanQuestion; readonly answer: PlanAnswer }
  readonly 'plan-choice': { readonly question: PlanChoiceQuestion; readonly answer: PlanChoiceAnswer }
  readonly places: { readonly question: PlacesQuestion; readonly answer: PlacesAnswer }
  readonly place: { readonly question: PlaceQuestion; readonly answer: PlaceAnswer }
  readonly choice: { readonly question: ChoiceQuestion; readonly answer: ChoiceAnswer }
  readonly hotspot: { readonly question: HotspotQuestion; readonly answer: HotspotAnswer }
  readonly squares: { readonly question: SquaresQuestion; readonly answer: SquaresAnswer }
}
export type QuestionKind = keyof Exchanges
export type Question = Exchanges[QuestionKind]['question']
export type Answer = Exchanges[QuestionKind]['answer']
export type QuestionOf<K extends QuestionKind> = Exchanges[K]['question']
export type AnswerOf<K extends QuestionKind> = Exchanges[K]['answer']

/** Kinds whose answers name places, by streets where these are loaded. */
const NAMING_KINDS: readonly QuestionKind[] = ['places', 'place', 'plan']
export const namesPlaces = ({ kind }: Question) => NAMING_KINDS.includes(kind)

/** Answers a question from the data; a pure function. */
export function answerTo(data: WorkerData, question: Question): Answer {
  switch (question.kind) {
    case 'area-index':
      return areaIndexAnswer(data, question)
    case 'board':
      return boardAnswer(data, question)
    case 'sites':
      return sitesAnswer(data, question)
    case 'areas':
      return areasAnswer(data, question)
    case 'gaps':
      return gapsAnswer(data, question)
    case 'changes':
      return changesAnswer(data, question)
    case 'figures':
      return figuresAnswer(data, question)
    case 'cluster':
      return clusterAnswer(data, question)
    case 'rows':
      return rowsAnswer(data, question)
    case 'order':
      return orderAnswer(data, question)
    case 'plan':
      return planAnswer(data, question)
    case 'plan-choice':
      return planChoiceAnswer(data, question)
    case 'places':
      return placesAnswer(data, question)
    case 'place':
      return placeAnswer(data, question)
    case 'choice':
      return choiceAnswer(data, question)
    case 'hotspot':
      return hotspotAnswer(data, question)
    case 'squares':
      return squaresAnswer(data, question)
  }
}
