import type { ledgerEn } from './ledger-en'

type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> }

/** Russian words of the print ledger. */
export const ledgerRu: Same<typeof ledgerEn> = {
  steps: {
    labelDoubt: 'Этикетка {{job}} вышла?',
    labelDoubtContext: 'Номер напечатан на ней мелко. **{{cause}}**',
    labelVoid: 'Эта этикетка недействительна',
    labelVoidContext: 'Порвите её. Новая: **{{key}}**',
  },

  label: {
    doubt: 'Этикетка {{job}} вышла?',
    out: 'Да, она здесь',
    outWords: 'Наклейте и считайте её',
    notOut: 'Нет, её нет',
    notOutWords: 'Та же этикетка выйдет снова',
    job: '№ {{job}}',
    void: 'Недействительна: порвите.',
  },

  causes: { voided: 'Эта этикетка недействительна.', 'label-data': 'Из этих данных этикетку не сделать.', 'not-known': 'Принтер не знает, что с ней стало.' },
  acts: { voided: 'Порвите её, напечатайте снова.', 'label-data': 'Отложите товар и позовите старшего.', 'not-known': 'Посмотрите, вышла ли она.' },

  outcomes: { 'label-out': 'этикетка {{job}} на месте', 'label-not-out': 'этикетка {{job}} печатается снова', 'label-voided': 'этикетка {{job}} недействительна' },

  refusals: {
    'nothing-to-void': { cause: 'У этого товара нет этикетки, которую можно отменить.', act: 'Сначала напечатайте её', echo: 'отменять нечего' },
  },

  trailSteps: { labelSending: 'Этикетка в пути', labelJudged: 'Этикетку искали', labelVoided: 'Этикетка отменена' },
  undo: { labelSending: 'вернуть как было', labelJudged: 'вернуть как было', labelVoided: 'вернуть как было' },

  commands: { 'VOID LABEL': 'Отменить этикетку' },
}
