/** Faults of the browser, the feeds, the tool and publishing: what stands afterwards, what is said, and the test that shows it. */

import { type FaultRow, PUBLISH, TOOL } from './tool-faults.ts'

export interface TabledFault {
  readonly where: 'browser' | 'feed' | 'tool' | 'publish'
  readonly fault: string
  /** What stands afterwards. */
  readonly afterwards: string
  /** Words of the sentence that is said, as they stand in the source. */
  readonly says: string
  /** Path below `tests/`, and words of the title of the test. */
  readonly test: readonly [path: string, title: string]
}

const LOST = 'pages/lost-worker.test.ts'
const KEEP = 'state/unfinished/keep-work.test.ts'
const FEEDS = 'state/effects/feeds.test.ts'
const BROWSER: readonly FaultRow[] = [
  [
    'the worker dies',
    'the clock; lists and board wait',
    'Counting stopped in the background, and is being started again',
    LOST,
    'a worker that %s is found',
  ],
  [
    'the worker hangs',
    'the clock; lists and board wait',
    'Lists, tables and the board wait until it is back.',
    LOST,
    'a worker that %s is found',
  ],
  [
    'the worker throws outside a call',
    'a new worker with the same questions',
    'is being started again',
    FEEDS,
    'a worker that throws is replaced at once',
  ],
  [
    'the worker is lost four times',
    'the map and the clock',
    'What counts in the background stopped',
    FEEDS,
    'given up in words',
  ],
  [
    'the worker does not start',
    'nothing, in words',
    'Something did not open:',
    FEEDS,
    'is tried again before the page says so',
  ],
  [
    'an answer does not come in time',
    'no earlier answer beside another window',
    'Counting.',
    'state/questions/ask-for-view.test.ts',
    'drops the earlier answer when the current one does not come',
  ],
  [
    'an opened file cannot join a new worker',
    'the other feeds',
    'The feeds were opened anew, without:',
    'state/connection/opened-files.test.ts',
    'one that it refuses is named',
  ],
  [
    'the drawing context is not given back',
    'the map of wards, without WebGL',
    'This browser cannot draw the full map:',
    'pages/map.test.ts',
    'that is not given back leaves the ward map in place of the map',
  ],
  [
    'the storage is full',
    'everything, from memory',
    'There is no room for more: what does not fit works from memory.',
    'pages/hostile.test.ts',
    'a device with full or blocked storage',
  ],
  [
    'the storage is blocked',
    'everything, from memory',
    'Storage is blocked in this browser',
    'pages/hostile.test.ts',
    'a device with full or blocked storage',
  ],
  [
    'the app’s own files do not fit on the device',
    'the app, with a network',
    'The app itself could not be kept on this device',
    'state/effects/device-storage.test.ts',
    'they are not where that fails',
  ],
  [
    'choices do not fit on the device',
    'the choices, until the page is left',
    'could not be kept: they last until the page is left.',
    'shell/feeds/StatusPage.test.tsx',
    'says what this device could not keep',
  ],
  [
    'a folder, or a file that is no longer there, is dropped',
    'what is on screen',
    'could not be read: it is a folder, or it was moved or changed after it was chosen.',
    'worker/files/file-session.test.ts',
    'that cannot be read, such as a folder, is named',
  ],
  [
    'a link is dropped',
    'the page',
    'What was dropped is a link, not a file',
    'shell/files/FileDialog.test.tsx',
    'that are links do not lead away from the page',
  ],
  [
    'a copy is still being written',
    'the feed, without a copy',
    'No copy of a feed is kept.',
    'feeds/live/live-feeds.test.ts',
    'is reported as kept only once it is written',
  ],

  [
    'an update is taken in another tab',
    'the old tab with its files',
    'A newer Holdfast is ready.',
    'build/service-worker.test.ts',
    'a tab of the earlier version still gets its files',
  ],
  [
    'the page is reloaded with a form half filled',
    'the form',
    'From before the page was loaded:',
    'pages/unfinished.test.ts',
    'a form half filled survives a reload',
  ],
  [
    'the page is reloaded with a file open',
    'the feeds without it, and its name',
    'Open here before the page was loaded, and not now:',
    'pages/unfinished.test.ts',
    'a file that was open is named after a reload',
  ],
  [
    'an address with an impossible value',
    'the usual',
    'which cannot be read; the usual is shown.',
    'state/permalink.test.ts',
    'is applied or named in a notice',
  ],
  [
    'an address that asks for what the data do not hold',
    'the rest of the address',
    'which the address asks for.',
    'state/settled-view.test.ts',
    'names what is chosen and not in the data',
  ],
  [
    'unfinished work cannot be stored',
    'the work, until the page is left',
    'It is lost when the page is left.',
    KEEP,
    'that the device does not store is said',
  ],
  [
    'unfinished work on official-sensitive data',
    'the work, until the page is left',
    'the data are official-sensitive',
    KEEP,
    'on official-sensitive data is never stored',
  ],
  [
    'two tabs with unfinished work',
    'that of the first',
    'another tab of Holdfast keeps its own',
    KEEP,
    'of a second tab',
  ],
  [
    'a part of the address means nothing',
    'the usual view',
    'cannot be read',
    'state/permalink.test.ts',
    'notice',
  ],
  [
    'a plan with more visits than a shift holds',
    'the plan of before',
    'visits, more than a shift can have',
    'measures/planning/opened-plan.test.ts',
    'has more visits than fit into a shift',
  ],
  [
    'markup and scripts in a field',
    'the text as it is',
    'The row is not a GeoJSON feature with properties.',
    'pages/bad-input.test.ts',
    'markup and scripts in any field are shown as text',
  ],
]

