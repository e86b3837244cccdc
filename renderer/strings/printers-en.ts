/** Words of setting up printers. */
export const printersEn = {
  printers: {
    open: 'Printers',
    title: 'Printers of this bench',
    simulated: 'Simulated printer',
    language: 'Speaks',
    media: 'Loaded with',
    medias: { 'labels-57x32': 'Labels 57×32 mm', 'labels-4x6': 'Labels 4×6 inch', a4: 'A4 paper' },
    dpi: 'Dots per inch',
    address: 'Another printer',
    addressHint: '{{network}}, a serial port, {{usb}}, {{queue}}, or {{windows}}',
    add: 'Add',
    remove: 'Remove',
    other: 'Printers with the same labels stand in for each other: scan {{command}} when one stops.',
    close: 'Done',
  },
}
