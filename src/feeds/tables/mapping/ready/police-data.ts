/** Files and answers of data.police.uk. */
import type { KnownFile } from './known-file.ts'

/** Columns of stops and searches; their ethnicity is left out, since a row that has one loses its place. */
const STOP_COLUMNS = {
  Date: 'on',
  Type: null,
  Latitude: 'latitude',
  Longitude: 'longitude',
  Outcome: 'outcome',
  'Self-defined ethnicity': null,
  'Officer-defined ethnicity': null,
} as const

export const POLICE_DATA: readonly KnownFile[] = [
  {
    label: 'street crimes of data.police.uk',
    has: [
      ['Month'],
      ['Crime type'],
      ['Longitude', 'Easting'],
      ['Latitude', 'Northing'],
      ['Reported by', 'Falls within'],
    ],
    mapping: {
      kind: 'incidents',
      columns: {
        'Crime ID': 'id',
        Month: 'occurred',
        'Reported by': 'agency',
        'Falls within': null,
        Longitude: 'longitude',
        Latitude: 'latitude',
        Easting: 'easting',
        Northing: 'northing',
        Location: 'location',
        'LSOA code': null,
        'LSOA name': null,
        'Crime type': 'category',
        'Last outcome category': 'outcome',
        Context: null,
      },
    },
  },
  {
    label: 'street crimes of the API of data.police.uk',
    has: [['category'], ['month'], ['street'], ['location_type'], ['location_subtype']],
    mapping: {
      kind: 'incidents',
      columns: {
        id: 'id',
        category: 'category',
        month: 'occurred',
        latitude: 'latitude',
        longitude: 'longitude',
        street: 'location',
        outcome: 'outcome',
        location_type: null,
        location_subtype: null,
        context: null,
      },
    },
  },
  {
    label: 'outcomes of data.police.uk',
    has: [['Crime ID'], ['Outcome type']],
    mapping: { kind: 'incidents', columns: {} },
    refused: {
      holds: 'outcomes of data.police.uk, which say nothing of the category',
      toDo: 'Convert the file of street crimes of the same month (of the API: crimes-street): it holds the latest outcome of each.',
    },
  },
  {
    label: 'stops and searches of data.police.uk',
    has: [['Object of search'], ['Legislation'], ['Type']],
    mapping: { kind: 'actions', columns: STOP_COLUMNS, constants: { type: 'stop-search' } },
    forceAs: 'partner',
    refused: {
      kinds: ['incidents'],
      holds: 'stops and searches of data.police.uk, which are actions of the police, not incidents',
      toDo: 'Convert it to actions (--kind actions on the command line).',
    },
  },
  {
    label: 'stops and searches of the API of data.police.uk',
    has: [['object_of_search'], ['legislation'], ['type'], ['datetime'], ['involved_person']],
    mapping: {
      kind: 'actions',
      columns: { ...STOP_COLUMNS, datetime: 'on', involved_person: null },
      constants: { type: 'stop-search' },
    },
    forceAs: 'partner',
    refused: {
      kinds: ['incidents'],
      holds: 'stops and searches of data.police.uk, which are actions of the police, not incidents',
      toDo: 'Convert it to actions (--kind actions on the command line).',
    },
  },
]
