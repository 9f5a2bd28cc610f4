/** Every screen that shows numbers, rendered over answered questions, as blocks of text. */
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { BoardView } from '../../src/board/BoardView.tsx'
import type { Dataset } from '../../src/domain/dataset.ts'
import type { DaySpan } from '../../src/domain/day.ts'
import { ClockDock } from '../../src/shell/ClockDock.tsx'
import { Status } from '../../src/shell/Status.tsx'
import { Warnings } from '../../src/shell/Warnings.tsx'
import { planAShift } from '../../src/measures/planning/plan-a-shift.ts'
import { shiftPlan } from '../../src/measures/planning/shift-plan.ts'
import type { ShiftRequest } from '../../src/measures/planning/shift-request.ts'
import { startCountingLoop } from '../../src/state/counting-loop.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { planBasis } from '../../src/state/planning/plan-basis.ts'
import { NEW_PLANNING, type Planning } from '../../src/state/planning/planning.ts'
import { questionsOf } from '../../src/state/questions/questions-of.ts'
import type { Store } from '../../src/state/store.ts'
import { BOARD_PARTS, INITIAL_VIEW, RANKING, type Chosen, type View } from '../../src/state/view.ts'
import { Details } from '../../src/team/Details.tsx'
import { LayersPanel } from '../../src/team/layers/LayersPanel.tsx'
import { Tonight } from '../../src/team/tonight/Tonight.tsx'
import { ViewTable } from '../../src/team/table/ViewTable.tsx'
import { answerTo, type Answer, type Question } from '../../src/worker/questions.ts'
import { GROUND } from '../feeds/demonstration-geography.ts'
import { span } from '../measures/invented-dataset.ts'
import { FRIDAY } from '../measures/planning/invented-shift.ts'
import { answeredWith } from '../state/answered-store.ts'
import { openStore } from '../state/open-store.ts'

/** One paragraph, list item, table row or caption, with the text of the section that it stands in. */
export interface Block {
  readonly screen: string
  readonly text: string
  readonly section: string
  readonly isRow: boolean
}

const BLOCKS =
  'p, li, tr, dt, dd, caption, figcaption, h1, h2, h3, h4, h5, label, button, summary, [role=img]'
const SECTIONS = 'section, article, [role=dialog], fieldset, dl'

const wordsOf = (element: Element) => {
  const parts: string[] = []
  const walk = (node: Node) => {
    if (node.nodeType === 3) parts.push(node.textContent ?? '')
    else if (node instanceof Element) {
      if (node.tagName === 'STYLE') return
      for (const child of node.childNodes) walk(child)
      parts.push(' ')
    }
  }
  walk(element)
  return parts.join('').replaceAll(/\s+/g, ' ').trim()
}

export function blocksIn(screen: string, root: Element): readonly Block[] {
  // A section holds many blocks and is read once.
  const sections = new Map<Element, string>()
  const wordsOfSection = (section: Element | null | undefined) => {
    if (!section) return ''
    const words = sections.get(section) ?? wordsOf(section)
    sections.set(section, words)
    return words
  }
  /** Words of the nearest part of the page, and of the section that a list or table stands in. */
  const sectionsOf = ({ parentElement }: Element) =>
    [parentElement?.closest(SECTIONS), parentElement?.closest('section')].map(wordsOfSection).join(' ')
  // In document order, so that an element holds another one exactly if it holds the next.
  const elements = [...root.querySelectorAll(BLOCKS)]
  const holdsAnother = (element: Element, at: number) => element.contains(elements[at + 1] ?? null)
  return elements
    .filter((element, at) => element.matches('tr') || !(element.closest('tr') || holdsAnother(element, at)))
    .map((element) => ({
      screen,
      isRow: element.matches('tr'),
      text: [element.getAttribute('aria-label') ?? '', wordsOf(element)]
        .join(' ')
        .trim()
        .replace(CHAPTER_NUMBER, ''),
      section: sectionsOf(element),
    }))
    .filter(({ text }) => text !== '')
}

interface Screen {
  readonly name: string
  readonly view: Partial<View>
  readonly element: React.JSX.Element
  /** The planned shift. */
  readonly plan?: ShiftRequest
  /** Opens what is folded. */
  readonly open?: (root: HTMLElement) => void
}

