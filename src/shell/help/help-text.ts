/** What a page of the help holds. Names of buttons, fields and headings stand between backticks, exactly as on screen. */
import type { HelpPage } from '../../state/help/help-page.ts'

export interface HelpText {
  /** The question that the screen answers, and how. */
  readonly answers: string
  /** The most usual things to do there. */
  readonly steps: readonly HelpStep[]
  /** What is easily misunderstood. */
  readonly notes?: readonly string[]
}

interface HelpStep {
  readonly goal: string
  readonly how: string
}

/** Pages that are lists of another kind. */
type ListPage = 'words' | 'ask' | 'keys'
export type TextPage = Exclude<HelpPage, ListPage>

/** A part of a text; names are shown in bold. */
interface TextPart {
  readonly text: string
  readonly isName: boolean
}

/** Splits a text at its backticks. */
export const textParts = (text: string): readonly TextPart[] =>
  text.split('`').map((part, i) => ({ text: part, isName: i % 2 === 1 }))
