// Writes the invented catalogue and return orders of the sample bench into resources/sample.
// The same seed gives the same files: node scripts/make-sample-data.mjs [seed]
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CASE_ITEMS, CASE_RETURNS } from './sample-cases.mjs'

const seed = Number(process.argv[2] ?? 4701)
const target = join(import.meta.dirname, '..', 'resources', 'sample')

/** Mulberry32: small, seeded, good enough to choose sample goods. */
function createRandom(start) {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const random = createRandom(seed)
const between = (low, high) => low + Math.floor(random() * (high - low + 1))
const oneOf = (list) => list[between(0, list.length - 1)]

/** GS1 General Specifications, section 7.9. */
function checkDigit(digits) {
  const sum = [...digits].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}

/** A GTIN-13 below 952, the prefix that GS1 keeps for demonstrations: it can never be a real item. */
function demonstrationGtin(number) {
  const digits = `952${String(number).padStart(9, '0')}`
  return digits + checkDigit(digits)
}

/** A postal number with a right check digit. UPU S10: weights 8 6 4 2 3 5 9 7, rest of eleven; 10 gives 0, 11 gives 5. */
function postalNumber(number) {
  const digits = String(number).padStart(8, '0')
  const rest = 11 - ([...digits].reduce((sum, digit, i) => sum + Number(digit) * [8, 6, 4, 2, 3, 5, 9, 7][i], 0) % 11)
  return `RT${digits}${rest === 10 ? 0 : rest === 11 ? 5 : rest}KZ`
}

const COLOURS = { Navy: 'NVY', Black: 'BLK', Sand: 'SND', Green: 'GRN', White: 'WHT' }

// sku stem, name, category, grams of size M, price, sizes, colours
const GARMENTS = [
  ['RJ-210', 'Rain jacket', 'Women/Tops/Jackets', 390, 79.9, ['S', 'M', 'L'], ['Navy', 'Green']],
  ['RJ-220', 'Rain jacket, lined', 'Men/Tops/Jackets', 560, 99.9, ['M', 'L', 'XL'], ['Black']],
  ['HD-110', 'Hoodie with zip', 'Men/Tops/Hoodies', 610, 54.9, ['M', 'L'], ['Black', 'Sand']],
  ['HD-120', 'Hoodie, organic cotton', 'Women/Tops/Hoodies', 520, 59.9, ['S', 'M'], ['White', 'Sand']],
  ['TS-300', 'T-shirt, crew neck', 'Men/Tops/T-shirts', 180, 14.9, ['M', 'L', 'XL'], ['White', 'Navy']],
  ['TS-310', 'T-shirt, long sleeve', 'Women/Tops/T-shirts', 210, 19.9, ['S', 'M'], ['Green']],
  ['JN-410', 'Jeans, straight', 'Men/Bottoms/Jeans', 690, 64.9, ['32', '34', '36'], ['Navy']],
  ['TR-420', 'Trousers with pleats', 'Women/Bottoms/Trousers', 430, 49.9, ['38', '40', '42'], ['Sand']],
  ['DR-510', 'Summer dress', 'Women/Dresses', 320, 44.9, ['36', '38', '40'], ['Green']],
  ['KU-610', 'Куртка утеплённая', 'Одежда/Куртки', 980, 119, ['46', '48', '50'], ['Black']],
  ['SV-620', 'Свитер вязаный', 'Одежда/Свитеры', 540, 45, ['48', '50'], ['Sand']],
  ['WY-710', '卫衣 加绒', '服装/卫衣', 580, 39, ['M', 'L'], ['Black']],
  ['SH-810', 'Trail running shoes', 'Shoes/Running', 720, 89.9, ['41', '42', '43'], ['Black']],
]

// sku, name, category, grams packed, price
const ELECTRONICS = [
  ['TR-300', 'Trimmer set with charger', 'Personal care/Trimmers', 450, 39.9],
  ['HP-250', 'Headphones, wireless', 'Audio/Headphones', 310, 89],
  ['HP-260', 'Earphones with case', 'Audio/Headphones', 85, 49],
  ['SP-120', 'Speaker, portable', 'Audio/Speakers', 640, 59],
  ['NB-140', 'Laptop 14 inch', 'Computers/Laptops', 2350, 749],
  ['NB-156', 'Laptop 15.6 inch', 'Computers/Laptops', 2790, 899],
  ['TB-100', 'Tablet 10 inch', 'Computers/Tablets', 690, 229],
  ['MN-240', 'Monitor 24 inch', 'Computers/Monitors', 4600, 159],
  ['MN-270', 'Monitor 27 inch', 'Computers/Monitors', 6100, 249],
  ['KB-310', 'Keyboard, low', 'Computers/Keyboards', 720, 35],
  ['MS-320', 'Mouse, wireless', 'Computers/Mice', 140, 24.9],
  ['WC-330', 'Webcam, full HD', 'Computers/Webcams', 210, 44.9],
  ['DK-340', 'Docking station', 'Computers/Docking', 560, 119],
  ['SS-350', 'SSD 1 TB, external', 'Computers/Storage', 130, 99],
  ['RT-360', 'Router, dual band', 'Network/Routers', 620, 69],
  ['SW-370', 'Switch, 8 ports', 'Network/Switches', 480, 29.9],
  ['PR-410', 'Printer, laser', 'Printers/Laser', 7400, 139],
  ['PR-420', 'Printer, inkjet', 'Printers/Inkjet', 5200, 79],
  ['TN-430', 'Toner cartridge, black', 'Printers/Toner', 890, 64],
  ['IK-440', 'Ink cartridge, colour', 'Printers/Ink', 95, 21.9],
  ['PH-510', 'Smartphone 128 GB', 'Phones/Smartphones', 420, 329],
  ['PH-520', 'Phone for seniors', 'Phones/Feature phones', 310, 49],
  ['CH-530', 'Charger 65 W', 'Phones/Chargers', 190, 34.9],
  ['PB-540', 'Power bank 20 Ah', 'Phones/Power banks', 430, 39],
  ['CB-550', 'Cable USB-C, 2 m', 'Cables', 75, 12.9],
  ['CB-560', 'Cable HDMI, 3 m', 'Cables', 160, 15.9],
  ['CB-570', 'Power strip, 6 ways', 'Cables', 780, 22.5],
  ['TV-610', 'Television 43 inch', 'TV and video/TV', 10800, 329],
  ['ST-620', 'Streaming box', 'TV and video/Players', 380, 59],
  ['PJ-630', 'Projector, small', 'TV and video/Projectors', 1450, 189],
  ['CM-640', 'Camera, compact', 'Cameras/Compact', 560, 279],
  ['CM-650', 'Action camera', 'Cameras/Action', 290, 149],
  ['KT-710', 'Чайник электрический 1,7 л', 'Техника для кухни/Чайники', 1250, 35],
  ['TO-720', 'Тостер на два ломтика', 'Техника для кухни/Тостеры', 1380, 29],
  ['VC-730', 'Пылесос ручной', 'Техника для дома/Пылесосы', 2900, 119],
  ['MX-740', 'Hand mixer', 'Kitchen appliances/Mixers', 1150, 32.9],
  ['CF-750', 'Coffee machine', 'Kitchen appliances/Coffee', 4300, 149],
  ['HD-760', 'Hair dryer', 'Personal care/Hair dryers', 720, 27.9],
  ['SV-770', 'Shaver, wet and dry', 'Personal care/Shavers', 480, 79],
  ['MO-810', '无线鼠标', '电脑/鼠标', 120, 15],
  ['EJ-820', '蓝牙耳机', '手机配件/耳机', 90, 25],
  ['CD-830', '充电宝 10000 毫安', '手机配件/充电宝', 260, 19],
]

const HOME = [
  ['MG-110', 'Mug, set of 4', 'Kitchen/Mugs', 1480, 24.9],
  ['PN-120', 'Frying pan 28 cm', 'Kitchen/Pans', 1250, 39.9],
  ['KN-130', 'Chef knife', 'Kitchen/Knives', 310, 34.9],
  ['CU-140', 'Cutlery, 24 pieces', 'Kitchen/Cutlery', 1890, 49],
  ['BT-150', 'Water bottle 0.7 l', 'Kitchen/Bottles', 340, 19.9],
  ['ST-160', 'Storage jars, set of 3', 'Kitchen/Storage', 1720, 27],
  ['LM-210', 'Table lamp', 'Home/Lighting', 1350, 42],
  ['CL-220', 'Wall clock', 'Home/Clocks', 720, 25],
  ['PL-230', 'Pillow 50 x 70', 'Home/Bedding', 820, 29],
  ['BL-240', 'Blanket, wool', 'Home/Bedding', 1450, 69],
  ['CR-250', 'Curtain, 2 pieces', 'Home/Curtains', 980, 39],
  ['VS-260', 'Vase, glass', 'Home/Decor', 1100, 22],
  ['FR-270', 'Picture frame A4', 'Home/Decor', 430, 14.9],
  ['RG-280', 'Rug 80 x 150', 'Home/Rugs', 2600, 59],
  ['SH-290', 'Shelf, oak', 'Furniture/Shelves', 5400, 79],
  ['CH-300', 'Folding chair', 'Furniture/Chairs', 4200, 35],
  ['YM-310', 'Yoga mat', 'Sport/Mats', 1300, 29.9],
  ['DB-320', 'Dumbbells 2 x 3 kg', 'Sport/Weights', 6150, 39],
  ['TN-330', 'Tent for two', 'Outdoor/Tents', 3100, 119],
  ['BP-340', 'Backpack 30 l', 'Outdoor/Backpacks', 980, 59],
  ['PZ-410', 'Puzzle, 1000 pieces', 'Toys/Puzzles', 690, 16.9],
  ['BK-420', 'Building blocks', 'Toys/Blocks', 1450, 34.9],
  ['DL-430', 'Doll with clothes', 'Toys/Dolls', 520, 24.9],
  ['KS-510', 'Кастрюля 3 л', 'Посуда/Кастрюли', 1680, 31],
  ['PS-520', 'Плед мягкий', 'Дом/Пледы', 890, 19],
  ['BW-610', '保温杯 500 毫升', '家居/水杯', 330, 12],
]

const BRANDS = ['Northbench', 'Talvio', 'Ferrowick', 'Quellmark', 'Ostrelle', 'Pinwhistle']

/** Sizes differ by four per cent a step, as cloth does. */
function garmentVariants([stem, name, category, grams, price, sizes, colours]) {
  return colours.flatMap((colour) => sizes.map((size, step) => ({
    sku: `${stem}-${size}-${COLOURS[colour]}`, name: `${name}, ${size}, ${colour.toLowerCase()}`, gtins: '', department: 'clothing', category, size, colour,
    weightG: Math.round(grams * (1 + 0.04 * (step - 1))), price,
  })))
}

const plainItem = (department, firstNumber) => ([sku, name, category, weightG, price], index) => ({
  sku, name, gtins: demonstrationGtin(firstNumber + index * 7), department, category, size: '', colour: '', weightG, price,
})

const items = [
  ...GARMENTS.flatMap(garmentVariants),
  ...ELECTRONICS.map(plainItem('electronics', 4711)),
  ...HOME.map(plainItem('home', 88001)),
].map((item, index) => ({ id: `SMP-${String(index + 1).padStart(4, '0')}`, brand: oneOf(BRANDS), currency: 'EUR', ...item, price: item.price.toFixed(2) }))
const itemBySku = new Map(items.map((item) => [item.sku, item]))

const REASONS = {
  clothing: ['too small', 'too large', 'colour differs from the picture', 'changed my mind', 'seam is open', 'не подошёл размер', '颜色不对'],
  electronics: ['does not charge', 'does not switch on', 'not needed any more', 'wrong item', 'loses the connection', 'не включается', 'screen flickers', '不需要了'],
  home: ['broken on arrival', 'changed my mind', 'part is missing', 'smaller than expected', 'скол на краю', 'gift, not wanted'],
}
const STREETS = ['Sample Street', 'Example Lane', 'Placeholder Road']
const COUNTRIES = ['DE', 'FR', 'KZ', 'CN', 'PL', 'GB']

/** Return orders that the practice sheets and the walk-through name: they stay, whatever the seed. */
const FIXED = {
  4701: [['RJ-210-M-NVY', 1, 'too small']],
  4702: [['HP-250', 1, 'not needed any more']],
  4711: [['HP-250', 1, 'changed my mind'], ['TR-300', 1, 'does not charge'], ['RJ-210-L-NVY', 1, 'too large']],
  4712: [['TS-300-L-WHT', 3, 'too small']],
  4720: [['KU-610-48-BLK', 1, 'не подошёл размер'], ['KT-710', 1, 'не включается']],
  4721: [['WY-710-M-BLK', 1, '颜色不对'], ['BW-610', 2, '不需要了']],
  4739: [['GV-900', 1, 'not needed any more']], // an item that the catalogue does not hold
}
/** Two return orders of one order: its number alone does not say which parcel this is. */
const SHARED_ORDER = { 4730: 900129, 4731: 900129 }

function drawnLines() {
  const count = oneOf([1, 1, 1, 2, 2, 3, 4])
  const skus = new Set()
  while (skus.size < count) skus.add(oneOf(items).sku)
  return [...skus].map((sku) => [sku, oneOf([1, 1, 1, 1, 2, 3]), oneOf(REASONS[itemBySku.get(sku).department])])
}

const FIRST_RMA = 4701
const RMA_COUNT = 40
const FIRST_ORDER = 900100
const FIRST_POSTAL_NUMBER = 41822000
const FIRST_DAY = Date.UTC(2026, 10, 3, 8)
const HOURS_BETWEEN = 11

/** The lines of one return order as the feed brings them. */
function toRows({ number, order, buyer, createdAt, lines, tracking = '', serial = '' }) {
  return lines.map(([sku, quantityExpected, reason], i) => {
    const item = itemBySku.get(sku)
    return {
      rma: `RMA-${number}`, line: i + 1, createdAt, sku, gtin: item?.gtins ?? '', description: item?.name ?? 'Gift voucher box',
      category: item ? `${item.department}/${item.category}` : 'home/Gifts', quantityExpected, unitPrice: item?.price ?? '25.00', currency: 'EUR', weightG: item?.weightG ?? '',
      reason, orderNumber: `W${order}`, buyerReference: `B${String(buyer).padStart(4, '0')}`, buyerName: `Buyer ${buyer}`,
      buyerAddress: `${STREETS[buyer % STREETS.length]} ${buyer}, Sample Town`, buyerPhone: `+00 000 ${String(buyer).padStart(4, '0')}`, buyerEmail: `buyer${buyer}@example.invalid`,
      country: COUNTRIES[buyer % COUNTRIES.length], trackingNumber: tracking, serial: i === 0 ? serial : '',
    }
  })
}

const drawnReturns = Array.from({ length: RMA_COUNT }, (_, index) => {
  const number = FIRST_RMA + index
  const createdAt = new Date(FIRST_DAY + index * HOURS_BETWEEN * 3_600_000 + between(0, 59) * 60_000).toISOString()
  return toRows({ number, order: SHARED_ORDER[number] ?? FIRST_ORDER + index, buyer: index + 1, createdAt, lines: FIXED[number] ?? drawnLines() })
}).flat()

// Made after everything that is drawn, so that the drawn rows stay what they are.
items.push(...CASE_ITEMS.map(({ gtin, pack, carton, price, ...item }, index) => ({
  id: `SMP-${String(items.length + index + 1).padStart(4, '0')}`, currency: 'EUR', size: '', colour: '', gtins: demonstrationGtin(gtin), price: price.toFixed(2),
  packCode: pack ? demonstrationGtin(pack) : '', cartonCode: carton ? demonstrationGtin(carton) : '', ...item,
})))
for (const item of items) itemBySku.set(item.sku, item)
const caseReturns = CASE_RETURNS.flatMap(({ lines, serial, parcel, buyer }, place) => {
  const index = RMA_COUNT + place
  const createdAt = new Date(FIRST_DAY + index * HOURS_BETWEEN * 3_600_000).toISOString()
  const tracking = postalNumber(FIRST_POSTAL_NUMBER + (parcel ?? index + 1))
  return toRows({ number: FIRST_RMA + index, order: FIRST_ORDER + index, buyer: buyer ?? index + 1, createdAt, lines, serial, tracking })
})
const returnLines = [...drawnReturns, ...caseReturns]

/** RFC 4180 with line feeds: a field is quoted when it must be. */
function toCsv(columns, rows) {
  const field = (value = '') => (/[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value))
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((fields) => `${fields.map(field).join(',')}\n`).join('')
}

const operators = {
  badgeRange: 'EXAMPL',
  operators: [
    { operatorId: 'sample-dana', name: 'Dana K.', role: 'clerk', language: 'en', pin: '1111', badgeNumber: 1 },
    { operatorId: 'sample-timur', name: 'Timur A.', role: 'repacker', language: 'ru', pin: '2222', badgeNumber: 2 },
    { operatorId: 'sample-vera', name: 'Vera M.', role: 'lead', language: 'en', pin: '3333', badgeNumber: 3 },
  ],
}
const totes = { totes: ['A12', 'B07', 'C04', 'V01', 'R01', 'Q01'].map((body) => ({ body, capacity: 20 })) }

mkdirSync(target, { recursive: true })
const write = (name, text) => writeFileSync(join(target, name), text)
write('catalogue.csv', toCsv(['id', 'sku', 'name', 'brand', 'gtins', 'department', 'category', 'size', 'colour', 'weightG', 'price', 'currency', 'packCode', 'packQuantity', 'cartonCode', 'cartonQuantity', 'asksSerial', 'asksLot'], items))
write('expected-returns.csv', toCsv(Object.keys(returnLines[0]), returnLines))
write('operators.json', `${JSON.stringify(operators, null, 2)}\n`)
write('totes.json', `${JSON.stringify(totes, null, 2)}\n`)
console.log(`${items.length} items, ${RMA_COUNT + CASE_RETURNS.length} return orders with ${returnLines.length} lines, seed ${seed}`)
