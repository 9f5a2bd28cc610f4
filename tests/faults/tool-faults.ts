/** Rows of the table of faults that concern the tool and publishing. */
/** Fault, what stands afterwards, what is said, and the path and the title of the test. */
export type FaultRow = readonly [fault: string, afterwards: string, says: string, path: string, title: string]

const ODD = 'cli/odd-files.test.ts'
const LARGE = 'cli/converting/large-tables.test.ts'
const KEPT = 'cli/inputs-kept.test.ts'
const SERVERS = 'cli/gathering/servers.test.ts'
export const TOOL: readonly FaultRow[] = [
  [
    'a folder, pipe or device as a file',
    'nothing is written',
    'is not a file',
    ODD,
    'is said by %s to be no file',
  ],
  ['an output that is an input', 'the input', 'would be written over', LARGE, 'is not written over by %s'],
  [
    'an output over the manifest or feed that was read',
    'the input',
    'which was read. Name another file.',
    KEPT,
    'is not written over what it has read',
  ],
  [
    'a demonstration over feeds of an agency',
    'the feeds',
    'that is not of the demonstration',
    KEPT,
    'is not written over %s',
  ],
  [
    'a first night over feeds that were not gathered',
    'the feeds',
    'that was not gathered',
    'cli/gathering/runs.test.ts',
    'feeds that were not gathered are not written over',
  ],
  [
    'a start that the clocks skip',
    'nothing is written',
    'The clocks go forward that night',
    'measures/planning/command.test.ts',
    'has no start at %s where the clocks go forward',
  ],
  [
    'a report that is the feed',
    'nothing is written',
    'which is given as well. Name another file.',
    LARGE,
    'a report is not written over the feed',
  ],
  [
    'a table of any size',
    'the same feed as if it were held',
    'rows recognised',
    LARGE,
    'gives the same feed, report, sentences',
  ],
  [
    'a feed under the name of another form',
    'nothing is written',
    'a feed is written as GeoJSON or as Parquet, not as',
    LARGE,
    'which promises another form',
  ],
  [
    'a large table over the manifest that it was read with',
    'the manifest',
    'which was read. Name another file.',
    LARGE,
    'does not replace the manifest that it was read with',
  ],
  [
    'a quotation mark that never closes',
    'nothing is written',
    'a quotation mark opens and none closes it',
    LARGE,
    'gives the same',
  ],
  [
    'a large gzip that is damaged or cut off',
    'nothing is written',
    'is a gzip that is damaged or cut off.',
    LARGE,
    'a damaged gzip is refused',
  ],
  [
    'a table damaged anywhere',
    'every row accounted for',
    'has other cells than the table has columns',
    'feeds/tables/damage.test.ts',
    'loses and makes no row without a word',
  ],
  ['one file given twice', 'nothing is written', 'Give each file once.', LARGE, 'is refused twice over'],
  ['a full disk', 'the file of before', 'That could not be done:', ODD, 'ends with a sentence'],
  [
    'an error that nobody foresaw',
    'the file of before',
    'That was not foreseen',
    ODD,
    'ends with a sentence',
  ],
  [
    'a night without a network',
    'the last good feeds',
    'could not be reached',
    'cli/gathering/nights.test.ts',
    'without a network nothing is written',
  ],
  [
    'a bad feed at night',
    'the last good feed',
    'last good',
    'cli/gathering/nights.test.ts',
    'a good feed is never replaced by a bad one',
  ],
  [
    'two runs at once',
    'the first',
    'another run',
    'cli/gathering/runs.test.ts',
    'while another run is at it',
  ],
  [
    'a page of rows that comes twice',
    'the last good feed',
    'gave the same page twice',
    SERVERS,
    'a page that comes again is refused',
  ],
  [
    'a page of rows that is lost',
    'the last good feed',
    'its pages overlap',
    SERVERS,
    'a row lost or doubled on the way',
  ],
  [
    'a request that is no HTTP',
    'the server',
    'Bad Request',
    'server/serving.test.ts',
    'is refused before it names a file',
  ],
]

const DISKS = 'cli/publishing/failing-disks.test.ts'
const LEDGER = 'cli/publishing/ledger-and-folder.test.ts'
export const PUBLISH: readonly FaultRow[] = [
  [
    'data that look broken',
    'the release of before',
    '--accept',
    'publish/gates/gates.test.ts',
    'refuse $name',
  ],
  [
    'a known figure that narrows a cell',
    'the release of before',
    'tightly',
    'cli/publishing/publish.test.ts',
    'known figures that narrow a cell',
  ],
  [
    'a disk that fails at any write',
    'the release of before, or the next whole',
    'The ledger could not be written:',
    DISKS,
    'leaves a whole page at any moment',
  ],
  [
    'a ledger that is damaged',
    'the release of before',
    'The ledger is damaged:',
    'cli/publishing/publish.test.ts',
    'rejects a ledger with',
  ],
  [
    'a release that the ledger does not know',
    'the folder as it was',
    'ledger',
    LEDGER,
    'a release that the ledger does not know',
  ],
  ['two runs at once', 'one release', 'Another run holds', LEDGER, 'lets one of two runs at once publish'],
  ['a run that was ended', 'one whole release', 'lock', LEDGER, 'leaves one whole release'],
  ['a clock that was set back', 'the release of before', 'day', LEDGER, 'a clock that was set back'],
]
