// @vitest-environment jsdom
/** The board while answers are pending, failed or of other days: never figures or files of another period. */
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { failed } from '../../src/domain/feed.ts'
import { currentOf } from '../../src/state/questions/reply.ts'
import type { BoardPart } from '../../src/state/view.ts'
import { datasetOf, phase, siteWith, span } from '../measures/invented-dataset.ts'
import { storeWithBoard, renderBoard } from './board-in-store.tsx'

const DATASET = datasetOf([{ on: '2021-01-01' }, { on: '2024-05-02', times: 30 }], {
  sites: [siteWith([phase('clear', '2023-05-01')]), { ...siteWith(), id: 'other', name: 'Another site' }],
})
const WINDOW = span('2023-09-01', '2024-08-31')
const EARLIER = span('2022-09-01', '2023-08-31')
const FAILED = failed('The answer did not come: no such column.', 'Reload the page.')

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const FILES = ['Figures as CSV', 'Figures as JSON']
const enabledDownloads = () =>
  FILES.map((name) => !screen.getByRole<HTMLButtonElement>('button', { name, hidden: true }).disabled)

describe('the files of figures', () => {
  test('are enabled once the figures of the days on the page are computed', () => {
    const { store } = renderBoard(DATASET, { window: WINDOW })
    expect(enabledDownloads()).toEqual([true, true])
    act(() => store.setState(({ replies }) => ({ replies: { ...replies, figures: undefined } })))
    expect(enabledDownloads()).toEqual([false, false])
  })

  test.each(['summary', 'changes'] as const)(
    'are disabled while figures are of another period, on the part %s',
    (part) => {
      const { store } = renderBoard(DATASET, { window: WINDOW, part })
      const { figures } = storeWithBoard(DATASET, { window: EARLIER }).getState().replies
      expect(currentOf(figures)?.question.window).toEqual(EARLIER)
      act(() => store.setState(({ replies }) => ({ replies: { ...replies, figures } })))
      expect(enabledDownloads()).toEqual([false, false])
    },
  )

  test('are disabled while figures are of another baseline', () => {
    const { store } = renderBoard(DATASET, { window: WINDOW, view: { base: 'year' } })
    const { figures } = storeWithBoard(DATASET, {
      window: WINDOW,
      view: { base: '2022-05-01..2022-08-31' },
    }).getState().replies
    expect(currentOf(figures)?.question.baseline).not.toEqual(
      currentOf(store.getState().replies.board)?.question.baseline,
    )
    act(() => store.setState(({ replies }) => ({ replies: { ...replies, figures } })))
    expect(enabledDownloads()).toEqual([false, false])
  })

  test('are disabled while new figures are being computed', () => {
    const { store } = renderBoard(DATASET, { window: WINDOW })
    const earlier = currentOf(store.getState().replies.figures)
    act(() =>
      store.setState(({ replies }) => ({ replies: { ...replies, figures: { kind: 'waiting', earlier } } })),
    )
    expect(enabledDownloads()).toEqual([false, false])
  })
})

const PARTS: readonly BoardPart[] = ['summary', 'sites', 'areas', 'gaps', 'changes', 'pack']
describe.each(PARTS)('the part %s', (part) => {
  test('states that its figures are being counted until its answers arrive', () => {
    const { store } = renderBoard(DATASET, { window: WINDOW, part })
    expect(screen.queryByText(/being counted\.$/)).toBeNull()
    act(() => store.setState({ replies: {} }))
    expect(screen.getByText(/being counted\.$/)).toBeTruthy()
    expect(screen.getByText('Window').parentElement?.textContent).toMatch(
      /1 September 2023 to 31 August 2024/,
    )
  })

  test('states why its answers failed', () => {
    const { store } = renderBoard(DATASET, { window: WINDOW, part })
    const kinds = ['board', 'sites', 'areas', 'gaps', 'changes', 'figures'] as const
    act(() => store.setState({ replies: Object.fromEntries(kinds.map((kind) => [kind, FAILED])) }))
    expect(screen.queryByText(/being counted/)).toBeNull()
    const alerts = screen.getAllByRole('alert').map((alert) => alert.textContent)
    expect(alerts.length).toBeGreaterThan(1)
    for (const alert of alerts) expect(alert).toContain(`${FAILED.what}${FAILED.toDo}`)
  })
})

test('a choice made on a part survives renewed data', () => {
  const { store } = renderBoard(DATASET, { window: WINDOW, part: 'sites' })
  const { replies } = store.getState()
  fireEvent.change(screen.getByRole('combobox', { name: 'Site' }), { target: { value: 'other' } })
  act(() => store.setState({ replies: {} }))
  expect(screen.queryByRole('combobox', { name: 'Site' })).toBeNull()
  act(() => store.setState({ replies }))
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Site' }).value).toBe('other')
})
