/** Websites that may frame the page: every way of typing an address is mended or refused in words. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameAncestors, originsOf, readOrigins } from '../../../src/domain/hosting/framing-origins.ts'

const read = (typed: string) => {
  const [first, ...more] = readOrigins(typed)
  if (!first || more.length > 0) throw new Error(`${typed} is not one text`)
  return first
}

describe('an address', () => {
  it.each([
    'https://www.council.example',
    'https://council.example:8443',
    'http://localhost:8080',
    'https://*.council.example',
    'https://*.wigan.gov.uk',
    'https://192.0.2.7',
  ])('%s is taken as it is', (typed) => expect(read(typed)).toEqual({ typed, origin: typed, said: null }))
  it.each([
    ['https://council.example/', 'https://council.example', 'so it is written in a policy'],
    ['www.council.example', 'https://www.council.example', 'https:// was missing'],
    ['//council.example', 'https://council.example', 'https:// was missing'],
    ['council.example:8443', 'https://council.example:8443', 'https:// was missing'],
    ['https://council.example/safer/streets?x=1#top', 'https://council.example', 'not one page of it'],
    ['*.council.example/page', 'https://*.council.example', 'https:// was missing, and a whole website'],
    ['HTTPS://WWW.Council.EXAMPLE', 'https://www.council.example', 'so it is written in a policy'],
    ['https://council.example:443', 'https://council.example', 'so it is written in a policy'],
    ['https://council.example.', 'https://council.example', 'so it is written in a policy'],
    ['https://büro.example', 'https://xn--bro-hoa.example', 'letters beyond a to z'],
  ])('%s is mended to %s, and that is said', (typed, origin, why) => {
    expect(read(typed)).toMatchObject({ typed, origin })
    expect(read(typed).said).toContain(`${typed} is taken as ${origin}: `)
    expect(read(typed).said).toContain(why)
  })
  it.each([
    ['*', 'it would let every website show the page. Name each website.'],
    ['https://*', 'it would let every website show the page'],
    ['https://*:443/', 'it would let every website show the page'],
    ['https:', 'it is no address'],
    ["'none'", 'it is no address'],
    ["'unsafe-inline'", 'it is no address'],
    ['*.uk', 'it would let every website below uk show the page. Name each website.'],
    ['https://*.gov.uk', 'it would let every website below gov.uk show the page'],
    ['https://www.*.example', 'a * may stand only for all that is before a name'],
    ['https://council.example:*', 'a * may stand only for all that is before a name'],
    ['javascript:alert(1)', 'it is no address such as'],
    ['ftp://council.example', 'a website has an address that begins with https://'],
    ['file:///etc/passwd', 'a website has an address that begins with https://'],
    ['data://x', 'a website has an address that begins with https://'],
    ['https://', 'it is no address such as'],
    ['https://ann:secret@council.example', 'it holds a name or a password'],
    ["https://council.example'", 'it is no address such as'],
    ['https://council_team.example', 'it is no address such as'],
    ['https://[2001:db8::1]', 'it is no address such as'],
    ['<script>alert(1)</script>', 'it is no address such as'],
    ['https://council.example:99999', 'it is no address such as'],
  ])('%s is refused in words', (typed, why) => {
    const { origin, said } = read(typed)
    expect(origin).toBeNull()
    expect(said).toContain(`${typed} cannot be used: `)
    expect(said).toContain(why)
  })
})

/** What a policy takes, and a server's configuration without quoting. */
const PLAIN = /^https?:\/\/(\*\.)?[a-z\d]([a-z\d.-]*[a-z\d])?(:\d{1,5})?$/
const PIECES =
  'https:// http:// *. * council .example .gov.uk :8443 : / ?a #b @ ; , { } $ %0a < > É 🏠 \u202E \\ " \''.split(
    ' ',
  )
const piece = fc.constantFrom(' ', '\n', ...PIECES)
const typedList = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece).map((pieces) => pieces.join('')),
)

describe('whatever is typed', () => {
  it('gives origins of plain characters, which are taken as they are when they are typed again', () => {
    fc.assert(
      fc.property(typedList, (list) => {
        for (const origin of originsOf(readOrigins(list))) {
          expect(origin).toMatch(PLAIN)
          expect(read(origin)).toEqual({ typed: origin, origin, said: null })
        }
      }),
      { numRuns: 2000 },
    )
  })
  it('is answered: what is not taken as it is is mended or refused in words, and nothing else is', () => {
    fc.assert(
      fc.property(typedList, (list) => {
        for (const { typed, origin, said } of readOrigins(list)) {
          expect(said === null).toBe(origin === typed)
          if (origin === null) expect(said).toContain('cannot be used')
        }
      }),
      { numRuns: 2000 },
    )
  })
})

it('a list gives each website once, after the page itself', () => {
  const origins = originsOf(readOrigins('www.council.example, https://force.example/page; force.example'))
  expect(frameAncestors(origins)).toBe(
    "frame-ancestors 'self' https://www.council.example https://force.example",
  )
  expect(frameAncestors(originsOf(readOrigins(' ')))).toBe("frame-ancestors 'self'")
})
