// @vitest-environment jsdom
/** The embed dialog: choices are reflected in the code, and the page is loaded only on request. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { EmbedDialog } from '../../../src/shell/embedding/EmbedDialog.tsx'
import { StoreContext } from '../../../src/state/context.tsx'
import { makeStore } from '../../../src/state/store.ts'
import { GEOGRAPHIES } from '../../../src/summary/geography.ts'
import { datasetOf, span } from '../../measures/invented-dataset.ts'
import { openStore } from '../../state/open-store.ts'
import { stubDialogs } from '../browser-stubs.ts'

beforeAll(stubDialogs)
afterEach(cleanup)

const renderDialog = (store = makeStore()) =>
  render(
    <StoreContext value={store}>
      <EmbedDialog onClose={() => undefined} />
    </StoreContext>,
  )
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const line = () => (screen.getByLabelText(/^Line for the manifest/) as HTMLTextAreaElement).value
const code = () => (screen.getByLabelText('Code for the website') as HTMLTextAreaElement).value

it('states what is missing, then shows the code for the choices', () => {
  renderDialog()
  expect(code()).toBe('Type the address of the public page first.')
  expect(screen.getByRole('button', { name: 'Show the page here' })).toHaveProperty('disabled', true)
  type('Address of the public page', 'https://public.example')
  type('Colours', 'dark')
  expect(code()).toContain('src="https://public.example/embed.html?v=1&amp;theme=dark"')
  expect(code()).toContain('allow-downloads')
  fireEvent.click(screen.getByRole('checkbox'))
  expect(code()).toContain('sandbox="allow-scripts"')
  expect(screen.getByText(/no link leads out of the frame/)).toBeTruthy()
  expect(line()).toBe('Type the addresses of those websites first.')
  type('Websites that may show it (addresses, with a space between)', 'council.example')
  expect(line()).toBe('"labels": { "hosts": "https://council.example" }')
  expect(screen.getByText(/council\.example is taken as https:\/\/council\.example/)).toBeTruthy()
})

it('loads the page only on request, and explains a block by the security policy', () => {
  renderDialog()
  type('Address of the public page', 'https://public.example')
  expect(document.querySelector('iframe')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Show the page here' }))
  expect(document.querySelector('iframe')?.getAttribute('src')).toBe(
    'https://public.example/embed.html?v=1&theme=auto',
  )
  expect(screen.getByText(/If it stays empty.*add http:\/\/localhost.* to the websites/)).toBeTruthy()
  const refused = Object.assign(new Event('securitypolicyviolation'), {
    effectiveDirective: 'frame-src',
    blockedURI: 'https://public.example',
  })
  act(() => void document.dispatchEvent(refused))
  expect(document.querySelector('iframe')).toBeNull()
  expect(screen.getByText(/HOLDFAST_PUBLIC_PAGE=https:\/\/public\.example/)).toBeTruthy()
})

it('gives the preview the height that its own page reports, and no other', () => {
  renderDialog()
  type('Address of the public page', 'https://public.example')
  fireEvent.click(screen.getByRole('button', { name: 'Show the page here' }))
  const frame = document.querySelector('iframe')
  const report = (source: MessageEventSource | null | undefined, height: unknown) =>
    act(
      () =>
        void window.dispatchEvent(
          new MessageEvent('message', {
            source: source ?? null,
            data: { type: 'holdfast:height', v: 1, height },
          }),
        ),
    )
  report(window, 700)
  report(null, 700)
  report(frame?.contentWindow, 'high')
  expect(frame?.style.height).toBe('')
  report(frame?.contentWindow, 940)
  expect(frame?.style.height).toBe('940px')
  report(frame?.contentWindow, 1e9)
  expect(frame?.style.height).toBe('12000px')
})

it('refuses a website in words, script as text, and permits the others', () => {
  renderDialog()
  type('Websites that may show it (addresses, with a space between)', 'https://a.example * <b>x</b>')
  expect(screen.getByText(/^\* cannot be used: it would let every website show the page/)).toBeTruthy()
  expect(screen.getByText(/^<b>x<\/b> cannot be used: /)).toBeTruthy()
  expect(line()).toBe('"labels": { "hosts": "https://a.example" }')
})

it('offers the areas that publish takes by default, and wards where those are chosen', () => {
  const store = openStore(datasetOf([{ on: '2024-01-01' }]), { window: span('2024-01-01', '2024-01-31') })
  const { catalogue } = store.getState()
  if (!catalogue) throw new Error('nothing is open')
  const areas = (['lsoa', 'msoa', 'ward'] as const).flatMap((level) =>
    catalogue.areas.slice(0, 1).map((area) => ({ ...area, level, code: level })),
  )
  store.setState({ catalogue: { ...catalogue, areas } })
  renderDialog(store)
  const offered = () =>
    [...screen.getByLabelText<HTMLSelectElement>('Area that is shown first').options].map(
      ({ value }) => value,
    )
  expect(offered()).toEqual(['', GEOGRAPHIES[0]])
  type('Address of the public page', 'https://public.example/index.html')
  type('Area that is shown first', 'msoa')
  expect(code()).toContain('area=msoa')
  type('Areas that the page is published by', 'ward')
  expect(offered()).toEqual(['', 'ward'])
  expect(code()).not.toContain('area=')
})
