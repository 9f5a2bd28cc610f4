/** kepler.gl's own bundle and style, with the incidents of the demonstration. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fromRoot } from '../../../src/build/fresh.mjs'
import { gzipped, type PackedFiles } from '../packed-server.ts'
import { peerFiles } from './packages.ts'

const KEPLER = [
  { of: 'react@18.3.1', path: 'umd/react.production.min.js' },
  { of: 'react-dom@18.3.1', path: 'umd/react-dom.production.min.js' },
  { of: 'redux@4.2.1', path: 'dist/redux.min.js' },
  { of: 'react-redux@8.1.3', path: 'dist/react-redux.min.js' },
  { of: 'styled-components@6.1.8', path: 'dist/styled-components.min.js' },
  { of: 'kepler.gl@3.2.6', path: 'umd/keplergl.min.js' },
  { of: 'kepler.gl@3.2.6', path: 'umd/keplergl.min.css' },
]

/**
 * Null, with the reason on stderr, where its packages cannot be fetched.
 * @param feeds folder of the demonstration
 * @param bench name of the bench, for the message
 */
export async function keplerFiles(feeds: string, bench: string): Promise<PackedFiles | null> {
  try {
    const bundles = await peerFiles(KEPLER)
    return new Map([
      ...KEPLER.map(({ path }, at) => [basename(path), gzipped(bundles[at] ?? '')] as const),
      ['index.html', gzipped(readFileSync(fromRoot('tests/bench/peers/kepler-page.html')))],
      ['incidents.geojson', gzipped(readFileSync(join(feeds, 'incidents.geojson')))],
    ])
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n')
    process.stderr.write(`${bench}: not compared with kepler.gl, which cannot be fetched: ${reason}\n`)
    return null
  }
}
