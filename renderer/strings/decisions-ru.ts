import type { decisionsEn } from './decisions-en'
import type { LanguageOf } from './keys'

export const decisionsRu: LanguageOf<typeof decisionsEn, 'one' | 'few' | 'many' | 'other'> = {
  outcomes: {
    'choice-opened': 'выберите одно место',
    'reason-kept': 'причина записана: {{words}}',
    'weight-judged': 'вес записан: {{verdict}}',
    'weighed-anew': 'отменено, весы взвесят снова',
    'route-changed': '{{disposition}} вместо {{computed}}, печатаем новую этикетку',
    'grade-changed': 'категория {{grade}} вместо {{computed}}, печатаем новую этикетку',
  },

  refusals: {
    'nothing-to-change': { cause: 'Здесь нечего менять, или уже так.', act: 'Делайте то, что на табло', echo: 'менять нечего' },
    'nothing-to-weigh-again': { cause: 'Нет веса, который можно отменить.', act: 'Делайте то, что на табло', echo: 'взвешивать нечего' },
    'weigh-again-late': { cause: 'На этот вес опираются ответы. Их снимет «Отменить».', act: 'Сначала отмените ответы', echo: 'сначала отмените ответы' },
    'route-for-lead': { cause: 'Отметка: {{flag}}. Маршрут «{{disposition}}» может дать только старший.', act: 'Попросите бейдж старшего', echo: 'только для старшего' },
    'route-not-allowed': { cause: 'Отметка: {{flag}}. Маршрут «{{disposition}}» ему закрыт.', act: 'Выберите другой маршрут', echo: 'этот маршрут закрыт' },
    'grade-for-lead': { cause: 'Отметка: {{flag}}. Категорию {{grade}} может дать только старший.', act: 'Попросите бейдж старшего', echo: 'только для старшего' },
    'grade-not-allowed': { cause: 'Отметка: {{flag}}. Категория {{grade}} невозможна.', act: 'Выберите другую категорию', echo: 'не эта категория' },
    'old-label': { cause: 'Новая этикетка ещё не вышла. Это старая.', act: 'Ждите новую, старую снимите', echo: 'это старая этикетка' },
  },

  flags: {
    hazard: 'опасно',
    'not-working': 'не работает',
    'parts-missing': 'не хватает частей',
    worn: 'носили',
    unhygienic: 'негигиенично',
    'wrong-item': 'не тот товар',
    'ask-lead': 'решит старший',
    opened: 'вскрыт',
  },

  weightDoubtful: 'вес в каталоге не похож на правду',

  choose: {
    'weight-check': {
      light: '{{weight}}, на {{difference}} легче: всё на месте?',
      heavy: '{{weight}}, на {{difference}} тяжелее: нет лишнего?',
      catalogue: 'Обычно **{{usual}}**, по каталогу · {{title}}',
      'earlier-units': 'Обычно **{{usual}}**, по прежним товарам · {{title}}',
    },
    'claimed-reason': { prompt: 'Что говорит покупатель?', context: 'Поищите записку. **Нет её? Нажмите «Дальше»** · {{title}}' },
    'claimed-finer': { prompt: 'Что именно?', context: '**{{about}}**, говорит покупатель · {{title}}' },
    'found-reason': { prompt: 'Почему вернули на самом деле?', context: 'Что показал осмотр · {{title}}' },
    'found-finer': { prompt: 'Что именно?', context: '**{{about}}**, по осмотру · {{title}}' },
    route: { prompt: 'Куда его отправить?', context: 'Сейчас **{{disposition}}**, категория {{grade}} · {{title}}' },
    grade: { prompt: 'Какая категория подходит?', context: 'Сейчас категория **{{grade}}** · {{title}}' },
    'route-why': { prompt: 'Почему {{disposition}}?', context: 'Причина останется в деле товара · {{title}}' },
    'grade-why': { prompt: 'Почему категория {{grade}}?', context: 'Причина останется в деле товара · {{title}}' },
    'hold-why': { prompt: 'Почему откладываем?', context: '**Ещё раз «Отложить»**: на потом · {{title}}' },
  },

  places: {
    likelyPart: 'похоже: {{part}}',
    weight: {
      'as-it-is': { label: 'Принять как есть', hint: 'всё на месте' },
      'weigh-again': { label: 'Взвесить снова', hint: 'снимите и положите' },
      'parts-missing': { label: 'Не хватает частей', hint: 'запишем в осмотр' },
      'catalogue-wrong': { label: 'Каталог неточен', hint: 'всё есть, вес другой' },
    },
    route: '{{group}} · зона {{zone}}',
    otherGrade: { label: 'Другая категория', hint: 'буква состояния' },
    otherReason: { label: 'Другая причина', hint: 'по осмотру' },
    grade: 'Категория {{grade}}',
    hold: {
      'asked-by-operator': { label: 'На потом', hint: 'больше нечего сказать' },
      'lead-decides': { label: 'Решит старший', hint: 'нужно второе мнение' },
      hazard: { label: 'Опасно', hint: 'сразу в зону Q' },
      'parts-awaited': { label: 'Ждёт деталей', hint: 'они в пути' },
      'question-open': { label: 'Есть вопрос', hint: 'номер, покупатель' },
      'tote-missing': { label: 'Нет ящика', hint: 'его зоны здесь нет' },
      'printer-missing': { label: 'Нет этикетки', hint: 'принтера нет' },
    },
  },

  off: {
    'as-it-is-now': 'сейчас так и есть',
    lead: 'только для старшего',
    nobody: 'этому товару нельзя',
  },

  baseGroups: {
    sellable: 'в продажу',
    repair: 'в ремонт',
    'not-returnable': 'не в продажу',
  },

  groupTitles: { sellable: 'В продажу', repair: 'В ремонт', 'not-returnable': 'Не в продажу' },

  next: { notSaid: 'Не сказано', noMore: 'Подробностей нет', forLater: 'На потом' },
  change: 'Изменить',
  type: 'Ввести код',

  reasons: {
    claimedFound: 'Покупатель: {{claimed}} → **осмотр: {{found}}**',
    found: '**Осмотр: {{found}}**',
    buyerSays: 'покупатель: {{reason}}',
  },
  changedRoute: 'Изменено, было {{computed}}: {{reason}}',
  changedGrade: 'Изменено, была категория {{computed}}: {{reason}}',
  heldHazard: '{{title}}: отложен, сразу отнесите в зону Q',
  heldList: '{{reason}} · {{time}}',
}
