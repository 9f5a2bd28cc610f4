/** Whose figures the map is drawn from: one line for its corner, and in full, as the licences ask, where there is room. */

export const ATTRIBUTION_LINE =
  '© Crown copyright and database right 2025, ONS; © Royal Mail 2018; © OpenStreetMap contributors; TfGM; DfT; GeoNames'

/** One sentence or two a source: what the files of data/geography say of themselves, in their order. */
export const ATTRIBUTION: readonly string[] = [
  'Boundaries, built-up areas and population: Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right 2025.',
  'Indices of Deprivation: Ministry of Housing, Communities and Local Government, licensed under the Open Government Licence v3.0.',
  'Water: OS Open Rivers, contains OS data © Crown copyright and database right 2025, licensed under the Open Government Licence v3.0.',
  'Stations and localities: Department for Transport, licensed under the Open Government Licence v3.0.',
  'Place populations: GeoNames, licensed under CC BY 4.0.',
  'Town tint, made from postcodes: Contains Royal Mail data © Royal Mail copyright and database right 2018, licensed under the Open Government Licence v3.0.',
  'Roads: © OpenStreetMap contributors, available under the Open Database Licence 1.0 (openstreetmap.org/copyright).',
  'Paths: Transport for Greater Manchester, licensed under the Open Government Licence v3.0.',
  'Postcodes: Contains Royal Mail data © Royal Mail copyright and database right 2018, licensed under the Open Government Licence v3.0.',
]
