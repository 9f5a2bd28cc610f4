/** What an officer is asked to read again in public texts, and what is refused or known to be good. */
import { describe, expect, it } from 'vitest'
import { hiddenCharactersIn } from '../../../src/publish/texts/hidden-characters.ts'
import { ownWordsOf, smallCountsIn, suspicionsIn } from '../../../src/publish/texts/suspicions.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const KNOWN = { ...ownWordsOf(PLACE), streets: new Set(['marl grove']) }
const inText = (text: string) =>
  suspicionsIn({ text }, KNOWN).map(({ match, looksLike }) => `${match}: ${looksLike}`)

describe('passages that look like', () => {
  it.each([
    // Names: in capitals, with accents, with titles, of other scripts, alone within a sentence.
    ['Jane Roe asked for it', 'Jane Roe: a name'],
    ['Asked for by JANE ROE', 'JANE ROE: a name'],
    ['Zoë Núñez-Brown asked', 'Zoë Núñez-Brown: a name'],
    ['Łukasz Żak asked', 'Łukasz Żak: a name'],
    ['Asked by Siobhán O’Brien', 'Siobhán O’Brien: a name'],
    ["We spoke to D'Angelo", "D'Angelo: a name"],
    ['Mrs. Roe asked', 'Mrs. Roe: a name'],
    ['CLLR ROE will see to it', 'CLLR ROE: a name'],
    ['We wrote to Kevin about it', 'Kevin: a name'],
    ['Rubbish behind Kevin’s house', 'Kevin’s: a name'],
    ['For Анна Иванова', 'Анна Иванова: words of another script'],
    ['For 王小明', '王小明: words of another script'],
    ['For محمد علي', 'محمد علي: words of another script'],
    ['Jоhn, with a letter of another alphabet', 'о: words of another script'],
    // Numbers: in digits, in words, of other scripts.
    ['Began with 24 young people', '24: a number'],
    ['We arrested twenty-three people', 'twenty-three: a number'],
    ['A HUNDRED reports', 'HUNDRED: a number'],
    ['One hundred and five reports', 'hundred and five: a number'],
    ['A dozen reports', 'dozen: a number'],
    ['1,204 reports', '1,204: a number'],
    ['Ring 07700 900123', '07700 900123: a number'],
    ['٢٣ reports', '٢٣: a number'],
    ['½ of them', '½: a number'],
    ['10112 reports', '10112: a number'],
    // Addresses and postcodes in any case.
    ['Near WN1 1AA', 'WN1 1AA: an address'],
    ['near wn11aa', 'wn11aa: an address'],
    ['near Wn7 4qd, by the shops', 'Wn7 4qd: an address'],
    ['at 12 high street', '12 high street: an address'],
    ['AT 12A HIGH ROAD', '12A HIGH ROAD: an address'],
    ['at 7 Elm St', '7 Elm St: an address'],
    ['in flat 3', 'flat 3: an address'],
    ['in No. 14', 'No. 14: an address'],
    ['Rubbish on Elm Grove', 'Elm Grove: a street'],
    ['rubbish on ELM GROVE', 'ELM GROVE: a street'],
    ['on marl grove', 'marl grove: a street'],
    // Days, mail and links.
    ['On 14 May', '14 May: a day'],
    ['on may 14th', 'may 14th: a day'],
    ['on the 3rd of June', '3rd of June: a day'],
    ['on 14/05/24', '14/05/24: a day'],
    ['on 14.05.2024', '14.05.2024: a day'],
    ['mail jane.roe@example.org', 'jane.roe@example.org: an e-mail address'],
    ['MAIL JANE @ EXAMPLE.ORG', 'JANE @ EXAMPLE.ORG: an e-mail address'],
    ['see https://example.org/a?b', 'https://example.org/a?b: a link'],
    ['see www.example.org', 'www.example.org: a link'],
    ['see bit.ly/3xYz', 'bit.ly/3xYz: a link'],
    ['see Example.CO.UK', 'Example.CO.UK: a link'],
  ])('%s', (text, found) => expect(inText(text)).toContain(found))
  it('are each reported once', () =>
    expect(inText('At 12 Elm Road, WN1 1AA, 24 and again 24')).toEqual([
      'WN1 1AA: an address',
      '12 Elm Road: an address',
      '24: a number',
    ]))
})

