/** Two files of the board's figures beside each other: what is new, what is gone, and what says something else now. */
import type { FiledFigure } from '../board-file.ts'

/** A file as it was saved at a meeting, as far as a comparison needs it. */
export interface SavedFigures {
  readonly kind: 'saved'
  readonly asOf: string
  readonly from: string
  readonly to: string
  readonly figures: readonly FiledFigure[]
}
export interface UnreadableFigures {
  readonly kind: 'unreadable'
  readonly words: string
}

const unreadable = (words: string): UnreadableFigures => ({ kind: 'unreadable', words })
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text of a file from "Figures as JSON" or from `holdfast board`. */
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
  return (
    typeof value['id'] === 'string' && typeof value['label'] === 'string' && Number.isFinite(value['value'])
  )
}

export interface FigureDifference {
  readonly kind: 'new' | 'gone' | 'verdict' | 'number'
  readonly label: string
  /** Null where the file does not hold it. */
  readonly before: number | null
  readonly now: number | null
  readonly verdictBefore: string | null
  readonly verdictNow: string | null
}

/** Other verdicts first, then what is new or gone, then other numbers. Figures are the same by id and part. */
export function figureDifferences(
  before: Pick<SavedFigures, 'figures'>,
  now: Pick<SavedFigures, 'figures'>,
): readonly FigureDifference[] {
  const [old, fresh] = [byName(before.figures), byName(now.figures)]
  const names = [...new Set([...fresh.keys(), ...old.keys()])]
  const differences = names.flatMap((name) => difference(old.get(name), fresh.get(name)))
  const order = ['verdict', 'new', 'gone', 'number']
  return differences.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** A phase that comes twice in a site has two figures of one name: they are told apart by their order. */
function byName(figures: readonly FiledFigure[]): ReadonlyMap<string, FiledFigure> {
  const named = new Map<string, FiledFigure>()
  for (const figure of figures) {
    const { id, area, site, partner, category } = figure
    const base = [id, area, site, partner, category].join(' ')
    let [name, again] = [base, 1]
    while (named.has(name)) name = `${base} ${++again}`
    named.set(name, figure)
  }
  return named
}

function difference(
  before: FiledFigure | undefined,
  now: FiledFigure | undefined,
): readonly FigureDifference[] {
  const told = {
    label: (now ?? before)?.label ?? '',
    before: before?.value ?? null,
    now: now?.value ?? null,
    verdictBefore: before?.verdict ?? null,
    verdictNow: now?.verdict ?? null,
  }
  if (!before) return [{ kind: 'new', ...told }]
  if (!now) return [{ kind: 'gone', ...told }]
  if (told.verdictBefore !== told.verdictNow) return [{ kind: 'verdict', ...told }]
  return told.before === told.now ? [] : [{ kind: 'number', ...told }]
}
