// @vitest-environment jsdom
/** A hotspot in the panel: the shape as it is drawn, faults at their fields, script as text, and the file it becomes. */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Position } from '../../../src/domain/geography.ts'
import { draw } from '../../../src/state/drawing/drawing-actions.ts'
import { drawSquare, lastFile, make, open, SCRIPT, standIns, type } from './opened-panel.tsx'

beforeEach(standIns)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a hotspot', () => {
  it('is refused with every fault at its field, and the first has the focus; what was typed stays', async () => {
    const store = await open('hotspot')
    type('Visits a day', 'many')
    make()
    const shapeButton = screen.getByRole('button', { name: 'Place a corner' })
    await waitFor(() => expect(document.activeElement).toBe(shapeButton))
    const described = (element: HTMLElement) =>
      (element.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' ')
    expect(described(shapeButton)).toContain('a shape needs three corners')
    expect(described(screen.getByLabelText('Name'))).toContain('Give it a name.')
    const visits = screen.getByLabelText<HTMLInputElement>('Visits a day')
    expect(described(visits)).toContain('Visits are a number from 0 to 100.')
    expect(visits.getAttribute('aria-invalid')).toBe('true')
    expect(visits.value).toBe('many')
    expect(described(screen.getByLabelText('First day'))).toContain('Give its first day.')
    drawSquare(store, [-2.65, 53.5])
    make()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')))
  })
  it('becomes a feed of its own where none is listed, script in every text, and the script is text', async () => {
    const store = await open('hotspot')
    drawSquare(store, [-2.65, 53.5])
    expect(screen.getByText(/^4 corners, closed. .* ha, 1 incident inside/)).toBeTruthy()
    for (const label of ['Name', 'Why this place', 'What to do there']) type(label, SCRIPT)
    type('Visits a day', '2')
    type('Minutes a visit', '15')
    type('Hours', SCRIPT)
    type('First day', '2024-09-01')
    make()
    await screen.findByText('Hours are written as 18:00-23:00.')
    type('Hours', '18:00-23:00')
    make()
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
    // A second one comes with the first.
    fireEvent.click(screen.getByRole('button', { name: 'Draw or record another' }))
    drawSquare(store, [-2.6, 53.52])
    type('Name', 'Second')
    type('Visits a day', '1')
    type('Minutes a visit', '15')
    type('First day', '2024-09-01')
    make()
    expect((await lastFile()).features.map(({ properties }) => properties['name'])).toEqual([
      SCRIPT,
      'Second',
    ])
    expect(screen.getByText(/1 thing drawn or recorded here before: in it too/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Take out Second' }))
    expect(store.getState().drawnItems).toHaveLength(1)
  })
  it('says at once what is wrong with its shape', async () => {
    const store = await open('hotspot')
    const place = (...at: readonly Position[]) =>
      act(() => {
        for (const one of at) draw(store, { kind: 'place', at: one })
      })
    place([-2.65, 53.5], [-2.64, 53.51], [-2.64, 53.5], [-2.65, 53.51])
    expect(screen.getByText(/^The shape crosses itself: side 1 to 2 meets side 3 to 4/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Let go of it' }))
    expect(screen.getByText('No corner yet.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Bring the shape back' }))
    expect(screen.getByText(/^The shape crosses itself/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Take back' }))
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