describe('known good texts', () => {
  it.each([
    'If somebody is in danger, ring 999. When it is not an emergency, ring 101.',
    'Ring 111 for health. 105 for power.',
    'The way of counting changed in October to December 2023, for: Public order.',
    'It compares 2024Q2 with 2023Q2, and 1999 with 2024.',
    'Ran for six weeks, two evenings a week, 24 hours a day.',
    'Done three weeks late. Open 24/7.',
    'Name one officer for residents to ask, in every block entrance.',
    'Football on Friday nights. Job club in the community room.',
    'Greater Manchester Police and Wigan Council answer within 10 days.',
    'CCTV and PCSO patrols by GMP on the through road.',
    'Crimestoppers · 0800 555 111 · https://crimestoppers-uk.org/',
    'ASB case review: anti-social behaviour at home.',
    '',
  ])('%s', (text) => expect(inText(text)).toEqual([]))
  it('are the contacts of the place', () => {
    for (const { name, text, phone, url } of PLACE.contacts)
      expect(inText([name, text, phone, url].filter(Boolean).join(' · '))).toEqual([])
  })
  it('are names of areas, whose other passages are looked at too', () => {
    const areas = (text: string) => suspicionsIn({ text, isPlaces: true }, KNOWN)
    expect(areas('Wigan 001; Laithwaite and Marsh Green; Ince Hall')).toEqual([])
    expect(areas('Marsh Green; Wigan 0015; Mrs Roe’s; wn1 1aa').map(({ match }) => match)).toEqual([
      'wn1 1aa',
      'Mrs Roe’s',
      '0015',
    ])
  })
  it('are days that the data give, and no other', () => {
    const text = 'A news release · 2024-05-14 · 2024-05-15'
    expect(suspicionsIn({ text, known: '2024-05-14' }, KNOWN).map(({ match }) => match)).toEqual([
      '2024-05-15',
    ])
  })
})

describe('characters that nobody can see', () => {
  it.each([
    ['zero-width space', 'Mend\u200B it', 'U+200B after "Mend"'],
    ['zero-width joiner between Latin letters', 'a\u200Db', 'U+200D after "a"'],
    ['right-to-left override', 'Mend \u202Eti', 'U+202E after "Mend"'],
    ['isolate', '\u2066Mend', 'U+2066 at its start'],
    ['soft hyphen', 'Me\u00ADnd', 'U+00AD after "Me"'],
    ['byte order mark', '\uFEFFMend', 'U+FEFF at its start'],
    ['filler', 'Mend\u3164', 'U+3164 after "Mend"'],
    ['tag', 'Mend\u{E0041}', 'U+E0041 after "Mend"'],
    ['control', 'Mend\u0007', 'U+0007 after "Mend"'],
    ['separator of lines', 'Mend\u2028it', 'U+2028 after "Mend"'],
  ])('are found: %s', (_, text, found) => expect(hiddenCharactersIn(text)).toEqual([found]))
  it.each(['Mend it – ‘now’ … é ½ 王', 'می\u200Cخواهم', 'क्\u200Dष'])('are not in %s', (text) =>
    expect(hiddenCharactersIn(text)).toEqual([]),
  )
})

describe('exact counts below five', () => {
  it.each([
    ['3 children were found', ['3']],
    ['We arrested two people, and One more', ['two', 'One']],
    ['4 (four) homes', ['4', 'four']],
    ['31 arrests, 7 people helped and 38 orders from May to August 2023', []],
    ['In 2 weeks, on 3 May 2024 and in 4 months', []],
    ['12.4 and 4,711 reports, 3 % of them, 1 million in all', []],
    ['Someone phoned the one-stop shop on 101', []],
  ])('in "%s"', (text, counts) => expect(smallCountsIn(text)).toEqual(counts))
})
