export const printersRu = {
  printers: {
    open: 'Принтеры',
    title: 'Принтеры этого стола',
    simulated: 'Учебный принтер',
    language: 'Язык',
    media: 'Заправлен',
    medias: { 'labels-57x32': 'Этикетки 57×32 мм', 'labels-4x6': 'Этикетки 4×6 дюймов', a4: 'Бумага А4' },
    dpi: 'Точек на дюйм',
    address: 'Ещё один принтер',
    addressHint: '{{network}}, последовательный порт, {{usb}}, {{queue}} или {{windows}}',
    add: 'Добавить',
    remove: 'Убрать',
    other: 'Принтеры с одинаковыми этикетками заменяют друг друга: если один встал, сканируйте {{command}}.',
    close: 'Готово',
  },
}
