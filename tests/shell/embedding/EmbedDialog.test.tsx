// @vitest-environment jsdom
/** The embed dialog: choices are reflected in the code, and the page is loaded only on request. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { EmbedDialog } from '../../../src/shell/embedding/EmbedDialog.tsx'
import { StoreContext } from '../../../src/state/context.tsx'
import { makeStore } from '../../../src/state/store.ts'
import { stubDialogs } from '../browser-stubs.ts'

beforeAll(stubDialogs)
afterEach(cleanup)

const renderDialog = () =>
  render(
    <StoreContext value={makeStore()}>
      <EmbedDialog onClose={() => undefined} />
    </StoreContext>,
  )
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const code = () => (screen.getByLabelText('Code for the website') as HTMLTextAreaElement).value

it('states what is missing, then shows the code for the choices', () => {
  renderDialog()
  expect(code()).toBe('Type the address of the public page first.')
  expect(screen.getByRole('button', { name: 'Show the page here' })).toHaveProperty('disabled', true)
  type('Address of the public page', 'https://public.example')
  type('Colours', 'dark')
  expect(code()).toContain('src="https://public.example/?v=1&amp;theme=dark"')
  expect(code()).toContain('allow-downloads')
  fireEvent.click(screen.getByRole('checkbox'))
  expect(code()).toContain('sandbox="allow-scripts"')
  type('Websites that may show it (addresses, with a space between)', 'council.example')
  expect(screen.getByLabelText('Header that the public page must be sent with')).toHaveProperty(
    'value',
    "Content-Security-Policy: frame-ancestors 'self' https://council.example",
  )
})

it('loads the page only on request, and explains a block by the security policy', () => {
  renderDialog()
  type('Address of the public page', 'https://public.example')
  expect(document.querySelector('iframe')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Show the page here' }))
  expect(document.querySelector('iframe')?.getAttribute('src')).toBe('https://public.example/?v=1&theme=auto')
  const refused = Object.assign(new Event('securitypolicyviolation'), {
    effectiveDirective: 'frame-src',
    blockedURI: 'https://public.example',
  })
  act(() => void document.dispatchEvent(refused))
  expect(document.querySelector('iframe')).toBeNull()
  expect(screen.getByText(/HOLDFAST_PUBLIC_PAGE=https:\/\/public\.example/)).toBeTruthy()
})