/** A shift on the day after the window, as the tab plans it by itself. */
const SHIFT: ShiftRequest = {
  ...FRIDAY,
  startMinute: 12 * 60,
  minutes: 720,
  people: 4,
  breaks: [{ from: 240, to: 285 }],
  window: span('2023-09-01', '2024-08-29'),
}

const TABLES = ['categories', 'clusters', 'orders', 'hotspots', 'sites', 'time'] as const
const close = () => {}

/** Details are listed of the first row of each kind in the whole dataset, so that they are asked for where it is missing too. */
export const screensOf = ({ orders, hotspots, sites, areas }: Dataset): readonly Screen[] => {
  const ward = areas.find(({ level }) => level === 'ward')
  const chosen: readonly Chosen[] = [
    ...(orders[0] ? [{ kind: 'order', id: orders[0].id } as const] : []),
    ...(hotspots[0] ? [{ kind: 'hotspot', id: hotspots[0].id } as const] : []),
    ...(sites[0] ? [{ kind: 'site', id: sites[0].id } as const] : []),
    ...(ward ? [{ kind: 'ward', id: ward.code } as const] : []),
    RANKING,
  ]
  return [
    ...BOARD_PARTS.map((part) => ({
      name: `board: ${part}`,
      view: { tab: 'board', part } as const,
      element: <BoardView />,
    })),
    ...chosen.map((one) => ({ name: `details: ${one.kind}`, view: { chosen: one }, element: <Details /> })),
    ...TABLES.map((table) => ({
      name: `table: ${table}`,
      view: {},
      element: <ViewTable request={{ table, grain: 'month' }} onClose={close} />,
    })),
    {
      name: 'tonight',
      view: { tab: 'tonight' },
      element: (
        <section>
          <Tonight />
        </section>
      ),
      plan: SHIFT,
      open: (root) => {
        for (const folded of root.querySelectorAll('details')) folded.open = true
      },
    },
    { name: 'status line', view: {}, element: <Status /> },
    { name: 'clock', view: {}, element: <ClockDock isCompact={false} onTable={close} /> },
    {
      name: 'layers',
      view: {},
      element: <LayersPanel />,
      open: (root) => {
        for (const key of root.querySelectorAll('[aria-label^="Key: "]')) fireEvent.click(key)
      },
    },
    {
      name: 'warnings',
      view: {},
      element: <Warnings />,
      open: (root) => fireEvent.click(root.querySelector('button') ?? root),
    },
  ]
}

/** Counts without waiting for a frame. */
const AT_ONCE = {
  requestFrame: (callback: () => void) => callback(),
  now: () => 0,
  measure: () => {},
  flush: (update: () => void) => update(),
}

/** Blocks of one screen over the dataset, once nothing more is loaded lazily. */
export async function blocksOf(
  dataset: Dataset,
  { name, view, element, plan, open }: Screen,
  window: DaySpan,
): Promise<readonly Block[]> {
  const { store, answer } = openedOf(dataset, window)
  store.dispatch({
    kind: 'replace-view',
    view: { ...INITIAL_VIEW, from: window.from, to: window.to, ...view },
  })
  answer()
  store.setState({ planning: plan ? plannedOn(store, dataset, plan) : null })
  const { container } = render(<StoreContext value={store}>{element}</StoreContext>)
  open?.(container)
  // Parts that are loaded when first used.
  await act(() => new Promise((done) => setTimeout(done, 0)))
  const blocks = blocksIn(name, container)
  cleanup()
  return blocks
}

/** The state of the planner once its request has been answered. */
function plannedOn(store: Store, dataset: Dataset, request: ShiftRequest): Planning {
  const result = planAShift(dataset, GROUND.borough, request)
  const planning = { ...NEW_PLANNING, isOpen: false }
  const basis = planBasis({ ...store.getState(), planning })
  if (result.kind === 'fault') return { ...planning, basis, fault: result.text }
  return { ...planning, basis, plan: shiftPlan(result) }
}

interface Opened {
  readonly store: ReturnType<typeof openStore>
  /** Answers the questions of the View as it stands. */
  readonly answer: () => void
}
const opened = new WeakMap<Dataset, Opened>()

