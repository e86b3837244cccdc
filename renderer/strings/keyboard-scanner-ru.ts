import type { LanguageOf } from './keys'
import type { keyboardScannerEn } from './keyboard-scanner-en'

/** The same in Russian. */
export const keyboardScannerRu = {
  keyboardScanner: {
    open: 'Изучить клавиатурный сканер',
    another: 'Изучить ещё один',
    known_one: 'Изучен {{count}} клавиатурный сканер.',
    known_few: 'Изучено {{count}} клавиатурных сканера.',
    known_many: 'Изучено {{count}} клавиатурных сканеров.',
    known_other: 'Изучено {{count}} клавиатурного сканера.',
    title: 'Сканируйте 4 кода с листа, в любом порядке',
    sheet: 'Напечатать лист',
    saved: 'Лист сохранён: {{path}}',
    stop: 'Прекратить',
    code: 'код {{number}}',
    codeRead: 'код {{number}} прочитан',
    left_one: 'Остался {{count}} код.',
    left_few: 'Осталось {{count}} кода.',
    left_many: 'Осталось {{count}} кодов.',
    left_other: 'Осталось {{count}} кода.',
    learned: 'Клавиатурный сканер изучен: одна клавиша за {{gap}} мс.',
    facts: {
      sameKeys: 'Он печатает как клавиатура США.',
      otherKeys_one: '{{count}} знак приходит с другой клавиши.',
      otherKeys_few: '{{count}} знака приходят с других клавиш.',
      otherKeys_many: '{{count}} знаков приходят с других клавиш.',
      otherKeys_other: '{{count}} знака приходят с других клавиш.',
      altMode: 'Он набирает знаки через Alt и цифры.',
      undoesCapsLock: 'При включённом Caps Lock он переворачивает регистр сам.',
      separatorLost: 'Он теряет разделитель кодов GS1: включите по его инструкции «GS как Ctrl+]».',
      ends: 'Каждый код заканчивается клавишей {{key}}.',
      endsSilent: 'Код ничем не заканчивается: задайте суффикс Enter, и сканы придут быстрее.',
    },
    refusals: {
      'no-calibration-code': 'Это код не с этого листа. Сканируйте один из 4.',
      'read-half': 'Этот код прочитан наполовину. Сканируйте ещё раз, медленнее и ровно.',
      'keys-alike': '2 знака пришли с одной клавиши. Выключите залипание клавиш и сканируйте снова.',
    },
  },
} satisfies LanguageOf<typeof keyboardScannerEn, 'one' | 'few' | 'many' | 'other'>
