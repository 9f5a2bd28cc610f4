/** Documentation of every feed kind as static HTML pages, beside the JSON Schemas. */
import type { Place } from '../../domain/place/place.ts'
import { FEED_KINDS } from '../feed-kinds.ts'
import { type CodeText, type KindDocument, documentOf, ON_EVERY_KIND } from './kind-document.ts'

/** Pages by file name; they belong in one folder with `document.css` and `KIND.json`. */
export function documentPages(place: Place): Readonly<Record<string, string>> {
  const documents = FEED_KINDS.map((kind) => documentOf(kind, place))
  const pages = documents.map((kindDocument): readonly [string, string] => [
    `${kindDocument.kind}.html`,
    kindPage(kindDocument),
  ])
  return Object.fromEntries([['index.html', indexPage(documents)], ...pages])
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const page = (title: string, body: string) => `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <meta name="color-scheme" content="light dark" />
    <title>${escaped(title)} - Holdfast</title>
    <link rel="icon" href="../icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="document.css" />
  </head>
  <body>
${body}
  </body>
</html>
`

function indexPage(documents: readonly KindDocument[]): string {
  const kinds = documents.map(({ kind, title, description }) => [
    `<th scope="row"><a href="${kind}.html">${escaped(title)}</a></th>`,
    `<td><code>${kind}</code></td>`,
    `<td>${escaped(description)}</td>`,
    `<td><a href="${kind}.json">Schema of ${escaped(title.toLowerCase())}</a></td>`,
  ])
  return page(
    'Kinds of feed',
    `    <header><a href="../">Holdfast</a></header>
    <main>
      <h1>Kinds of feed</h1>
      <p>What Holdfast reads, kind by kind: the fields of a row, an example, and for what a row is set aside.</p>
${table('All kinds of feed', ['Kind', 'Name in the manifest', 'What a row is', 'JSON Schema'], kinds)}
      <h2>For every kind</h2>
      <ul>
${ON_EVERY_KIND.map((sentence) => `        <li>${escaped(sentence)}</li>`).join('\n')}
      </ul>
      <p>On the command line: <code>npm run --silent holdfast -- check --fields KIND</code> says the same, and
      <code>check PATH</code> reads a feed and says how good it is.</p>
    </main>`,
  )
}

function kindPage({ kind, title, description, geometry, ...kindDocument }: KindDocument): string {
  const fields = kindDocument.fields.map(({ name, type, isNeeded, meaning }) => [
    `<th scope="row"><code>${escaped(name)}</code></th>`,
    `<td>${isNeeded ? 'needed' : 'may be left out'}</td>`,
    `<td>${escaped(type)}</td>`,
    `<td>${escaped(meaning)}</td>`,
  ])
  return page(
    title,
    `    <header><a href="../">Holdfast</a> <a href="index.html">Kinds of feed</a></header>
    <main>
      <h1>${escaped(title)}</h1>
      <p>${escaped(description)} In the manifest the kind is called <code>${kind}</code>;
      <a href="${kind}.json">its JSON Schema</a> says the same for machines, but for
      what stands last on this page.</p>
      <p><strong>Geometry:</strong> ${escaped(geometry)}</p>
      <h2>Properties</h2>
${table('Properties of a row', ['Name', 'Needed', 'Type', 'Meaning'], fields)}
      <h2>An example</h2>
      <p>A whole feed of one row, invented.</p>
      <pre tabindex="0" role="region" aria-label="Example"><code>${escaped(kindDocument.example)}</code></pre>
      <h2>For what a row is set aside</h2>
      <p>It is counted, named with its number and its id, and not shown.</p>
${table('Reasons', ['Reason', 'What it means'], kindDocument.setAside.map(codedRow))}
      <h2>What is said of rows that are shown</h2>
${table('Notices', ['Notice', 'What it means'], kindDocument.notices.map(codedRow))}
      <h2>What the JSON Schema cannot say</h2>
      <p>A row that fits the schema is shown, but for these rules, which <code>holdfast check</code> alone looks at.</p>
${table('Rules beyond the schema', ['Reason or notice', 'Why a schema cannot say it'], kindDocument.beyondSchema.map(codedRow))}
    </main>`,
  )
}

const codedRow = ({ code, text }: CodeText): readonly string[] => [
  `<th scope="row"><code>${code}</code></th>`,
  `<td>${escaped(text)}</td>`,
]

/** Scrolls in a focusable region of its own, since the table is wider than a phone. */
function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `      <div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}">
        <table>
          <caption>${escaped(caption)}</caption>
          <thead><tr>${head.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>
          <tbody>
${rows.map((cells) => `            <tr>${cells.join('')}</tr>`).join('\n')}
          </tbody>
        </table>
      </div>`
}
