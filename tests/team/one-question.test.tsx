// @vitest-environment jsdom
/**
 * Twenty random Views: sentence, captions, picture, print, places and the head of a file all say the same question, and
 * their numbers agree with one another and with a count row by row.
 */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { JSX } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import { BoardView } from '../../src/board/BoardView.tsx'
import { isoDay } from '../../src/domain/day.ts'
import { scopeFileName, scopeRows } from '../../src/measures/scope.ts'
import { Status } from '../../src/shell/Status.tsx'
import { StoreContext } from '../../src/state/context.tsx'
import { clusterId } from '../../src/state/chosen-cluster.ts'
import { startCountingLoop } from '../../src/state/counting-loop.ts'
import { questionsOf } from '../../src/state/questions/questions-of.ts'
import type { ShownCounts, Store } from '../../src/state/store.ts'
import { RANKING, type View } from '../../src/state/view.ts'
import { ClusterDetails } from '../../src/team/details/ClusterDetails.tsx'
import { exportImageText } from '../../src/team/export/export-image-text.ts'
import { PrintSheet } from '../../src/team/export/PrintSheet.tsx'
import { RankingDetails } from '../../src/team/places/RankingDetails.tsx'
import { SquareKey } from '../../src/team/places/SquareKey.tsx'
import { ViewTable } from '../../src/team/table/ViewTable.tsx'
import { areaIndexAnswer } from '../../src/worker/answers/area-index.ts'
import { answerTo } from '../../src/worker/questions.ts'
import { BOROUGH, demonstrationDataset } from '../board/demonstration-dataset.ts'
import { answeredWith } from '../state/answered-store.ts'
import { openStore } from '../state/open-store.ts'
import { span } from '../measures/invented-dataset.ts'
import {
  addsCrimesAndAsb,
  countedRows,
  expectedWords,
  randomViews,
  type ExpectedWords,
} from './random-views.ts'

const VIEWS = 20
const dataset = await demonstrationDataset({ incidentsAMonth: 120 })
const index = buildClusterIndex(dataset.incidents, dataset.categories.length)
const data = { dataset, index, borough: BOROUGH }
const frames: (() => void)[] = []
const store: Store = openStore(dataset, { window: span('2023-09-01', '2024-08-31') })
const { catalogue } = store.getState()
if (!catalogue) throw new Error('no data are open')

/** What the worker builds when areas are chosen. */
function indexAreas({ areas }: View) {
  if (!catalogue || areas.length === 0) return
  const answer = areaIndexAnswer(data, { kind: 'area-index', areas })
  store.setState({ areaIndex: { catalogue, areas, index: answer.index } })
}

/** The counts of a View, in a viewport that holds the middle of the borough only for every third of them. */
function shownOf(view: View, nth: number): ShownCounts {
  const whole = { west: -3, south: 53, east: -2, north: 54 }
  const middle = { west: -2.6, south: 53.48, east: -2.45, north: 53.55 }
  store.setState({ viewport: { box: nth % 3 === 0 ? middle : whole, zoom: 11 }, replies: {} })
  store.dispatch({ kind: 'replace-view', view })
  indexAreas(view)
  for (const frame of frames.splice(0)) frame()
  const { shown } = store.getState()
  if (!shown) throw new Error('nothing was counted')
  return shown
}

const show = (element: JSX.Element) => render(<StoreContext value={store}>{element}</StoreContext>)
const textOf = (element: JSX.Element) => {
  const { container, unmount } = show(element)
  const text = container.textContent
  unmount()
  return text
}
const numberIn = (text: string | null | undefined) =>
  Number(/-?[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''))

/** Caption and the sum of each numeric column of a table of the view. */
async function tableOf(table: 'categories' | 'clusters' | 'time') {
  const { unmount } = show(<ViewTable request={{ table, grain: 'month' }} onClose={() => {}} />)
  await screen.findByRole('table')
  const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent),
  )
  const headers = [...document.querySelectorAll('th[scope=col]')].map((header) => header.textContent)
  const caption = document.querySelector('caption')?.textContent ?? ''
  unmount()
  const sumOf = (label: string) => {
    const at = headers.indexOf(label) - 1
    return rows.reduce((sum, cells) => sum + (cells[at] ? numberIn(cells[at]) : 0), 0)
  }
  return { caption, headers, rows, sumOf }
}

