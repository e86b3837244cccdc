// Sample goods and return orders that show what the bench asks: a serial number, a lot, one piece or the whole pack,
// two items for one code, two return orders in one parcel, a return order with many lines.

/** Items beside the drawn ones; `gtin` and the like are numbers below the demonstration prefix. */
export const CASE_ITEMS = [
  { sku: 'PH-610', name: 'Smartphone 256 GB', gtin: 99001, department: 'electronics', category: 'Phones/Smartphones', weightG: 415, price: 449, brand: 'Talvio', asksSerial: 'yes' },
  { sku: 'TB-620', name: 'Планшет 11 дюймов', gtin: 99008, department: 'electronics', category: 'Компьютеры/Планшеты', weightG: 640, price: 319, brand: 'Quellmark', asksSerial: 'yes' },
  { sku: 'WF-910', name: 'Water filter cartridge', gtin: 99015, department: 'home', category: 'Kitchen/Filters', weightG: 180, price: 12.9, brand: 'Ostrelle', asksLot: 'yes' },
  { sku: 'TT-920', name: 'Tea towel', gtin: 99022, department: 'home', category: 'Kitchen/Textiles', weightG: 95, price: 5.9, brand: 'Northbench', pack: 99029, packQuantity: 3, carton: 99036, cartonQuantity: 24 },
  { sku: 'HK-930', name: 'Wall hook, steel', gtin: 99043, department: 'home', category: 'Home/Hooks', weightG: 60, price: 4.5, brand: 'Ferrowick' },
  { sku: 'HK-931', name: 'Wall hook, brass', gtin: 99043, department: 'home', category: 'Home/Hooks', weightG: 72, price: 6.5, brand: 'Ferrowick' },
]

/** Lines of the return orders beside the drawn ones: SKU, quantity, the buyer's words. `serial`: of the first line, as it was sold. */
export const CASE_RETURNS = [
  { lines: [['PH-610', 1, 'does not switch on'], ['WF-910', 1, 'wrong item'], ['TT-920', 3, 'not needed any more']], serial: 'SMP41-0007318' },
  { lines: [['HK-930', 1, 'not needed any more'], ['HK-931', 1, 'changed my mind']] },
  { lines: [['TB-620', 1, 'не включается']], parcel: 43, buyer: 43 },
  { lines: [['KS-510', 1, 'скол на краю'], ['PS-520', 1, 'не понравился цвет']], parcel: 43, buyer: 43 },
  {
    lines: [
      'MG-110', 'PN-120', 'KN-130', 'CU-140', 'BT-150', 'ST-160', 'LM-210', 'CL-220', 'PL-230', 'BL-240', 'CR-250', 'VS-260',
      'FR-270', 'RG-280', 'YM-310', 'BP-340', 'PZ-410', 'BK-420', 'DL-430', 'KS-510', 'PS-520', 'BW-610', 'TT-920', 'HK-930',
    ].map((sku) => [sku, 2, 'wrong item']),
  },
]
