/** Compares two files of the board's figures: new, removed and changed figures. */
import type { FiledFigure } from '../board-file.ts'
import { comparisonsIn, comparisonsSentence } from '../figures/many-comparisons.ts'
import { inSentence } from '../sentences.ts'

/** The parts of a saved file that a comparison needs. */
export interface SavedFigures {
  readonly kind: 'saved'
  readonly asOf: string
  readonly from: string
  readonly to: string
  readonly figures: readonly FiledFigure[]
}
/** Reason why a file cannot be compared, as shown. */
export interface UnreadableFigures {
  readonly kind: 'unreadable'
  readonly text: string
}

const unreadable = (text: string): UnreadableFigures => ({ kind: 'unreadable', text })
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Parses a file written by "Figures as JSON" or `holdfast board`; returns the reason where it is not one. */
export function savedFigures(text: string): SavedFigures | UnreadableFigures {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return unreadable('This is not a file of figures: it is not JSON.')
  }
  if (!isObject(file) || !Array.isArray(file['figures']))
    return unreadable('This is not a file of figures: it holds no list of them.')
  const { asOf, from, to } = file
  if (typeof asOf !== 'string' || typeof from !== 'string' || typeof to !== 'string')
    return unreadable('This file of figures does not say its days.')
  const figures = file['figures'].filter(isFigure)
  if (figures.length < file['figures'].length)
    return unreadable(
      'This file holds figures without a name or a number: it was changed since it was saved.',
    )
  return { kind: 'saved', asOf, from, to, figures }
}

function isFigure(value: unknown): value is FiledFigure {
  if (!isObject(value)) return false
  const isNotKnown = value['value'] === null && value['known'] === 'no'
  return (
    typeof value['id'] === 'string' &&
    typeof value['label'] === 'string' &&
    (isNotKnown || Number.isFinite(value['value']))
  )
}

/** Difference of one figure between two files. */
export interface FigureDifference {
  readonly kind: 'new' | 'gone' | 'verdict' | 'number'
  readonly label: string
  /** Null where the figure is not in that file, or not known in it. */
  readonly before: number | null
  readonly now: number | null
  readonly verdictBefore: string | null
  readonly verdictNow: string | null
}

type Files = Pick<SavedFigures, 'figures'>
const isAdjusted = ({ figures }: Files) => figures.some(({ adjustedP }) => adjustedP !== undefined)
/** Whether both files allow for the number of areas in their verdicts, or neither does. */
const hasBothAdjusted = (before: Files, now: Files) => isAdjusted(before) === isAdjusted(now)

/** How many verdicts the later file holds and what chance gives; and which are compared where one file is older. */
export function savedVerdictsSentence(before: Files, now: Files): string {
  const older = hasBothAdjusted(before, now)
    ? ''
    : 'One of the files does not allow for the number of areas: verdicts of areas stand here by their own interval. '
  return `${older}In the later file: ${inSentence(comparisonsSentence(comparisonsIn(now.figures)))}`
}

/**
 * Changed verdicts first, then new and removed figures, then changed numbers. Figures match by id and part; verdicts of
 * areas are compared by their own interval where only one file allows for their number.
 */
export function figureDifferences(
  before: Pick<SavedFigures, 'figures'>,
  now: Pick<SavedFigures, 'figures'>,
): readonly FigureDifference[] {
  const [oldByKey, newByKey] = [byName(before.figures), byName(now.figures)]
  const names = [...new Set([...newByKey.keys(), ...oldByKey.keys()])]
  const verdictOf = hasBothAdjusted(before, now)
    ? ({ verdict }: FiledFigure) => verdict
    : ({ verdict, unadjustedVerdict }: FiledFigure) => unadjustedVerdict ?? verdict
  const differences = names.flatMap((name) => difference(oldByKey.get(name), newByKey.get(name), verdictOf))
  const order = ['verdict', 'new', 'gone', 'number']
  return differences.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** Repeated keys (a phase that occurs twice on a site) are numbered in file order. */
function byName(figures: readonly FiledFigure[]): ReadonlyMap<string, FiledFigure> {
  const byKey = new Map<string, FiledFigure>()
  for (const figure of figures) {
    const { id, area, site, partner, category } = figure
    const base = [id, area, site, partner, category].join(' ')
    let [name, repeat] = [base, 1]
    while (byKey.has(name)) name = `${base} ${++repeat}`
    byKey.set(name, figure)
  }
  return byKey
}

function difference(
  before: FiledFigure | undefined,
  now: FiledFigure | undefined,
  verdictOf: (figure: FiledFigure) => FiledFigure['verdict'],
): readonly FigureDifference[] {
  const shared = {
    label: (now ?? before)?.label ?? '',
    before: before?.value ?? null,
    now: now?.value ?? null,
    verdictBefore: (before && verdictOf(before)) ?? null,
    verdictNow: (now && verdictOf(now)) ?? null,
  }
  if (!before) return [{ kind: 'new', ...shared }]
  if (!now) return [{ kind: 'gone', ...shared }]
  if (shared.verdictBefore !== shared.verdictNow) return [{ kind: 'verdict', ...shared }]
  return shared.before === shared.now ? [] : [{ kind: 'number', ...shared }]
}
