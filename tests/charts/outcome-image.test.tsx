// @vitest-environment jsdom
/** Image of all sites' outcomes: one SVG with the drawings of the page and their words as text. */
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { outcomeImage, wrapped } from '../../src/charts/outcome/outcome-image.ts'
import { OutcomePicture } from '../../src/charts/outcome/OutcomePicture.tsx'

afterEach(cleanup)

const WORDS = {
  title: '<script>alert(1)</script> & more',
  about: 'Clear began 1 May 2023',
  verdict: 'Fewer, and it held.',
  sentences: ['Crimes: 40 % fewer than its comparison suggests, between 30 and 49 % fewer.'],
}

function drawing(): SVGSVGElement {
  const points = [
    { week: -8, share: 1 },
    { week: 8, share: 0.5 },
  ]
  const { container } = render(
    <OutcomePicture
      label="A site"
      axis={{ from: -52, to: 52 }}
      points={points}
      direction="down"
      endText="50 %"
      phases={[]}
      orders={[]}
    />,
  )
  const svg = container.querySelector<SVGSVGElement>('svg[data-lanes]')
  if (!svg) throw new Error('nothing is drawn')
  return svg
}

test('has each drawing at one width, one below the other, and the words as text', () => {
  const image = outcomeImage([
    { ...WORDS, drawing: drawing() },
    { ...WORDS, title: 'Second', drawing: drawing() },
  ])
  const parsed = new DOMParser().parseFromString(image.text, 'image/svg+xml')
  expect(parsed.querySelector('parsererror')).toBeNull()
  const texts = [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent)
  expect(texts.filter((text) => text === WORDS.verdict)).toHaveLength(2)
  expect(texts[0]).toBe(`${WORDS.title} ${WORDS.about}`)
  expect(parsed.querySelector('script')).toBeNull()
  expect(texts.join(' ')).toContain('50 %')
  const tops = [...parsed.querySelectorAll('g[transform]')].map((part) =>
    Number(/ ([\d.]+)\)/.exec(part.getAttribute('transform') ?? '')?.[1]),
  )
  expect(tops).toHaveLength(2)
  expect(tops[1]).toBeGreaterThan((tops[0] ?? 0) + 60)
  expect(image.height).toBeGreaterThan(tops[1] ?? Infinity)
})

test('has the words alone of a site without a drawing', () => {
  const image = outcomeImage([{ ...WORDS, drawing: null }])
  expect(image.text).toContain(WORDS.verdict)
  expect(image.text).not.toContain('<g ')
})

test('breaks sentences between words, and loses none', () => {
  const [sentence = ''] = WORDS.sentences
  const lines = wrapped(sentence)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.join(' ')).toBe(sentence)
})
