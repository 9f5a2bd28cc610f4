// @vitest-environment jsdom
/** A hotspot in the drawing panel: live shape checks, faults at their fields, markup as text, and the file that is made. */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Position } from '../../../src/domain/geography.ts'
import { draw } from '../../../src/state/drawing/drawing-actions.ts'
import { drawSquare, lastFile, submit, openPanel, SCRIPT, stubBrowser, typeInto } from './drawing-panel.tsx'

beforeEach(stubBrowser)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a hotspot', () => {
  it('is refused with every fault at its field, focus on the first, and input preserved', async () => {
    const store = await openPanel('hotspot')
    typeInto('Visits a day', 'many')
    submit()
    const shapeButton = screen.getByRole('button', { name: 'Place a corner' })
    await waitFor(() => expect(document.activeElement).toBe(shapeButton))
    const descriptionOf = (element: HTMLElement) =>
      (element.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' ')
    expect(descriptionOf(shapeButton)).toContain('a shape needs three corners')
    expect(descriptionOf(screen.getByLabelText('Name'))).toContain('Give it a name.')
    const visits = screen.getByLabelText<HTMLInputElement>('Visits a day')
    expect(descriptionOf(visits)).toContain('Visits are a number from 0 to 100.')
    expect(visits.getAttribute('aria-invalid')).toBe('true')
    expect(visits.value).toBe('many')
    expect(descriptionOf(screen.getByLabelText('First day'))).toContain('Give its first day.')
    drawSquare(store, [-2.65, 53.5])
    submit()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')))
  })
  it('is told to be large while it is drawn, and may still be made', async () => {
    const store = await openPanel('hotspot')
    drawSquare(store, [-2.65, 53.5])
    expect(screen.queryByText(/large for a patrol hotspot/)).toBeNull()
    act(() => {
      draw(store, { kind: 'let-go' })
      for (const at of [
        [-2.65, 53.5],
        [-2.64, 53.5],
        [-2.64, 53.507],
        [-2.65, 53.507],
      ] as const)
        draw(store, { kind: 'place', at })
      draw(store, { kind: 'close' })
    })
    expect(screen.getByText(/^5\d\.\d ha is large for a patrol hotspot: one visit covers 20 ha/)).toBeTruthy()
  })
  it('states no number of incidents where no feed of them is open', async () => {
    const store = await openPanel('hotspot', { hasIncidents: false })
    drawSquare(store, [-2.65, 53.5])
    expect(
      screen.getByText(/ha\. 1 January 2024 to 31 August 2024: incidents inside: not known\.$/),
    ).toBeTruthy()
  })
  it('becomes a new feed where none is listed, with script in every field rendered as text', async () => {
    const store = await openPanel('hotspot')
    drawSquare(store, [-2.65, 53.5])
    expect(
      screen.getByText(/^4 corners, closed\. .* ha\. 1 January 2024 to 31 August 2024: 1 incident inside\.$/),
    ).toBeTruthy()
    for (const label of ['Name', 'Why this place', 'What to do there']) typeInto(label, SCRIPT)
    typeInto('Visits a day', '2')
    typeInto('Minutes a visit', '15')
    typeInto('Hours', SCRIPT)
    typeInto('First day', '2024-09-01')
    submit()
    await screen.findByText('Hours are written as 18:00-23:00.')
    typeInto('Hours', '18:00-23:00')
    submit()
    const file = await lastFile()
    expect(file).toMatchObject({ handling: 'official', demonstration: 'Invented incidents' })
    expect(file.features.map(({ properties }) => properties)).toEqual([
      {
        id: 'script-window-ran-true-script-img-src-x',
        name: SCRIPT,
        from: '2024-09-01',
        visitsPerDay: 2,
        minutesPerVisit: 15,
        hours: '18:00-23:00',
        why: SCRIPT,
        doThere: SCRIPT,
      },
    ])
    expect(document.querySelector('img, script')).toBeNull()
    expect('ran' in window).toBe(false)
    expect(store.getState().drawnItems).toHaveLength(1)
    // A second drawing is written together with the first.
    fireEvent.click(screen.getByRole('button', { name: 'Draw or record another' }))
    drawSquare(store, [-2.6, 53.52])
    typeInto('Name', 'Second')
    typeInto('Visits a day', '1')
    typeInto('Minutes a visit', '15')
    typeInto('First day', '2024-09-01')
    submit()
    expect((await lastFile()).features.map(({ properties }) => properties['name'])).toEqual([
      SCRIPT,
      'Second',
    ])
    expect(screen.getByText(/1 thing drawn or recorded here before: in it too/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Take out Second' }))
    expect(store.getState().drawnItems).toHaveLength(1)
  })
  it('reports faults of the shape while it is drawn', async () => {
    const store = await openPanel('hotspot')
    const place = (...at: readonly Position[]) =>
      act(() => {
        for (const corner of at) draw(store, { kind: 'place', at: corner })
      })
    place([-2.65, 53.5], [-2.64, 53.51], [-2.64, 53.5], [-2.65, 53.51])
    expect(screen.getByText(/^The shape crosses itself: side 1 to 2 meets side 3 to 4/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Remove shape' }))
    expect(screen.getByText('No corner yet.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Bring the shape back' }))
    expect(screen.getByText(/^The shape crosses itself/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    place([-2.2, 53.5])
    expect(screen.getByText('Corner 4 is outside the borough.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Delete corner 4' }))
    expect(screen.queryByText(/outside the borough/)).toBeNull()
    fireEvent.change(screen.getByLabelText('Longitude of corner 1'), { target: { value: 'west' } })
    expect(screen.getByText('Not a number of degrees.')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('Longitude of corner 1'), { target: { value: '-2.66' } })
    expect(store.getState().drawing?.sketch.corners[0]).toEqual([-2.66, 53.5])
    act(() => draw(store, { kind: 'let-go' }))
    drawSquare(store, [-2.69, 53.46], 0.1)
    expect(screen.getByText(/larger than 10 km²/)).toBeTruthy()
    act(() => draw(store, { kind: 'let-go' }))
    drawSquare(store, [-2.69, 53.46], 0.0001)
    expect(screen.getByText(/smaller than 500 m²/)).toBeTruthy()
  })
})
