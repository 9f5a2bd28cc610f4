// @vitest-environment jsdom
/** The document's title says what is on screen, so that tabs and PDFs can be told apart. */
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { DocumentTitle } from '../../src/shell/DocumentTitle.tsx'
import { StoreContext } from '../../src/state/context.tsx'
import { datasetOf, manifestWith, span } from '../measures/invented-dataset.ts'
import { openStore } from '../state/open-store.ts'

afterEach(cleanup)

it('follows tab, part and window, and says nothing while the screen is covered', () => {
  const window = span('2023-05-01', '2023-08-31')
  const store = openStore(
    datasetOf([{ on: '2021-09-01' }, { on: '2024-08-31' }], {
      manifest: manifestWith({ title: 'Westshire: demonstration', demonstration: true }),
    }),
    { window },
  )
  act(() => store.dispatch({ kind: 'set-window', ...window }))
  render(
    <StoreContext value={store}>
      <DocumentTitle />
    </StoreContext>,
  )
  expect(document.title).toBe('Team, 1 May 2023 to 31 August 2023 - Holdfast')
  act(() => store.dispatch({ kind: 'set-tab', tab: 'board' }))
  expect(document.title).toBe('Board, Westshire, invented incidents, 1 May 2023 to 31 August 2023 - Holdfast')
  act(() => store.dispatch({ kind: 'set-part', part: 'pack' }))
  expect(document.title).toBe(
    'Board pack, Westshire, invented incidents, 1 May 2023 to 31 August 2023 - Holdfast',
  )
  act(() => store.setState({ isCovered: true }))
  expect(document.title).toBe('Holdfast')
})
