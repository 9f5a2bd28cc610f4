/** The code that is copied into a council's page: what it allows, and that nothing typed breaks out of it. */
import { expect, test } from 'vitest'
import { embedCode, framersHeader, pageAddress } from '../../../src/shell/embedding/embed-code.ts'

const plain = {
  address: 'https://public.example/figures',
  title: 'Reports',
  display: { area: null, quarter: null, theme: 'auto' as const },
  height: 1600,
  isStrict: false,
}

test('names the page, its script and what it may do', () => {
  const code = embedCode({ ...plain, display: { area: 'E05000001', quarter: '2024Q2', theme: 'dark' } })
  expect(code).toContain(
    'src="https://public.example/figures/?v=1&amp;theme=dark&amp;area=E05000001&amp;quarter=2024Q2"',
  )
  expect(code).toContain('<script src="https://public.example/figures/embed-resize.js" defer></script>')
  expect(code).toContain(
    'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"',
  )
  expect(code).toContain('referrerpolicy="no-referrer"')
  expect(embedCode({ ...plain, isStrict: true })).toContain('sandbox="allow-scripts"')
})

test('what is typed stays text', () => {
  const code = embedCode({ ...plain, title: '"><script>alert(1)</script>' })
  expect(code.match(/<script/g)).toHaveLength(1)
  expect(code).toContain('title="&quot;&gt;&lt;script&gt;')
})

test.each(['', 'figures', 'javascript:alert(1)', 'file:///etc', 'https://'])(
  '"%s" is no address',
  (address) => {
    expect(pageAddress(address)).toBeNull()
    expect(embedCode({ ...plain, address })).toBe('')
  },
)

test('the header lists the websites that may frame the page, each once', () => {
  expect(framersHeader('www.council.example, https://force.example/page force.example')).toBe(
    "Content-Security-Policy: frame-ancestors 'self' https://www.council.example https://force.example",
  )
  expect(framersHeader(' ')).toBe("Content-Security-Policy: frame-ancestors 'self'")
})
