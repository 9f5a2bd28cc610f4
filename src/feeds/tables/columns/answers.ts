/** Questions on the columns of a file as plain data, and the answers that choices hold. */
import type { Choices, Crs, Meaning, QuestionId } from '../../formats/recognised.ts'

/** An answer, and the meanings that it gives to columns by their index. */
export interface QuestionOption {
  readonly label: string
  readonly meanings: readonly (readonly [column: number, meaning: Meaning | null])[]
  /** Coordinates of the columns, by their cells; absent: as before. */
  readonly crs?: Crs
}
export interface ColumnQuestion {
  readonly id: QuestionId
  readonly says: string
  /** The columns that are in question, by their index. */
  readonly columns: readonly number[]
  readonly options: readonly QuestionOption[]
}

/** The choices with an answer. */
export function withAnswer(choices: Choices, { id }: ColumnQuestion, option: QuestionOption): Choices {
  const meanings = [...choices.meanings]
  for (const [column, meaning] of option.meanings) {
    if (meaning !== null)
      for (const [at, used] of meanings.entries()) if (used === meaning) meanings[at] = null
    meanings[column] = meaning
  }
  const answered = new Set([...(choices.answered ?? []), id])
  return { ...choices, meanings, answered: [...answered], crs: option.crs ?? choices.crs }
}

/** Whether nobody has answered the question, by it or by the list of columns. */
export const isOpenQuestion = ({ id }: ColumnQuestion, { answered = [] }: Choices): boolean =>
  !answered.includes(id)

/** The answer that the choices hold; null where they hold none of its answers. */
export function answerTo(
  { id, options }: ColumnQuestion,
  { answered = [], meanings }: Choices,
): QuestionOption | null {
  if (!answered.includes(id)) return null
  const isHeld = (option: QuestionOption) =>
    option.meanings.every(([column, meaning]) => (meanings[column] ?? null) === meaning)
  return options.find(isHeld) ?? null
}
