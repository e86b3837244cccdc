import { expect, test } from 'vitest'
import { placeWords } from '../../../renderer/screens/bench/choice-words'
import { createStrings } from '../../../renderer/strings'
import { createSpeech } from '../../../renderer/strings/speech'
import { WEIGHT_CHECK } from '../support/sample-choices'

/** What a hint has room for on its key, in characters. */
const HINT_ROOM = 29

test.each([['en', 'maybe: Charger'], ['ru', 'похоже: Зарядка']] as const)('the part that a light unit may lack stands on the key that says so: %s', (language, hint) => {
  const speech = createSpeech(createStrings(language), language)
  const place = WEIGHT_CHECK.places.find(({ id }) => id === 'parts-missing')
  if (!place) throw new Error('there is no such place')
  expect(placeWords({ ...WEIGHT_CHECK, about: { en: 'Charger', ru: 'Зарядка' } }, place, speech).hint).toBe(hint)
  expect(hint.length).toBeLessThanOrEqual(HINT_ROOM)
  expect(placeWords(WEIGHT_CHECK, place, speech).hint).not.toContain(':')
})
