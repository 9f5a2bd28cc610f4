// @vitest-environment jsdom
/** The small widgets: names, states and what they tell when used. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Button } from '../../src/ui/Button.tsx'
import { Checkbox } from '../../src/ui/Checkbox.tsx'
import { Chip } from '../../src/ui/Chip.tsx'
import { Message } from '../../src/ui/Message.tsx'
import { Segmented } from '../../src/ui/Segmented.tsx'

afterEach(cleanup)

describe('Button', () => {
  it('never submits a form by accident', () => {
    render(<Button>Copy link</Button>)
    expect(screen.getByRole('button', { name: 'Copy link' }).getAttribute('type')).toBe('button')
  })

  it('has its words as its name where only a drawing shows', () => {
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

describe('Checkbox', () => {
  it('tells what it was set to', () => {
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
  it.each(['up', 'down', 'could be chance', 'too few to say'] as const)('says "%s" in words', (verdict) => {
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
  it('shows which holds, and says why one cannot be chosen', () => {
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
  it('interrupts only for an error, and offers the one thing to do', () => {
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
