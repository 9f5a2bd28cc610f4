// @vitest-environment jsdom
/** Sites, decisions and commitments in the drawing panel: validation, the file that is made, and unsaved input. */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDrawing } from '../../../src/state/drawing/drawing-actions.ts'
import { setAmendClient } from '../../../src/state/drawing/amend-feed.ts'
import { amendedFrom } from '../../../src/worker/amending.ts'
import { SMALL_BOROUGH } from '../../feeds/small-borough.ts'
import {
  drawSquare,
  lastFile,
  submit,
  openPanel,
  saved,
  SCRIPT,
  SITE,
  stubBrowser,
  typeInto,
} from './drawing-panel.tsx'
import { PLACE } from '../../domain/shipped-place.ts'

beforeEach(stubBrowser)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a site', () => {
  it('refuses a comparison area that touches it or its ring, and preserves the rest of the feed', async () => {
    const store = await openPanel('site')
    drawSquare(store, [-2.65, 53.5])
    typeInto('Name', 'New site')
    typeInto('Ring, in metres', '300')
    fireEvent.click(screen.getByRole('button', { name: 'Choose areas' }))
    const list = within(screen.getByRole('listbox', { name: 'Areas to compare with' }))
    fireEvent.click(list.getByRole('option', { name: /Ward W/ }))
    expect(screen.getAllByText(/touches the (site|ring): choose one that lies apart/).length).toBeGreaterThan(
      0,
    )
    submit()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('1 area chosen'))
    expect(saved).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: /^Remove (?!shape)/ }))
    typeInto('On what evidence', SCRIPT)
    submit()
    // Once a field of the phase is filled in, the others are required.
    await screen.findByText('Choose the phase.')
    typeInto('Phase', 'clear')
    typeInto('First day', '2024-10-01')
    typeInto('Decided by', SCRIPT)
    submit()
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
  it('is added to its site, and requires who decided it and on what evidence', async () => {
    await openPanel('phase')
    submit()
    await screen.findByText('Choose the site.')
    for (const message of ['Choose the phase.', 'Give its first day.', 'Say which meeting decided it.'])
      expect(screen.getByText(message)).toBeTruthy()
    typeInto('Site', SITE.id)
    typeInto('Phase', 'hold')
    typeInto('First day', '2024-09-01')
    typeInto('Last day', '2024-08-01')
    typeInto('Decided by', SCRIPT)
    typeInto('On what evidence', SCRIPT)
    submit()
    await screen.findByText('The end is before the start.')
    typeInto('Last day', '')
    submit()
    const { features } = await lastFile()
    expect(features.map(({ properties }) => properties['phases'])).toEqual([
      [{ kind: 'hold', from: '2024-09-01', decidedBy: SCRIPT, evidence: SCRIPT }],
    ])
  })
})

describe('a file that is not made', () => {
  const refusal = () => screen.getByText('The feed file was not made.').parentElement
  it('has its reasons in an alert beside the button, and the first field at fault is focused', async () => {
    await openPanel('phase')
    submit()
    await screen.findByText('The feed file was not made.')
    expect(refusal()?.getAttribute('role')).toBe('alert')
    expect(refusal()?.textContent).toContain('Choose the site. Choose the phase. Give its first day.')
    const foot = screen.getByRole('button', { name: 'Make the feed file' }).parentElement
    expect(foot?.contains(refusal())).toBe(true)
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Site')))
  })
  it('for a closed shape leads to the button that opens it again', async () => {
    const store = await openPanel('hotspot')
    drawSquare(store, [0, 51.5])
    submit()
    await screen.findByText('The feed file was not made.')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Open again'))
  })
  it('for no reason that the form can show says so, and is focused itself', async () => {
    const store = await openPanel('commitment')
    setAmendClient(store, () => Promise.resolve({ kind: 'faulty', faults: [] }))
    submit()
    await screen.findByText(/^What is wrong is not known/)
    await waitFor(() => expect(document.activeElement?.contains(refusal())).toBe(true))
  })
})

describe('a commitment', () => {
  it('has at most 200 letters and cannot be agreed in the future', async () => {
    await openPanel('commitment')
    typeInto('What was agreed', `${SCRIPT}${'x'.repeat(200)}`)
    expect(screen.getByText(/letters; at most 200/)).toBeTruthy()
    typeInto('Owner', SCRIPT)
    typeInto('Agreed on', '2030-01-01')
    typeInto('Due', '2030-02-01')
    submit()
    await screen.findByText('At most 200 letters.')
    typeInto('What was agreed', SCRIPT)
    submit()
    await screen.findByText('The date is after the day on which the data was drawn.')
    typeInto('Agreed on', '2024-08-20')
    typeInto('Asked for by', 'residents')
    fireEvent.click(screen.getByRole('checkbox', { name: 'The public page may show it' }))
    submit()
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

describe('unsaved input', () => {
  it('survives Clear all, changing the kind and closing the panel; is warned about on leaving; is discarded after a confirmation', async () => {
    const store = await openPanel('commitment')
    const isWarned = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(isWarned()).toBe(false)
    typeInto('Owner', 'The council')
    expect(isWarned()).toBe(true)
    act(() => store.dispatch({ kind: 'clear-all' }))
    typeInto('What', 'hotspot')
    drawSquare(store, [-2.65, 53.5])
    typeInto('What', 'commitment')
    fireEvent.click(screen.getByRole('button', { name: 'Close, and keep what is in it' }))
    expect(screen.queryByRole('heading', { name: 'Draw or record' })).toBeNull()
    act(() => openDrawing(store, 'phase'))
    expect(screen.getByLabelText<HTMLInputElement>('Owner').value).toBe('The council')
    expect(store.getState().drawing?.sketch.isClosed).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'Start afresh' }))
    expect(screen.getByLabelText<HTMLInputElement>('Owner').value).toBe('The council')
    fireEvent.click(screen.getByRole('button', { name: 'Delete all of it' }))
    expect(screen.getByLabelText<HTMLInputElement>('Owner').value).toBe('')
    expect(isWarned()).toBe(false)
  })
  it('stays where the feed does not open, and the reason is shown', async () => {
    const store = await openPanel('phase')
    setAmendClient(store, (request) =>
      amendedFrom(request, {
        fetchResponse: () => Promise.resolve(new Response('', { status: 500 })),
        fetchPlace: () => Promise.resolve(PLACE),
        fetchBorough: () => Promise.resolve(SMALL_BOROUGH),
      }),
    )
    typeInto('Site', SITE.id)
    typeInto('Phase', 'hold')
    typeInto('First day', '2024-09-01')
    typeInto('Decided by', 'Board')
    typeInto('On what evidence', 'Figures')
    submit()
    await screen.findByText(/The feed did not open again. The address answered 500/)
    expect(screen.getByLabelText<HTMLInputElement>('Decided by').value).toBe('Board')
  })
})
