// @vitest-environment jsdom
/** Sites, decisions and commitments in the panel: what is refused and where, what the file holds, and what is never lost. */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDrawing } from '../../../src/state/drawing/drawing-actions.ts'
import { setAmendClient } from '../../../src/state/drawing/amend-feed.ts'
import { amendedFrom } from '../../../src/worker/amending.ts'
import { SMALL_BOROUGH } from '../../feeds/small-borough.ts'
import { drawSquare, lastFile, make, open, saved, SCRIPT, SITE, standIns, type } from './opened-panel.tsx'
import { PLACE } from '../../domain/shipped-place.ts'

beforeEach(standIns)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a site', () => {
  it('refuses a comparison area that touches it or its ring, and keeps the feed as it was', async () => {
    const store = await open('site')
    drawSquare(store, [-2.65, 53.5])
    type('Name', 'New site')
    type('Ring, in metres', '300')
    fireEvent.click(screen.getByRole('button', { name: 'Choose areas' }))
    const list = within(screen.getByRole('listbox', { name: 'Areas to compare with' }))
    fireEvent.click(list.getByRole('option', { name: /Ward W/ }))
    expect(screen.getAllByText(/touches the (site|ring): choose one that lies apart/).length).toBeGreaterThan(
      0,
    )
    make()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('1 area chosen'))
    expect(saved).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: /^Remove / }))
    type('On what evidence', SCRIPT)
    make()
    // Something of a phase was typed: then all of it is wanted.
    await screen.findByText('Choose the phase.')
    type('Phase', 'clear')
    type('First day', '2024-10-01')
    type('Decided by', SCRIPT)
    make()
    const { features } = await lastFile()
    expect(features).toHaveLength(2)
    expect(features[0]?.properties['unknown']).toBe(1.5)
    expect(features[1]?.properties).toEqual({
      id: 'new-site',
      name: 'New site',
      phases: [{ kind: 'clear', from: '2024-10-01', decidedBy: SCRIPT, evidence: SCRIPT }],
      ringMetres: 300,
      comparison: [],
    })
  })
})

describe('a phase decision', () => {
  it('goes into its site, and needs who decided it and on what', async () => {
    await open('phase')
    make()
    await screen.findByText('Choose the site.')
    for (const words of ['Choose the phase.', 'Give its first day.', 'Say which meeting decided it.'])
      expect(screen.getByText(words)).toBeTruthy()
    type('Site', SITE.id)
    type('Phase', 'hold')
    type('First day', '2024-09-01')
    type('Last day', '2024-08-01')
    type('Decided by', SCRIPT)
    type('On what evidence', SCRIPT)
    make()
    await screen.findByText('The end is before the start.')
    type('Last day', '')
    make()
    const { features } = await lastFile()
    expect(features.map(({ properties }) => properties['phases'])).toEqual([
      [{ kind: 'hold', from: '2024-09-01', decidedBy: SCRIPT, evidence: SCRIPT }],
    ])
  })
})

describe('a commitment', () => {
  it('has at most 200 letters, counted, and is never agreed tomorrow', async () => {
    await open('commitment')
    type('What was agreed', `${SCRIPT}${'x'.repeat(200)}`)
    expect(screen.getByText(/letters; at most 200/)).toBeTruthy()
    type('Owner', SCRIPT)
    type('Agreed on', '2030-01-01')
    type('Due', '2030-02-01')
    make()
    await screen.findByText('At most 200 letters.')
    type('What was agreed', SCRIPT)
    make()
    await screen.findByText('The date is after the day on which the data was drawn.')
    type('Agreed on', '2024-08-20')
    type('Asked for by', 'residents')
    fireEvent.click(screen.getByRole('checkbox', { name: 'The public page may show it' }))
    make()
    const { features } = await lastFile()
    expect(features.map(({ properties }) => properties)).toEqual([
      {
        id: 'commitment-2024-08-20',
        agreed: '2024-08-20',
        text: SCRIPT,
        owner: SCRIPT,
        due: '2030-02-01',
        askedBy: 'residents',
        public: true,
      },
    ])
  })
})

describe('what is in no file yet', () => {
  it('survives Clear all, the other kinds and being put aside, makes leaving ask, and goes only when told twice', async () => {
    const store = await open('commitment')
    const leaves = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(leaves()).toBe(false)
    type('Owner', 'The council')
    expect(leaves()).toBe(true)
    act(() => store.dispatch({ kind: 'clear-all' }))
    type('What', 'hotspot')
    drawSquare(store, [-2.65, 53.5])
    type('What', 'commitment')
    fireEvent.click(screen.getByRole('button', { name: 'Put aside, with what is in it' }))
    expect(screen.queryByRole('heading', { name: 'Draw or record' })).toBeNull()
    act(() => openDrawing(store, 'phase'))
    expect(screen.getByLabelText<HTMLInputElement>('Owner').value).toBe('The council')
    expect(store.getState().drawing?.sketch.isClosed).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'Start afresh' }))
    expect(screen.getByLabelText<HTMLInputElement>('Owner').value).toBe('The council')
    fireEvent.click(screen.getByRole('button', { name: 'Let go of all of it' }))
    expect(screen.getByLabelText<HTMLInputElement>('Owner').value).toBe('')
    expect(leaves()).toBe(false)
  })
  it('stays where the feed does not open, and the reason is said', async () => {
    const store = await open('phase')
    setAmendClient(store, (request) =>
      amendedFrom(request, {
        fetchResponse: () => Promise.resolve(new Response('', { status: 500 })),
        fetchPlace: () => Promise.resolve(PLACE),
        fetchBorough: () => Promise.resolve(SMALL_BOROUGH),
      }),
    )
    type('Site', SITE.id)
    type('Phase', 'hold')
    type('First day', '2024-09-01')
    type('Decided by', 'Board')
    type('On what evidence', 'Figures')
    make()
    await screen.findByText(/The feed did not open again. The address answered 500/)
    expect(screen.getByLabelText<HTMLInputElement>('Decided by').value).toBe('Board')
  })
})
