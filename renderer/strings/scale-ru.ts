import type { scaleEn } from './scale-en'
import type { LanguageOf } from './keys'

/** Russian words of the scale. */
export const scaleRu: LanguageOf<typeof scaleEn, 'one' | 'few' | 'many' | 'other'> = {
  steps: {
    wrongUnit: 'Переключите весы на вес',
    wrongUnitContext: 'Они показывают **{{unit}}**. Нужны g, kg, lb или oz, как настроено.',
    unitUnknown: 'У весов нет единицы',
    unitUnknownContext: 'g или kg? Старший задаст на странице устройств.',
    contradiction: 'Уберите всё и обнулите',
    contradictionContext: 'Весы говорят и ноль, и вес. Ноль: **{{key}}**',
    scaleFault: 'Выключите и включите весы',
    scaleFaultContext: 'Весы сообщают о неисправности. Снова? Зовите старшего.',
    unitChangedContext: 'Весы перешли с {{from}} на {{to}}. Потом положите товар снова.',
    belowZeroContext: 'Весы показывают меньше нуля. На них пусто? Ноль: **{{key}}**',
    tareMissing: 'Верните ящик на весы',
    tareMissingContext: 'Это тара. Больше не нужна? Снять её: **{{key}}**',
  },
  weight: {
    net: 'нетто, без тары',
    unusable: 'вес не годится',
  },
  adjusting: {
    asked: { zero: 'весы обнуляются', tare: 'тара берётся', 'clear-tare': 'тара снимается' },
    done: { zero: 'весы на нуле', tare: 'тара взята: что лежит, не считается', 'clear-tare': 'тара снята: считается всё' },
    whys: {
      'not-ready': { cause: 'Весы не отвечают.', act: 'Сначала верните весы' },
      'not-offered': { cause: 'У этих весов нет такой команды.', act: 'Нажмите клавишу на самих весах' },
      busy: { cause: 'Весы ещё заняты прошлой командой.', act: 'Подождите и повторите' },
      declined: { cause: 'Весы отказали: груз движется или слишком велик.', act: 'Дайте весам успокоиться и повторите' },
      'not-done': { cause: 'Команда ушла, но вес не изменился.', act: 'Повторите или нажмите клавишу на весах' },
    },
  },
}
