import type { LanguageOf } from './keys'
import type { floorEn } from './floor-en'

/** Words of totes, put-away, undo and the lock. */
export const floorRu: LanguageOf<typeof floorEn, 'one' | 'few' | 'many' | 'other'> = {
  outcomes: {
    'tote-closed': 'ящик {{tote}} закрыт, в нём {{units}}',
    'tote-reopened': 'ящик {{tote}} снова принимает товары',
    'tote-shown': 'ящик {{tote}}, в нём {{units}}',
    'unit-shown': '{{title}}: {{where}}',
    'tote-put-away': 'ящик {{tote}} стоит на {{location}}, с ним {{units}}',
    'unit-put-away': '{{title}} лежит на {{location}}',
    locked: 'заблокировано, {{name}} вернётся по бейджу или ПИН',
  },
  outcomeParts: {
    units_one: '{{count}} товар',
    units_few: '{{count}} товара',
    units_many: '{{count}} товаров',
    units_other: '{{count}} товара',
    toteFullNext: 'ящик {{tote}} полон. Следующий: {{next}}',
    toteFullNone: 'ящик {{tote}} полон. Сканируйте новый ящик {{zone}}',
    toteClosedNext: 'ящик {{tote}} закрыт. Следующий: {{next}}',
    toteClosedNone: 'ящик {{tote}} закрыт. Сканируйте новый ящик {{zone}}',
    toteBackEmpty: 'ящик {{tote}} вернулся пустым',
    placedFull: 'ящик {{tote}}, место верное. Теперь он полон',
    undone: 'отменено: {{step}}, {{name}}',
    notPlaced: 'ещё не в ящике',
  },
  refusals: {
    'tote-is-full': { cause: 'Ящик {{tote}} полон.', act: 'Сканируйте другой ящик {{zone}}', echo: 'ящик полон' },
    'tote-is-closed': { cause: 'Ящик {{tote}} закрыт.', act: 'Сканируйте другой ящик {{zone}}', echo: 'ящик закрыт' },
    'tote-is-away': { cause: 'Ящик {{tote}} уже размещён на {{location}}.', act: 'Сканируйте другой ящик {{zone}}', echo: 'ящик уже размещён' },
    'tote-is-open': { cause: 'Ящик {{tote}} открыт и принимает товары.', act: 'Кладите товары или закройте его', echo: 'уже открыт' },
    'tote-not-in-use': { cause: 'Этот ящик ещё не в работе.', act: 'Он войдёт в работу с первым товаром', echo: 'ящик не в работе' },
    'which-tote': { cause: 'Здесь ещё не было ни одного ящика.', act: 'Нажмите F1 и сканируйте ящик', echo: 'какой ящик?' },
    'wrong-location': { cause: '{{location}} это зона {{locationZone}}. {{thing}} едет в зону {{zone}}.', act: 'Сканируйте место зоны {{zone}}', echo: 'не та зона' },
    'already-there': { cause: '{{thing}} уже на месте {{location}}.', act: 'Сканируйте следующий товар или ящик', echo: 'уже на месте' },
    'put-away-what': { cause: 'Это место {{location}}.', act: 'Сначала сканируйте товар или ящик', echo: 'сначала товар или ящик' },
    'unit-not-ready': { cause: 'Товар {{title}} ещё не закончен на столе.', act: 'Сначала закончите его на столе', echo: 'ещё не закончен' },
    'floor-wanted': { cause: 'Это не товар, не ящик и не место.', act: 'Сканируйте товар, ящик или место', echo: 'нужен товар, ящик или место' },
    'undo-built-on': { cause: 'Другой стол продолжил после этого шага.', act: 'Попросите тот стол отменить свой шаг', echo: 'другой стол продолжил' },
    'pin-wait': { cause: 'Слишком много ПИН не подошло.', act: 'Подождите {{seconds}} с или сканируйте бейдж', echo: 'подождите или бейдж' },
  },
  trailSteps: {
    toteClosed: 'Ящик закрыт',
    toteReopened: 'Ящик снова открыт',
    totePutAway: 'Ящик размещён на {{location}}',
    unitPutAway: 'Размещён на {{location}}',
  },
  undo: {
    toteClosed: 'снова открыть ящик',
    toteReopened: 'снова закрыть ящик',
    totePutAway: 'снять ящик с места',
    unitPutAway: 'снять с места',
  },
  stopWords: { wrongLocation: 'Не та зона', wrongLocationMeanwhile: '**Там нет места?** Оставьте в ящике: где он, всё равно известно.', location: 'место {{location}}' },
}
