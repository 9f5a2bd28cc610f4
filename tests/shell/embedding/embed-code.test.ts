/** The embed code: page, script, permissions, and escaping of what is typed. */
import { expect, test } from 'vitest'
import { embedCode, hostsLine, pageFolder } from '../../../src/shell/embedding/embed-code.ts'

const BASIC = {
  address: 'https://public.example/figures',
  title: 'Reports',
  display: { area: null, quarter: null, theme: 'auto' as const },
  height: 1600,
  isStrict: false,
}

test('contains the compact face, a link to the whole page, its script and the sandbox permissions', () => {
  const code = embedCode({ ...BASIC, display: { area: 'E05000001', quarter: '2024Q2', theme: 'dark' } })
  expect(code).toContain(
    'src="https://public.example/figures/embed.html?v=1&amp;theme=dark&amp;area=E05000001&amp;quarter=2024Q2"',
  )
  expect(code).toContain(
    '<a href="https://public.example/figures/?v=1&amp;area=E05000001&amp;quarter=2024Q2">Reports: the whole page</a>',
  )
  expect(embedCode(BASIC)).toContain('<a href="https://public.example/figures/">Reports: the whole page</a>')
  expect(code).toContain('<script src="https://public.example/figures/embed-resize.js" defer></script>')
  expect(code).toContain(
    'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"',
  )
  expect(code).toContain('referrerpolicy="no-referrer"')
  expect(embedCode({ ...BASIC, isStrict: true })).toContain('sandbox="allow-scripts"')
})

test('escapes what is typed', () => {
  const code = embedCode({ ...BASIC, title: '"><script>alert(1)</script>' })
  expect(code.match(/<script/g)).toHaveLength(1)
  expect(code).toContain('title="&quot;&gt;&lt;script&gt;')
})

test.each(['', 'figures', 'javascript:alert(1)', 'file:///etc', 'https://'])(
  '"%s" is not a valid address',
  (address) => {
    expect(pageFolder(address)).toBeNull()
    expect(embedCode({ ...BASIC, address })).toBe('')
  },
)

test.each(['figures', 'figures/', 'figures/index.html', 'figures/embed.html?v=1#a', 'figures/?area=x'])(
  'the folder of the page is found in %s',
  (path) =>
    expect(pageFolder(`https://public.example/${path}`)?.href).toBe('https://public.example/figures/'),
)

test('the line for the manifest lists the permitted websites, each once, and is JSON', () => {
  const line = hostsLine('www.council.example, https://force.example/page force.example *')
  expect(JSON.parse(`{${line}}`)).toEqual({
    labels: { hosts: 'https://www.council.example https://force.example' },
  })
  expect(hostsLine(' * ')).toBe('')
})
