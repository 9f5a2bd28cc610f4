/** Why rows are set aside, in sentences for the page: the same that the command line prints. */
export { reasonText } from '../../feeds/rows/reasons.ts'
