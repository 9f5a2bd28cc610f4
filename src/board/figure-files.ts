/** The board's figures as downloadable CSV and JSON files. */
import { version } from '../../package.json'
import type { BoardPeriod } from '../measures/baseline/baseline.ts'
import { boardCsv, boardFile, boardFileName, type BoardFile } from '../measures/board-file.ts'
import { dictionaryCsv } from '../measures/tables/board-dictionary.ts'
import type { SavedFigures } from '../measures/meeting/saved-figures.ts'
import type { Catalogue } from '../state/catalogue.ts'
import type { AnswerTo } from '../state/questions/reply.ts'
import { saveText } from '../ui/copy/clipboard.ts'

type FiguresAnswer = AnswerTo<'figures'>

/** The file of every figure of the answer's window and baseline, with its provenance. */
export const boardFileOf = (catalogue: Catalogue, { figures, records, question }: FiguresAnswer): BoardFile =>
  boardFile(catalogue, { window: question.window, baseline: question.baseline, figures, records, version })

/** The current figures in the form of a saved file, to be compared with files of earlier meetings. */
export function savedFiguresOf(catalogue: Catalogue, answer: FiguresAnswer): SavedFigures {
  const { asOf, from, to, figures } = boardFileOf(catalogue, answer)
  return { kind: 'saved', asOf, from, to, figures }
}

/**
 * Handlers of the download buttons. All are null until the figures of exactly this window and baseline are
 * computed, so that a file never holds another period than the page.
 */
export function downloadsOf(catalogue: Catalogue, answer: FiguresAnswer | null, period: BoardPeriod) {
  if (!answer || !isSamePeriod(answer.question, period))
    return { onCsv: null, onJson: null, onDictionary: null }
  const { window } = answer.question
  return {
    onCsv: () => {
      saveText(boardFileName(window, 'csv'), 'text/csv', boardCsv(boardFileOf(catalogue, answer)))
    },
    onJson: () => {
      const text = `${JSON.stringify(boardFileOf(catalogue, answer), null, 2)}\n`
      saveText(boardFileName(window, 'json'), 'application/json', text)
    },
    onDictionary: () => {
      saveText('board-dictionary.csv', 'text/csv', dictionaryCsv(boardFileOf(catalogue, answer)))
    },
  }
}

const isSamePeriod = (a: BoardPeriod, b: BoardPeriod) =>
  JSON.stringify([a.window, a.baseline]) === JSON.stringify([b.window, b.baseline])
