/** Whose figures each file holds, in the words that their licences ask for. */

const OGL = 'Open Government Licence v3.0'
const ROYAL_MAIL = `Contains Royal Mail data © Royal Mail copyright and database right 2018, licensed under the ${OGL}.`

export const CREDITS = {
  borough: {
    licence: `${OGL}; place populations: CC BY 4.0`,
    attribution: [
      `Boundaries, built-up areas and population: Source: Office for National Statistics licensed under the ${OGL}. Contains OS data © Crown copyright and database right 2025.`,
      `Indices of Deprivation: Ministry of Housing, Communities and Local Government, licensed under the ${OGL}.`,
      `Water: OS Open Rivers, contains OS data © Crown copyright and database right 2025, licensed under the ${OGL}.`,
      `Stations and localities: Department for Transport, licensed under the ${OGL}.`,
      'Place populations: GeoNames, licensed under CC BY 4.0.',
      `Town tint, made from postcodes: ${ROYAL_MAIL}`,
    ],
  },
  roads: {
    licence: `Open Database Licence 1.0; cycle and walking paths: ${OGL}`,
    attribution: [
      'Roads: © OpenStreetMap contributors, available under the Open Database Licence 1.0 (openstreetmap.org/copyright).',
      `Paths: Transport for Greater Manchester, licensed under the ${OGL}.`,
    ],
  },
  postcodes: { licence: OGL, attribution: [`Postcodes: ${ROYAL_MAIL}`] },
}
