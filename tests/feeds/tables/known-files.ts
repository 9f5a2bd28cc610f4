/** Invented files of every form that has a ready mapping, and what their rows become. */
import type { FeedKind } from '../../../src/domain/feed.ts'

interface KnownFileExample {
  readonly label: string
  readonly name: string
  readonly kind: FeedKind
  readonly text: string
  /** Properties of each feature, by their names; an absent property is not compared. */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** Coordinates of each feature to two decimals; null where it has none. */
  readonly at: readonly (readonly [number, number] | null)[]
}

const HERE = [-2.6, 53.51] as const
const THERE = [-2.61, 53.51] as const
const GRID = '360200,402100'
const csv = (...lines: readonly string[]) => `${lines.join('\n')}\n`
const street = (latitude: string, longitude: string) => ({
  latitude,
  longitude,
  street: { id: 1_234_567, name: 'On or near Mill Row' },
})
const area = (properties: object) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [-2.62, 53.5],
        [-2.6, 53.5],
        [-2.6, 53.52],
        [-2.62, 53.5],
      ],
    ],
  },
})
const layer = (features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features })

export const KNOWN_FILE_EXAMPLES: readonly KnownFileExample[] = [
  {
    label: 'street crimes of data.police.uk',
    name: '2023-05-invented-street.csv',
    kind: 'incidents',
    text: csv(
      'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context',
      'c1,2023-05,Invented Police,Invented Police,-2.60,53.51,On or near Mill Row,X1,Town 1A,Burglary,Under investigation,',
      ',2023-05,Invented Police,Invented Police,-2.61,53.51,On or near Low Row,X1,Town 1A,Anti-social behaviour,,',
    ),
    rows: [
      {
        id: 'c1',
        category: 'burglary',
        occurred: '2023-05',
        location: 'On or near Mill Row',
        outcome: 'Under investigation',
        agency: 'Invented Police',
      },
      { category: 'anti-social-behaviour' },
    ],
    at: [HERE, THERE],
  },
  {
    label: 'street crimes of the API of data.police.uk',
    name: 'answer.json',
    kind: 'incidents',
    text: JSON.stringify([
      {
        category: 'burglary',
        location_type: 'Force',
        location: street('53.51', '-2.60'),
        context: '',
        outcome_status: { category: 'Under investigation', date: '2023-06' },
        persistent_id: 'p1',
        id: 11,
        location_subtype: '',
        month: '2023-05',
      },
    ]),
    rows: [
      {
        id: 'p1',
        category: 'burglary',
        occurred: '2023-05',
        location: 'On or near Mill Row',
        outcome: 'Under investigation',
      },
    ],
    at: [HERE],
  },
  {
    label: 'stops and searches of data.police.uk',
    name: '2023-05-greater-manchester-stop-and-search.csv',
    kind: 'actions',
    text: csv(
      'Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing',
      'Person search,2023-05-04T20:15:00+00:00,False,,53.51,-2.60,Male,18-24,Not stated,,Some Act,Drugs,Arrest,True,False',
    ),
    rows: [{ type: 'stop-search', on: '2023-05-04T20:15:00+00:00', partner: 'gmp', outcome: 'Arrest' }],
    at: [HERE],
  },
  {
    label: 'stops and searches of the API of data.police.uk',
    name: 'stops.json',
    kind: 'actions',
    text: JSON.stringify(
      ['53.51', '53.51'].map((latitude, at) => ({
        age_range: '18-24',
        outcome: 'Arrest',
        involved_person: true,
        self_defined_ethnicity: 'Not stated',
        gender: 'Male',
        legislation: 'Some Act',
        outcome_linked_to_object_of_search: null,
        datetime: `2023-05-0${at + 4}T20:15:00+00:00`,
        removal_of_more_than_outer_clothing: false,
        outcome_object: { id: 'bu-arrest', name: 'Arrest' },
        location: street(latitude, '-2.60'),
        operation: false,
        officer_defined_ethnicity: null,
        type: 'Person search',
        operation_name: null,
        object_of_search: 'Drugs',
      })),
    ),
    rows: [
      { type: 'stop-search', on: '2023-05-04T20:15:00+00:00', outcome: 'Arrest' },
      { type: 'stop-search', on: '2023-05-05T20:15:00+00:00' },
    ],
    at: [HERE, HERE],
  },
  {
    label: 'crimes of a force’s records system',
    name: 'export.csv',
    kind: 'incidents',
    text: csv(
      'Crime Number,HO Code,Offence,Committed From Date,Committed From Time,Committed To Date,Committed To Time,Reported Date,Reported Time,Beat Code,Home Easting,Home Northing,Easting,Northing,Location,Victim Postcode,Offender Name',
      `K1,28/3,Burglary residential,04/05/2023,21:15,15/05/2023,06:30,15/05/2023,09:00,B1,361000,401000,${GRID},Mill Row,ZZ1 1AA,A Person`,
    ),
    rows: [
      {
        id: 'K1',
        category: 'burglary',
        occurred: '2023-05-04T21:15:00',
        occurredTo: '2023-05-15T06:30:00',
        reported: '2023-05-15',
        location: 'Mill Row',
      },
    ],
    at: [HERE],
  },
  {
    label: 'collisions of STATS19',
    name: 'collisions.csv',
    kind: 'incidents',
    text: csv(
      'collision_index,collision_year,collision_reference,location_easting_osgr,location_northing_osgr,longitude,latitude,police_force,collision_severity,date,day_of_week,time',
      `2023060001,2023,060001,${GRID},-2.60,53.51,6,3,14/05/2023,1,21:15`,
    ),
    rows: [{ id: '2023060001', category: 'road-collision', occurred: '2023-05-14T21:15:00' }],
    at: [HERE],
  },
  {
    label: 'incidents of the London Fire Brigade',
    name: 'fires.csv',
    kind: 'incidents',
    text: csv(
      'IncidentNumber,DateOfCall,CalYear,TimeOfCall,HourOfCall,IncidentGroup,StopCodeDescription,PropertyCategory,Postcode_full,Easting_m,Northing_m,Easting_rounded,Northing_rounded,Latitude,Longitude',
      `f1,14 May 2023,2023,21:15:07,21,Fire,Secondary Fire,Outdoor, ,${GRID},360250,402150,53.51,-2.60`,
      'f2,15-May-23,2023,09:05:00,9,Fire,Primary Fire,Dwelling,,NULL,NULL,360250,402150,NULL,NULL',
    ),
    rows: [
      { id: 'f1', category: 'fire', occurred: '2023-05-14T21:15:07' },
      { id: 'f2', category: 'fire', occurred: '2023-05-15T09:05:00' },
    ],
    at: [HERE, HERE],
  },
  {
    label: 'patrol log: hotspot, date, start and end',
    name: 'log.csv',
    kind: 'patrol-visits',
    text: csv('Hotspot,Date,Start time,End time', 'market,14/05/2023,23:50,00:10'),
    rows: [{ hotspot: 'market', start: '2023-05-14T23:50:00', end: '2023-05-15T00:10:00' }],
    at: [null],
  },
  {
    label: 'incidents of an ArcGIS layer',
    name: 'layer.geojson',
    kind: 'incidents',
    text: layer([
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [-2.6, 53.51] },
        properties: {
          OBJECTID: 1,
          GlobalID: 'g1',
          Case_Number: 'A-1',
          Offense_Type: 'Burglary',
          Report_Date: 1_683_500_000_000,
          Occurrence_Date: 1_683_231_300_000,
          CreationDate: 1_683_600_000_000,
          Creator: 'a person',
          EditDate: 1_683_700_000_000,
          Editor: 'a person',
        },
      },
    ]),
    rows: [{ id: 'A-1', category: 'burglary', occurred: '2023-05-04T21:15:00+01:00' }],
    at: [HERE],
  },
  {
    label: 'crimes of a Socrata portal (primary type, block and IUCR)',
    name: 'crimes.csv',
    kind: 'incidents',
    text: csv(
      'ID,Case Number,Date,Block,IUCR,Primary Type,Description,Location Description,Arrest,Domestic,Beat,District,Ward,Community Area,FBI Code,X Coordinate,Y Coordinate,Year,Updated On,Latitude,Longitude,Location',
      '9,JA1,05/04/2023 09:15:00 PM,021XX W MILL ROW,0460,BATTERY,SIMPLE,APARTMENT,false,false,0733,007,2,28,05,1162213,1900335,2023,05/11/2023 03:40:00 PM,53.51,-2.60,"(53.51, -2.60)"',
    ),
    rows: [{ id: '9', category: 'violent-crime', occurred: '2023-05-04T21:15:00' }],
    at: [HERE],
  },
  {
    label: 'street crimes of a Socrata portal (epoch, service and persistent id)',
    name: 'on-street-crime.csv',
    kind: 'incidents',
    text: csv(
      'Category,Street ID,Street Name,Context,Outcome Category,Outcome Date,Service,Location Subtype,ID,Persistent ID,Epoch,Ward Code,Ward Name,Easting,Northing,Longitude,Latitude,Spatial Accuracy,Last Uploaded,Location',
      `Burglary,955,On or near Mill Row,,Under investigation,01/06/2023,Police Force,,77,p77,2023-05,X1,Ward,${GRID},-2.60,53.51,approximate,05/07/2023,"(53.51, -2.60)"`,
    ),
    rows: [
      {
        id: '77',
        category: 'burglary',
        occurred: '2023-05',
        location: 'On or near Mill Row',
        outcome: 'Under investigation',
      },
    ],
    at: [HERE],
  },
  {
    label: 'crimes of a Socrata portal (DR number, date and time of occurrence)',
    name: 'occurrences.csv',
    kind: 'incidents',
    text: csv(
      'DR_NO,Date Rptd,DATE OCC,TIME OCC,AREA,AREA NAME,Crm Cd,Crm Cd Desc,Vict Age,Vict Sex,Premis Desc,Status,Status Desc,LOCATION,Cross Street,LAT,LON',
      '230100,05/06/2023 12:00:00 AM,05/04/2023 12:00:00 AM,2115,1,Central,310,BURGLARY,30,F,GARAGE,IC,Invest Cont,MILL ROW,LOW ROW,53.51,-2.60',
    ),
    rows: [
      {
        id: '230100',
        category: 'burglary',
        occurred: '2023-05-04T21:15:00',
        reported: '2023-05-06',
        location: 'MILL ROW',
      },
    ],
    at: [HERE],
  },
  {
    label: 'complaints of a Socrata portal (complaint number, from and to)',
    name: 'complaints.csv',
    kind: 'incidents',
    text: csv(
      'CMPLNT_NUM,CMPLNT_FR_DT,CMPLNT_FR_TM,CMPLNT_TO_DT,CMPLNT_TO_TM,RPT_DT,OFNS_DESC,PREM_TYP_DESC,X_COORD_CD,Y_COORD_CD,VIC_SEX,Latitude,Longitude,Lat_Lon',
      'n1,05/04/2023,21:15:00,05/04/2023,22:00:00,05/05/2023,BURGLARY,STREET,1007314,241257,F,53.51,-2.60,"(53.51, -2.60)"',
    ),
    rows: [
      {
        id: 'n1',
        category: 'burglary',
        occurred: '2023-05-04T21:15:00',
        occurredTo: '2023-05-04T22:00:00',
        reported: '2023-05-05',
      },
    ],
    at: [HERE],
  },
  {
    label: 'areas of the Office for National Statistics (WD23CD)',
    name: 'boundaries.geojson',
    kind: 'areas',
    text: layer([area({ FID: 1, WD23CD: 'X1', WD23NM: 'First', LAD23CD: 'Y1', LAD23NM: 'Town' })]),
    rows: [{ code: 'X1', name: 'First', level: 'ward' }],
    at: [],
  },
]
