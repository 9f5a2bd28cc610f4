// @vitest-environment jsdom
/** Small widgets: accessible names, states and callbacks. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Button } from '../../src/ui/Button.tsx'
import { Checkbox } from '../../src/ui/Checkbox.tsx'
import { Chip } from '../../src/ui/Chip.tsx'
import { DateInput } from '../../src/ui/forms/DateInput.tsx'
import { Message } from '../../src/ui/Message.tsx'
import { Segmented } from '../../src/ui/Segmented.tsx'

afterEach(cleanup)

describe('Button', () => {
  it('is of type button, so it never submits a form', () => {
    render(<Button>Copy link</Button>)
    expect(screen.getByRole('button', { name: 'Copy link' }).getAttribute('type')).toBe('button')
  })

  it('has its label as accessible name if only an icon is shown', () => {
    const onClick = vi.fn()
    render(
      <Button kind="icon" icon="close" onClick={onClick}>
        Close
      </Button>,
    )
    const button = screen.getByRole('button', { name: 'Close' })
    expect(button.textContent).toBe('')
    fireEvent.click(button)
    expect(onClick).toHaveBeenCalledOnce()
  })
})

describe('DateInput', () => {
  it('shows its day in words, which are no part of its name', () => {
    const { container } = render(
      <label htmlFor="day">
        Day <DateInput id="day" value="2023-09-01" onChange={() => {}} />
      </label>,
    )
    const words = () => container.querySelector('.day-input')?.getAttribute('data-words')
    expect(words()).toBe('1 Sept 2023')
    expect(screen.getByLabelText('Day').getAttribute('value')).toBe('2023-09-01')
    cleanup()
    render(<DateInput aria-label="Day" value="" onChange={() => {}} />)
    expect(document.querySelector('.day-input')?.hasAttribute('data-words')).toBe(false)
  })
})

describe('Checkbox', () => {
  it('reports its new state', () => {
    const onChange = vi.fn()
    render(
      <Checkbox checked={false} onChange={onChange}>
        Closure orders
      </Checkbox>,
    )
    fireEvent.click(screen.getByRole('checkbox', { name: 'Closure orders' }))
    expect(onChange.mock.calls).toEqual([[true]])
  })
})

describe('Chip', () => {
  it.each(['up', 'down', 'could be chance', 'too few to say'] as const)('shows "%s" as text', (verdict) => {
    const { container } = render(<Chip verdict={verdict} />)
    expect(container.textContent).toBe(verdict)
    expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
  })
})

describe('Segmented', () => {
  const segments = [
    { id: 'week', label: '7 days' },
    { id: 'phase', label: 'This phase', unavailable: 'No site is chosen' },
  ] as const
  it('marks the pressed segment, and gives the reason of a disabled one', () => {
    const onChoose = vi.fn()
    render(<Segmented label="Presets" segments={segments} chosen="week" onChoose={onChoose} />)
    const week = screen.getByRole('button', { name: '7 days' })
    const phase = screen.getByRole('button', { name: 'This phase' })
    expect(screen.getByRole('group', { name: 'Presets' }).contains(week)).toBe(true)
    expect(week.getAttribute('aria-pressed')).toBe('true')
    expect(phase.getAttribute('aria-pressed')).toBe('false')
    expect(phase.getAttribute('title')).toBe('No site is chosen')
    fireEvent.click(phase)
    fireEvent.click(week)
    expect(onChoose.mock.calls).toEqual([['week']])
  })
})

describe('Message', () => {
  it('is an alert only for an error, and offers its action', () => {
    const onAction = vi.fn()
    const { rerender } = render(
      <Message kind="error" title="Closure orders did not open" action={{ label: 'What to do', onAction }}>
        The address answered with a web page.
      </Message>,
    )
    expect(screen.getByRole('alert').textContent).toContain('The address answered with a web page.')
    fireEvent.click(screen.getByRole('button', { name: 'What to do' }))
    expect(onAction).toHaveBeenCalledOnce()
    rerender(<Message kind="nothing" title="Nothing in this window" />)
    expect(screen.queryByRole('alert')).toBeNull()
  })
})
