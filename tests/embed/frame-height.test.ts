// @vitest-environment jsdom
/** The embedding page's script: it accepts messages only from its own frames, and only heights. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fitFrames } from '../../src/embed/host/frame-height.ts'

const STANDARD = 'allow-scripts allow-popups'
let [sandboxed, open, other]: HTMLIFrameElement[] = []

function frameOf(src: string, sandbox: string | null, isOurs = true): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.src = src
  if (sandbox !== null) frame.setAttribute('sandbox', sandbox)
  if (isOurs) frame.dataset['holdfast'] = ''
  document.body.append(frame)
  return frame
}

beforeAll(() => {
  sandboxed = frameOf('about:blank#a', STANDARD)
  open = frameOf('about:blank#b', null)
  other = frameOf('about:blank#c', null, false)
  // jsdom opens no cross-origin frames; the origin is derived from the frame's address.
  Object.defineProperty(open, 'src', { value: 'https://public.example/page/' })
  fitFrames(document)
})
beforeEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.style.height = ''
})

const height = (value: unknown, more = {}) => ({ type: 'holdfast:height', v: 1, height: value, ...more })
const postMessage = (frame: HTMLIFrameElement | undefined, origin: string, data: unknown) =>
  window.dispatchEvent(new MessageEvent('message', { source: frame?.contentWindow ?? null, origin, data }))

describe('a reported height', () => {
  test('of a sandboxed frame has the origin null', () => {
    postMessage(sandboxed, 'null', height(1234.4))
    expect(sandboxed?.style.height).toBe('1234px')
    postMessage(sandboxed, 'https://public.example', height(900))
    expect(sandboxed?.style.height).toBe('1234px')
  })
  test('of a frame without a sandbox has its own origin', () => {
    postMessage(open, 'https://public.example', height(900))
    expect(open?.style.height).toBe('900px')
    postMessage(open, 'null', height(1000))
    postMessage(open, 'https://elsewhere.example', height(1000))
    expect(open?.style.height).toBe('900px')
  })
  test.each([
    [10, '200px'],
    [99_999, '12000px'],
    [-5, '200px'],
  ])('of %s is clamped', (reported, expected) => {
    postMessage(sandboxed, 'null', height(reported))
    expect(sandboxed?.style.height).toBe(expected)
  })
})

test.each([
  ['a number that is none', height(Number.NaN)],
  ['without end', height(Infinity)],
  ['a text', height('900')],
  ['another version', height(900, { v: 2 })],
  ['another type', height(900, { type: 'resize' })],
  ['nothing', null],
  ['a word', 'holdfast:height'],
])('%s is ignored', (_what, data) => {
  postMessage(sandboxed, 'null', data)
  expect(sandboxed?.style.height).toBe('')
})

test('messages of other frames and other windows are ignored', () => {
  postMessage(other, 'null', height(900))
  window.dispatchEvent(new MessageEvent('message', { source: window, origin: 'null', data: height(900) }))
  for (const frame of document.querySelectorAll('iframe')) expect(frame.style.height).toBe('')
})