/** Asserts that a text says every part of the question, and no filter that was not chosen. */
function saysQuestion(text: string, { days, filters, compared }: ExpectedWords, place: string) {
  const said = text.toLowerCase()
  for (const part of [days, ...filters, ...(compared === null ? [] : [compared])])
    expect(said, place).toContain(part.toLowerCase())
  if (!filters.some((filter) => filter.startsWith('only in'))) expect(said, place).not.toContain('only in')
  if (compared === null) expect(said, place).not.toContain('compared with')
}

beforeAll(async () => {
  startCountingLoop(store, {
    requestFrame: (callback) => frames.push(callback),
    now: () => 0,
    measure: () => {},
    flush: (update) => update(),
  })
  await vi.dynamicImportSettled()
})
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const views = randomViews(VIEWS, catalogue)

test('the views set and leave out every filter', () => {
  for (const key of ['base', 'hours', 'categories'] as const)
    expect(new Set(views.map((view) => view[key] === null)).size, key).toBe(2)
  expect(new Set(views.map(({ areas }) => areas.length > 0)).size).toBe(2)
  expect(views.some((view) => !addsCrimesAndAsb(view))).toBe(true)
})

describe.each(views.map((view, nth) => [nth, view] as const))('view %i', (nth, view) => {
  const words = expectedWords(view, catalogue)
  const isCompared = words.compared !== null

  test('sentence, captions, picture, print and file say it, and their numbers agree', async () => {
    const shown = shownOf(view, nth)
    const { inView } = shown.step
    const inAll = countedRows(dataset, view, shown.scope.window)
    const before = shown.scope.baseline && countedRows(dataset, view, shown.scope.baseline)

    let sentence = ''
    const writeText = (text: string) => {
      sentence = text
      return Promise.resolve()
    }
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
    const status = show(<Status />)
    const line = screen.getAllByRole('status')[0]?.textContent ?? ''
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: /^Copy as a sentence/ }))
      await Promise.resolve()
    })
    saysQuestion(sentence, words, 'copied sentence')
    const [, statedInView, statedInAll] = /: ([\d,]+) incidents? in view, ([\d,]+) in all\.$/.exec(line) ?? []
    expect([numberIn(statedInView), numberIn(statedInAll)]).toEqual([inView, inAll])
    for (const filter of words.filters)
      expect(status.container.textContent.toLowerCase(), 'status line').toContain(filter.toLowerCase())
    if (before !== null) {
      const [, now, was] = /In all ([\d,]+), was ([\d,]+)/.exec(sentence) ?? []
      expect([numberIn(now), numberIn(was)], 'change').toEqual([inAll, before])
    }
    status.unmount()

    const categories = await tableOf('categories')
    const clusters = await tableOf('clusters')
    const time = await tableOf('time')
    for (const [place, { caption }] of Object.entries({ categories, clusters, time })) {
      saysQuestion(caption, words, place)
      if (!addsCrimesAndAsb(view)) expect(caption, place).not.toMatch(/crimes and asb/i)
    }
    expect(numberIn(categories.caption.split(': ')[1])).toBe(inView)
    expect(categories.sumOf('In view')).toBe(inView)
    expect(clusters.sumOf('Incidents')).toBe(inView)
    expect(time.sumOf('In the window')).toBe(inAll)
    for (const { headers, sumOf, rows } of [categories, clusters]) {
      expect(headers.includes('Was')).toBe(isCompared)
      if (isCompared) expect(sumOf('Was')).toBe(shown.baseline?.step.inView)
      const verdicts = headers.indexOf('Verdict') - 1
      if (verdicts >= 0)
        for (const cells of rows)
          expect(['up', 'down', 'could be chance', 'too few to say']).toContain(cells[verdicts])
    }

    const picture = exportImageText(store.getState())?.sentence ?? ''
    saysQuestion(picture, words, 'picture')
    expect(picture).toContain(line)
    show(<PrintSheet mapSnapshot={{ current: null }} printRef={{ current: () => {} }} />)
    act(() => {
      globalThis.dispatchEvent(new Event('beforeprint'))
    })
    if (view.tab === 'team') {
      const page = screen.getByRole('article')
      saysQuestion(page.querySelector('h1 + p')?.textContent ?? '', words, 'print')
      expect(page.textContent).toContain(picture)
      expect(page.querySelector('caption')?.textContent).toBe(categories.caption)
    }
    act(() => {
      globalThis.dispatchEvent(new Event('afterprint'))
    })

    const head = Object.fromEntries(scopeRows(shown.scope))
    const { window, baseline } = shown.scope
    expect([head['From'], head['To']]).toEqual([isoDay(window.from), isoDay(window.to)])
    expect(head['Compared with']).toBe(
      baseline ? `${isoDay(baseline.from)} to ${isoDay(baseline.to)}` : 'nothing',
    )
    expect(head['Hours'] === 'all').toBe(view.hours === null)
    expect(head['Categories'] === 'all' ? null : head['Categories']?.split('; ')).toEqual(
      view.categories &&
        catalogue.categories.flatMap(({ id, label }) => (view.categories?.includes(id) ? label : [])),
    )
    expect(head['Areas'] === 'the whole borough').toBe(view.areas.length === 0)
    const isFiltered = words.filters.length > 0
    expect(scopeFileName('map', shown.scope, 'png').includes('-filtered')).toBe(isFiltered)
  })

  test('cluster, ranking and key say it, without the comparison that they do not make', () => {
    const shown = shownOf(view, nth)
    const alone = { ...words, compared: null }
    const largest = shown.step.count.indexOf(Math.max(...shown.step.count))
    const node = shown.step.node[largest]
    if (node !== undefined) {
      const chosen = { kind: 'cluster', id: clusterId(shown.index, node) } as const
      store.dispatch({ kind: 'choose', chosen })
      const { cluster } = questionsOf(store.getState().view, catalogue, store.getState())
      if (!cluster) throw new Error('the cluster is not asked for')
      store.setState({ replies: answeredWith([answerTo(data, cluster)]) })
      const { container, unmount } = show(<ClusterDetails id={chosen.id} />)
      saysQuestion(container.querySelector('h3 + p')?.textContent ?? '', alone, 'cluster')
      for (const chart of container.querySelectorAll('section [role=group]'))
        for (const filter of words.filters)
          expect(chart.getAttribute('aria-label')?.toLowerCase(), 'chart').toContain(filter.toLowerCase())
      if (nth % 3 !== 0)
        expect(numberIn(container.querySelector('dd')?.textContent)).toBe(shown.step.count[largest])
      unmount()
    }
    store.dispatch({ kind: 'choose', chosen: RANKING })
    const { places } = questionsOf(store.getState().view, catalogue, store.getState())
    if (!places) throw new Error('the ranking is not asked for')
    store.setState({ replies: answeredWith([answerTo(data, places)]) })
    const found = 'without what patrol itself finds'
    const ranking = show(<RankingDetails />)
    const sentence = ranking.container.querySelector('h3 + p')?.textContent ?? ''
    const inAreas = words.filters.filter((filter) => filter.startsWith('only in'))
    saysQuestion(
      sentence,
      { ...alone, filters: words.filters.filter((filter) => !inAreas.includes(filter)) },
      'ranking',
    )
    for (const caption of ranking.container.querySelectorAll('caption')) {
      saysQuestion(caption.textContent, alone, 'ranked places')
      expect(caption.textContent.includes(found)).toBe(!view.found)
    }
    expect(sentence.includes(found)).toBe(!view.found)
    ranking.unmount()
    const key = textOf(<SquareKey />)
    saysQuestion(key, alone, 'square key')
    expect(key.includes(found)).toBe(!view.found)
  })

  test('the board says that the filters are not its own', () => {
    shownOf({ ...view, tab: 'board' }, nth)
    const board = textOf(<BoardView />).toLowerCase()
    expect(board.includes('the board counts every category')).toBe(words.filters.length > 0)
    for (const filter of words.filters) expect(board).toContain(filter.toLowerCase())
  })
})