const REQUEST = 'feeds/fetching/request.test.ts'
const LIVE = 'feeds/live/live-feeds.test.ts'
const FIGURES = 'faults/every-figure.test.ts'
const DOUBT = 'feeds/live/doubt.test.ts'
const FEED: readonly FaultRow[] = [
  [
    'the manifest is missing',
    'nothing, in words',
    'The manifest did not open.',
    'pages/bad-input.test.ts',
    'a missing manifest is reported',
  ],
  [
    'a web page in the place of the manifest',
    'nothing, in words',
    'as it does when a sign-in has run out',
    'pages/bad-input.test.ts',
    'an HTML page in place of a manifest',
  ],
  [
    'the manifest goes bad after the start',
    'the manifest of before',
    'The list of feeds could not be read again: the one before is used',
    'shell/feeds/doubt.test.tsx',
    'is said above the view',
  ],
  [
    'the manifest suddenly names no feed',
    'the feeds of before',
    'In doubt',
    DOUBT,
    'leaves feeds and copies as they are',
  ],
  [
    'the manifest names two feeds alike',
    'nothing, in words',
    'The manifest names two feeds',
    'feeds/manifest.test.ts',
    'is refused in plain words',
  ],
  ['a feed does not open', 'the other feeds; its figures not known', 'did not open', FIGURES, 'that %s'],
  [
    'a feed is a web page',
    'its figures not known',
    'as it does when a sign-in has run out',
    FIGURES,
    'that %s',
  ],
  [
    'a feed is suddenly ten times as large',
    'the rows of before, as "at least"',
    'are used until someone accepts.',
    'pages/hostile.test.ts',
    'any failure of the server is reported',
  ],
  [
    'a feed ends early',
    'its figures not known',
    'The answer broke off before its end.',
    REQUEST,
    'detects a body that ends early',
  ],
  [
    'nine of ten rows are set aside',
    'its figures as "at least"',
    'What is counted of them is the least.',
    FIGURES,
    'that %s',
  ],
  ['a feed lacks two months', 'its figures as "at least"', 'is not known', FIGURES, 'that %s'],
  ['a feed is suddenly empty', 'its good rows, in doubt', 'In doubt', FIGURES, 'keeps its good rows'],
  [
    'the server is unreachable',
    'the rows of before, with their age',
    'The address could not be reached.',
    'pages/hostile.test.ts',
    'any failure of the server is reported',
  ],
  [
    'the server does not answer',
    'the rows of before, with their age',
    'The address did not answer in time.',
    REQUEST,
    'limits the wait for the response',
  ],
  [
    'the server falls silent within an answer',
    'the rows of before, with their age',
    'The answer began and then fell silent.',
    REQUEST,
    'limits the wait for the response',
  ],
  [
    'the server is too slow',
    'the rows of before, with their age',
    'The answer came too slowly to be waited for.',
    REQUEST,
    'limits the wait for the response',
  ],
  [
    'the server is too busy',
    'the rows of before, with their age',
    'it is too busy',
    'pages/hostile.test.ts',
    'a request to slow down is obeyed',
  ],
  [
    'the sign-in has run out',
    'no copy, in words',
    'Sign in again in another tab',
    LIVE,
    'uses no copy where the server requires a sign-in',
  ],
  [
    'a redirect in a circle',
    'the rows of before',
    'The address sends on to another host or in a circle',
    REQUEST,
    'distinguishes a redirect loop',
  ],
  [
    '304 to a request for everything',
    'the rows of before',
    'nothing new, though it was asked for everything',
    REQUEST,
    'accepts 304 only if it did',
  ],
  [
    'a feed over its size',
    'the other feeds',
    'It is larger than',
    'feeds/streams/reading.test.ts',
    'exceeds its limit',
  ],
  [
    'a feed that hangs',
    'the other feeds',
    'It is still on its way.',
    LIVE,
    'does not wait for a feed that hangs',
  ],
  [
    'a gzip that is cut off',
    'the other feeds',
    'It is a gzip that is damaged or cut off.',
    'feeds/streams/plain-stream.test.ts',
    'packed and cut off anywhere',
  ],
  [
    'a Parquet that is damaged',
    'the other feeds',
    'damaged',
    'feeds/parquet/damage.test.ts',
    'damaged anywhere is refused',
  ],
  [
    'coordinates in metres',
    'the row set aside',
    'The coordinates are metres (a national grid or a web map), not degrees.',
    'feeds/any-input.test.ts',
    'a hundred invalid rows are set aside with their reasons',
  ],
]

const rowsOf = (where: TabledFault['where'], rows: readonly FaultRow[]): readonly TabledFault[] =>
  rows.map(([fault, afterwards, says, path, title]) => ({
    where,
    fault,
    afterwards,
    says,
    test: [path, title],
  }))

export const FAULT_TABLE: readonly TabledFault[] = [
  ...rowsOf('browser', BROWSER),
  ...rowsOf('feed', FEED),
  ...rowsOf('tool', TOOL),
  ...rowsOf('publish', PUBLISH),
]
