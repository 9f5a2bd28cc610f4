/** Which place's files the page opens: of the manifest, of the last visit, or those that ship. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const stored = new Map<string, string>()
const reload = vi.fn()

/** A fresh page whose manifest arrives as given. */
async function pageWith(manifest: () => Promise<Response>) {
  vi.resetModules()
  vi.stubGlobal('document', { baseURI: 'https://host.example/app/' })
  vi.stubGlobal('location', { reload })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  })
  vi.stubGlobal('fetch', manifest)
  return import('../../src/state/own-files.ts')
}
const naming = (place?: string) => () => Promise.resolve(Response.json({ version: 1, place }))
const noNetwork = () => Promise.reject(new Error('no network'))

beforeEach(() => {
  stored.clear()
  reload.mockClear()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test.each(['place', 'place/', 'place/place.json'])(
  'a manifest that names %s leads to its folder',
  async (named) => {
    const { placeFiles } = await pageWith(naming(named))
    expect((await placeFiles()).borough).toBe('https://host.example/app/feeds/place/borough.json')
    expect(reload).not.toHaveBeenCalled()
  },
)
test.each([undefined, 'https://elsewhere.example/place', '/place', '//elsewhere.example/place'])(
  'a manifest that names %s leaves the place that ships',
  async (named) => {
    const { placeFiles, SHIPPED_FILES } = await pageWith(naming(named))
    expect(await placeFiles()).toBe(SHIPPED_FILES)
  },
)
test('without a network the place of the last visit is opened', async () => {
  await (await pageWith(naming('place'))).placeFiles()
  const { placeFiles } = await pageWith(noNetwork)
  expect((await placeFiles()).streets).toBe('https://host.example/app/feeds/place/streets.json')
})
test('without a network and a visit before, the place that ships is opened', async () => {
  const { placeFiles, SHIPPED_FILES } = await pageWith(noNetwork)
  expect(await placeFiles()).toBe(SHIPPED_FILES)
})
test('a manifest that names another place than the last time loads the page again', async () => {
  await (await pageWith(naming('place'))).placeFiles()
  for (const named of ['other', undefined]) {
    reload.mockClear()
    await (await pageWith(naming(named))).placeFiles()
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
    // The page that is loaded then opens it, and stays.
    reload.mockClear()
    const { placeFiles } = await pageWith(naming(named))
    const { place } = await placeFiles()
    expect(place.includes('/feeds/other/')).toBe(named === 'other')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(reload).not.toHaveBeenCalled()
  }
})
test('a manifest that does not come in time leaves the place that ships, until it comes', async () => {
  let answer = (_: Response) => {}
  const { placeFiles, SHIPPED_FILES } = await pageWith(
    () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  )
  const files = placeFiles()
  await vi.advanceTimersByTimeAsync(8000)
  expect(await files).toBe(SHIPPED_FILES)
  answer(Response.json({ place: 'place' }))
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
})
