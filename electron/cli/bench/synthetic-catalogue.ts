import { gtinCheckDigit } from '@shared/domain/barcode'
import { createSeededRandom } from '../seeded-random'

/*
 * Made-up goods and announced return orders, for measuring at the size of a large site. The same numbers give the same
 * rows, so that two runs can be compared. Nothing of it describes a real article, company or person.
 */

const MAKERS = ['Alder', 'Birkan', 'Corvo', 'Dunmore', 'Eskola', 'Fjordal', 'Grano', 'Halden', 'Ivaro', 'Jorun', 'Kestrel', 'Lumena', 'Morova', 'Nordlys', 'Ostra', 'Pellan', 'Quill', 'Runa', 'Savanne', 'Tindra']
const THINGS = [
  'rain jacket', 'wool jumper', 'linen shirt', 'running shoes', 'leather boots', 'headphones', 'hair dryer', 'desk lamp', 'kettle', 'toaster', 'bath towel', 'pillow', 'notebook', 'novel',
  'toy train', 'board game', 'phone case', 'charger', 'backpack', 'water bottle', 'frying pan', 'picture frame', 'garden shears', 'yoga mat', 'bicycle light', 'power drill', 'winter gloves',
]
const KINDS = ['clothing', 'shoes', 'electronics', 'home', 'books', 'toys', 'sport', 'garden']
const COLOURS = ['navy', 'black', 'white', 'olive', 'rust', 'grey', 'cream', 'teal', 'plum', 'sand']
const SIZES = ['XS', 'S', 'M', 'L', 'XL', '38', '40', '42', '44', '46']

/** GS1 numbers that no company holds: 952 is kept for examples. */
const EXAMPLE_PREFIX = '952'
const NUMBER_DIGITS = 9
const LINES_PER_ORDER = 3
const SEED = 20_261

/** The 13-digit number of the n-th made-up article. */
export function syntheticGtin(n: number): string {
  const digits = `${EXAMPLE_PREFIX}${String(n).padStart(NUMBER_DIGITS, '0')}`
  return `${digits}${gtinCheckDigit(digits)}`
}

/** Its article number. */
export function syntheticSku(n: number): string {
  return `SY-${String(n).padStart(7, '0')}`
}

/** Its name. */
export function syntheticTitle(n: number): string {
  const random = createSeededRandom(SEED + n)
  return `${random.pick(MAKERS)} ${random.pick(THINGS)} ${random.pick(COLOURS)} ${random.pick(SIZES)}`
}

/** Number of the n-th return order. */
export function syntheticRma(n: number): string {
  return `RMA-${String(1_000_000 + n)}`
}

/** How many return orders a number of lines makes. */
export function ordersFor(lines: number): number {
  return Math.ceil(lines / LINES_PER_ORDER)
}

/** The catalogue as CSV lines, header first. */
export function* syntheticCatalogue(items: number): Generator<string> {
  yield 'id,sku,name,brand,category,gtin,weight,price,currency\n'
  for (let n = 0; n < items; n++) {
    const random = createSeededRandom(n)
    const title = syntheticTitle(n)
    yield `${n},${syntheticSku(n)},${title},${title.split(' ', 1)[0] ?? ''},${random.pick(KINDS)},${syntheticGtin(n)},${80 + random.below(4000)},${random.below(20_000) / 100},EUR\n`
  }
}

/** Announced return lines as CSV lines, header first; each article is on several. */
export function* syntheticReturns(lines: number, items: number): Generator<string> {
  yield 'rma,line,sku,description,quantityExpected,originalOrder,createdAt\n'
  for (let n = 0; n < lines; n++) {
    const article = (n * 7919) % items
    const order = Math.floor(n / LINES_PER_ORDER)
    yield `${syntheticRma(order)},${(n % LINES_PER_ORDER) + 1},${syntheticSku(article)},${syntheticTitle(article)},${n % 11 === 0 ? 2 : 1},ON-${2_000_000 + order},2026-10-${String((order % 30) + 1).padStart(2, '0')}\n`
  }
}
