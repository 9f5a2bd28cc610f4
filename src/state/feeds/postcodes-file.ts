/** Where the page finds the postcodes of the place: apart from its other files, which the first script asks for. */
export { default as POSTCODES_FILE } from '../../../data/place/postcodes.json?url'
