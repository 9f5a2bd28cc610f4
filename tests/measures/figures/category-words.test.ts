/** What a sum of categories counts, in words. */
import { expect, test } from 'vitest'
import { DEFAULT_CATEGORIES } from '../../../src/domain/category.ts'
import { countedWords } from '../../../src/measures/figures/category-words.ts'

test.each([
  [null, 'Crimes and ASB together'],
  [['anti-social-behaviour', 'drugs'], 'Crimes and ASB together'],
  [['anti-social-behaviour'], 'ASB'],
  [['drugs', 'burglary'], 'Crimes'],
  [['burglary'], 'Burglary'],
  [[], 'No category'],
])('the sum of %j counts: %s', (ids, words) => {
  expect(countedWords(DEFAULT_CATEGORIES, ids)).toBe(words)
})
