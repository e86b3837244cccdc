import { describe, expect, test } from 'vitest'
import { mapColumns, normalizeName } from '../../../electron/station/feeds/column-map'
import { CATALOGUE_COLUMNS, PERSONAL_FIELDS, RETURN_LINE_COLUMNS } from '../../../electron/station/feeds/column-names'
import { goodsKind } from '../../../electron/station/feeds/goods-kind'

const mapped = (names: string, known: Parameters<typeof mapColumns<string>>[1]) => {
  const list = names.split(',')
  return Object.fromEntries(Object.entries(mapColumns(list, known)).flatMap(([field, places]) => (places?.length ? [[field, places.map((place) => list[place]).join(' ')]] : [])))
}

test.each([
  ['id,source,department,brand,name,sku,gtins,size,colour,weightG,price,currency,category',
    { itemId: 'id', department: 'department', brand: 'brand', title: 'name', sku: 'sku', gtins: 'gtins', weight: 'weightG', price: 'price', currency: 'currency', category: 'category' }],
  ['barcode,name', { code: 'barcode', title: 'name' }],
  ['book_id,isbn,isbn13,authors,original_publication_year,title,language_code', { itemId: 'book_id', isbn: 'isbn', gtins: 'isbn13', brand: 'authors', title: 'title' }],
  ['id,mpn,title,brand,gtins,priceCents,currency,shortDescription,productType,weight,packageWeight',
    { itemId: 'id', sku: 'mpn', title: 'title shortDescription', brand: 'brand', gtins: 'gtins', priceMinor: 'priceCents', currency: 'currency', category: 'productType', packageWeight: 'packageWeight', weight: 'weight' }],
  ['Артикул,Наименование,Штрих-код,Вес (г),Цена', { sku: 'Артикул', title: 'Наименование', gtins: 'Штрих-код', weight: 'Вес (г)', price: 'Цена' }],
  ['Artikelnr.;Bezeichnung;EAN;Gewicht (g);VPE'.replaceAll(';', ','), { sku: 'Artikelnr.', title: 'Bezeichnung', gtins: 'EAN', weight: 'Gewicht (g)', packQuantity: 'VPE' }],
  ['Référence,Désignation,Code-barres,Poids (g),Prix', { sku: 'Référence', title: 'Désignation', gtins: 'Code-barres', weight: 'Poids (g)', price: 'Prix' }],
  ['Referencia,Descripción,Código de barras,Peso (kg)', { sku: 'Referencia', title: 'Descripción', gtins: 'Código de barras', weightKg: 'Peso (kg)' }],
  ['Código,Nome do produto,Marca,Preço', { code: 'Código', title: 'Nome do produto', brand: 'Marca', price: 'Preço' }],
  ['sku,title,gtin,Carton GTIN,Pieces per carton,Serial required,Lot required', { sku: 'sku', title: 'title', gtins: 'gtin', cartonCode: 'Carton GTIN', cartonQuantity: 'Pieces per carton', asksSerial: 'Serial required', asksLot: 'Lot required' }],
  ['Item Number,Product Name,EAN Code,Gross Weight (kg)', { sku: 'Item Number', title: 'Product Name', gtins: 'EAN Code', weightKg: 'Gross Weight (kg)' }],
])('catalogue %s', (names, fields) => {
  expect(mapped(names, CATALOGUE_COLUMNS)).toEqual(fields)
})

