/** The board's figures of now as its file would hold them. */
import { version } from '../../package.json'
import { boardFile, type BoardFile } from '../measures/board-file.ts'
import type { SavedFigures } from '../measures/meeting/saved-figures.ts'
import type { AnswerTo } from '../state/questions/reply.ts'
import type { Catalogue } from '../state/catalogue.ts'

export type FiguresAnswer = AnswerTo<'figures'>

export const fileOf = (catalogue: Catalogue, { figures, question }: FiguresAnswer): BoardFile =>
  boardFile(catalogue, { window: question.window, baseline: question.baseline, figures, version })

export function filedNow(catalogue: Catalogue, answer: FiguresAnswer): SavedFigures {
  const { asOf, from, to, figures } = fileOf(catalogue, answer)
  return { kind: 'saved', asOf, from, to, figures }
}