/** The store of the dataset, opened once for all screens; a question of several screens is answered once. */
function openedOf(dataset: Dataset, window: DaySpan): Opened {
  const before = opened.get(dataset)
  if (before) return before
  const store = openStore(dataset, { window })
  store.setState({ isLayersOpen: true, isClockOpen: true })
  startCountingLoop(store, AT_ONCE)
  const { catalogue } = store.getState()
  if (!catalogue) throw new Error('the store holds no data')
  const data = { dataset, index: catalogue.index, borough: GROUND.borough }
  const answers = new Map<string, Answer>()
  const answerOnce = (question: Question): Answer => {
    const key = JSON.stringify(question)
    const answer = answers.get(key) ?? answerTo(data, question)
    answers.set(key, answer)
    return answer
  }
  const answer = () => {
    const { view, listFrom, areaIndex, planning } = store.getState()
    const questions = Object.values(questionsOf(view, catalogue, { listFrom, areaIndex, planning }))
    store.setState({
      replies: answeredWith(questions.flatMap((question) => (question ? [answerOnce(question)] : []))),
    })
  }
  opened.set(dataset, { store, answer })
  return { store, answer }
}

const KNOWLEDGE =
  /not known|unknown|at least|did not open|reaches to|quiet|set aside|begins? on|known in part|holds no row|is missing|(?:is|are) known|no new row/i
const NUMBERS = /\d+(?:[.,]\d+)*/g
const NOTHING = /(?<![\d.,])0(?![\d.,]*\d)|\b(?:no|none|nothing|never|nobody)\b/gi
/** The number of a chapter of the pack, which follows from the chapters before it. */
const CHAPTER_NUMBER = /^\d+\. (?=[A-Z])/
/** A row of the pack that counts the rows of a file, which ends with the file's SHA-256. */
const OF_A_FILE = /\b[\da-f]{64}$/
/** Statements on the rows listed, which are whole as far as the list is: the section says how far. */
const OF_LISTED = /no comparison has a verdict|of \d+ (?:areas|wards),? none/i
/** The name of a closure order, whose number counts nothing. */
const OF_AN_ORDER = /^[A-Z][a-z ]+, co-\d+$/
const firstWords = (text: string) => text.split(' ').slice(0, 2).join(' ')

/**
 * Texts of the blocks that state a number, or that there is none, which no block of the whole data's screen of the same
 * first words does, and neither say that something is not known, nor, for numbers, stand in a section that does.
 * @param isNumber what may not be stated besides that there is none
 */
export function unfoundedBlocks(
  blocks: readonly Block[],
  whole: readonly Block[],
  isNumber: RegExp = /\d/,
): readonly string[] {
  const wholeTexts = new Set(whole.map(({ text }) => text))
  const wholeRows = whole.filter(({ isRow }) => isRow).map(({ text }) => text)
  const byFirstWords = groupedByFirstWords(whole)
  return blocks
    .filter(({ text, section, isRow }) => {
      if (wholeTexts.has(text) || KNOWLEDGE.test(text) || OF_A_FILE.test(text)) return false
      if (OF_AN_ORDER.test(text)) return false
      // The beginning of one of the whole data's blocks says nothing else: a count without its change.
      if (whole.some((block) => block.text.startsWith(`${text} `))) return false
      // A row that the whole data's table does not have, such as an earlier month, is compared with those that it has.
      const alike = byFirstWords.get(firstWords(text)) ?? (isRow ? wholeRows : [])
      const isStated = (pattern: RegExp) =>
        alike.some((other) => {
          const stated: readonly string[] = other.match(pattern) ?? []
          return (text.match(pattern) ?? []).every((one) => stated.includes(one))
        })
      const saysNothing =
        NOTHING.test(text) && !isStated(NOTHING) && !(OF_LISTED.test(text) && KNOWLEDGE.test(section))
      NOTHING.lastIndex = 0
      return saysNothing || (isNumber.test(text) && !isStated(NUMBERS) && !KNOWLEDGE.test(section))
    })
    .map(({ text }) => text)
}

function groupedByFirstWords(blocks: readonly Block[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const { text } of blocks) {
    const group = groups.get(firstWords(text))
    if (group) group.push(text)
    else groups.set(firstWords(text), [text])
  }
  return groups
}