test.each([
  ['rma,line,createdAt,sku,description,quantityExpected,unitPrice,currency,customer,country,originalOrder,originalDate,originalQuantity,match',
    { rmaNumber: 'rma', line: 'line', createdAt: 'createdAt', sku: 'sku', title: 'description', quantity: 'quantityExpected', buyerReference: 'customer', buyerCountry: 'country', orderNumber: 'originalOrder' }],
  ['rma,line,orderId,category,orderedWeightG,customerComment,gtin,mpn,title,brand,cataloguePackageWeight',
    { rmaNumber: 'rma', line: 'line', orderNumber: 'orderId', category: 'category', packageWeight: 'cataloguePackageWeight', weight: 'orderedWeightG', reason: 'customerComment', gtins: 'gtin', sku: 'mpn', title: 'title' }],
  ['Номер возврата,Номер заказа,Трек-номер,Артикул,Наименование,Количество,Причина возврата,ФИО',
    { rmaNumber: 'Номер возврата', orderNumber: 'Номер заказа', tracking: 'Трек-номер', sku: 'Артикул', title: 'Наименование', quantity: 'Количество', reason: 'Причина возврата', buyerName: 'ФИО' }],
  ['Retourennummer,Bestellnummer,Sendungsnummer,Artikelnummer,Menge,Rückgabegrund', { rmaNumber: 'Retourennummer', orderNumber: 'Bestellnummer', tracking: 'Sendungsnummer', sku: 'Artikelnummer', quantity: 'Menge', reason: 'Rückgabegrund' }],
  ['return-date,order-id,sku,asin,product-name,quantity,reason,license-plate-number,customer-comments',
    { createdAt: 'return-date', orderNumber: 'order-id', sku: 'sku', title: 'product-name', quantity: 'quantity', reason: 'reason customer-comments', otherCode: 'license-plate-number' }],
  ['Return Number;Qty;Reason;Comment;First Name;Last Name;E-Mail;Street;City'.replaceAll(';', ','),
    { rmaNumber: 'Return Number', quantity: 'Qty', reason: 'Reason Comment', buyerName: 'First Name Last Name', buyerEmail: 'E-Mail', buyerAddress: 'Street City' }],
])('expected returns %s', (names, fields) => {
  expect(mapped(names, RETURN_LINE_COLUMNS)).toEqual(fields)
})

describe('columns that a person chose', () => {
  const names = ['A', 'B', 'name', 'ean']
  test('come before the guesses, and are taken from the field that would have had them', () => {
    expect(mapColumns(names, CATALOGUE_COLUMNS, { sku: 'ean', itemId: 'b' })).toMatchObject({ sku: [3], itemId: [1], gtins: [], title: [2] })
  })

  test('an empty name leaves a field out', () => {
    expect(mapColumns(names, CATALOGUE_COLUMNS, { gtins: '' })).toMatchObject({ gtins: [], title: [2] })
  })

  test('a field or a column that does not exist is told', () => {
    expect(() => mapColumns(names, CATALOGUE_COLUMNS, { nothing: 'A' })).toThrow(/no field nothing/)
    expect(() => mapColumns(names, CATALOGUE_COLUMNS, { sku: 'C' })).toThrow(/no column C among: A, B/)
  })
})

test('names are compared without case, blanks and punctuation', () => {
  expect(['Quantity Expected', 'quantity_expected', 'QUANTITY-EXPECTED '].map(normalizeName)).toEqual(['quantityexpected', 'quantityexpected', 'quantityexpected'])
})

test('no name is known twice within a field, and all are written as they are compared', () => {
  for (const known of [CATALOGUE_COLUMNS, RETURN_LINE_COLUMNS]) {
    for (const names of Object.values(known)) {
      expect(new Set(names).size).toBe(names.length)
      expect(names.map(normalizeName)).toEqual(names)
    }
  }
})

test('every field of the buyer is personal, and the customer\'s words are', () => {
  expect([...PERSONAL_FIELDS].sort()).toEqual([...Object.keys(RETURN_LINE_COLUMNS).filter((field) => field.startsWith('buyer')), 'reason'].sort())
})

test.each([
  ['barcode,name', 'food'], ['barcode,name,category', ''], ['sku,parentSku,name,size,colour,price', 'clothing'], ['book_id,isbn,isbn13,title', 'books'], ['id,mpn,title,gtins,released', 'electronics'], ['id,name', ''],
])('a table with %s holds %j', (names, kind) => {
  expect(goodsKind(names.split(','))).toBe(kind)
})
