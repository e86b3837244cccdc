/** For each field the names a column may carry, the best first. Compared without case, blanks and punctuation. */
export type ColumnNames<Field extends string> = Readonly<Record<Field, readonly string[]>>

/** For each field the places of its columns, the best first. */
export type ColumnMap<Field extends string> = { readonly [F in Field]?: readonly number[] }

/** Trade item numbers, under the names that feeds give them. */
const GTIN_NAMES = [
  'gtins', 'gtin', 'gtin14', 'gtin13', 'gtin12', 'gtin8', 'ean', 'eans', 'ean13', 'ean8', 'eancode', 'upc', 'upcs', 'upca', 'upccode', 'isbn13',
  'barcodes', 'штрихкод', 'штрихкоды', 'strichcode', 'codebarres', 'codigodebarras', '条码', '条形码',
]
const SKU_NAMES = [
  'sku', 'mpn', 'stockcode', 'partnumber', 'manufacturerpartnumber', 'articlenumber', 'article', 'itemnumber', 'itemcode', 'productcode', 'artikelnummer', 'артикул', 'référence', '货号',
]
const TITLE_NAMES = [
  'title', 'name', 'description', 'productname', 'itemname', 'producttitle', 'producttitel', 'bezeichnung', 'наименование', 'название', 'описание', 'désignation', 'libellé', 'nom', '名称',
  'shortdescription', 'longdescription',
]
const CATEGORY_NAMES = ['category', 'categories', 'categorypath', 'producttype', 'productgroup', 'type', 'категория', 'kategorie', 'catégorie', 'categoria', '类别']
const DEPARTMENT_NAMES = ['department', 'division', 'отдел', 'abteilung', 'rayon']
const WEIGHT_NAMES = [
  'packageweight', 'packageweightg', 'cataloguepackageweight', 'expectedweight', 'expectedweightg', 'usualweight', 'usualweightgrams', 'grossweight', 'grossweightg', 'weightgrams', 'weightg',
  'weight', 'grams', 'вес', 'весг', 'gewicht', 'poids', 'peso', '重量', 'orderedweightg',
]
const KILOGRAM_NAMES = ['weightkg', 'packageweightkg', 'grossweightkg', 'весkg', 'вескг', 'poidskg']
const CURRENCY_NAMES = ['currency', 'currencycode', 'валюта', 'währung', 'devise', 'moneda', '货币']
const PRICE_NAMES = ['price', 'unitprice', 'listprice', 'цена', 'preis', 'prix', 'precio', '价格']

/** Columns of a catalogue. */
export const CATALOGUE_COLUMNS = {
  itemId: ['itemid', 'id', 'productid', 'articleid', 'bookid', 'код', 'идентификатор'],
  sku: SKU_NAMES,
  code: ['barcode', 'code', 'scancode', 'plu'],
  gtins: GTIN_NAMES,
  isbn: ['isbn', 'isbn10'],
  title: TITLE_NAMES,
  brand: ['brand', 'manufacturer', 'make', 'vendor', 'publisher', 'authors', 'author', 'бренд', 'марка', 'производитель', 'marke', 'marque', 'marca', '品牌'],
  department: DEPARTMENT_NAMES,
  category: CATEGORY_NAMES,
  weight: WEIGHT_NAMES,
  weightKg: KILOGRAM_NAMES,
  price: PRICE_NAMES,
  priceMinor: ['pricecents', 'priceminor'],
  currency: CURRENCY_NAMES,
} satisfies ColumnNames<string>

/** Columns of announced return orders. Those that speak of the buyer are listed in `PERSONAL_FIELDS`. */
export const RETURN_LINE_COLUMNS = {
  rmaNumber: [
    'rma', 'rmanumber', 'rmano', 'rmaid', 'returnnumber', 'returnid', 'returnorder', 'returnordernumber', 'returnauthorization', 'returnauthorizationnumber',
    'номервозврата', 'возврат', 'retourennummer', 'numéroretour', 'numeroretour', '退货单号',
  ],
  line: ['line', 'lineno', 'linenumber', 'rmaline', 'position', 'pos', 'строка', 'ligne', '行号'],
  createdAt: ['createdat', 'created', 'returncreatedat', 'returndate', 'requestedat', 'announcedat', 'date', 'дата', 'datum', '日期'],
  sku: SKU_NAMES,
  code: ['barcode', 'code', 'scancode'],
  gtins: GTIN_NAMES,
  title: ['title', 'description', 'productname', 'itemname', 'producttitle', 'itemtitle', 'bezeichnung', 'наименование', 'описание', 'désignation', 'libellé', '名称', 'product', 'item'],
  department: DEPARTMENT_NAMES,
  category: CATEGORY_NAMES,
  quantity: ['quantityexpected', 'expectedquantity', 'quantity', 'qty', 'returnquantity', 'units', 'pieces', 'количество', 'колво', 'menge', 'quantité', 'cantidad', '数量'],
  reason: ['reason', 'returnreason', 'claimedreason', 'reasoncode', 'customercomment', 'customercomments', 'comment', 'comments', 'note', 'причина', 'комментарий', 'grund', 'motif', 'motivo', '原因'],
  weight: WEIGHT_NAMES,
  weightKg: KILOGRAM_NAMES,
  orderNumber: ['ordernumber', 'orderid', 'orderno', 'order', 'originalorder', 'originalordernumber', 'salesorder', 'номерзаказа', 'заказ', 'bestellnummer', 'numérocommande', '订单号'],
  buyerReference: ['buyerreference', 'buyerid', 'customerreference', 'customerid', 'customernumber', 'customer', 'client', 'buyer', 'клиент', 'kunde', '客户'],
  buyerName: ['buyername', 'customername', 'recipient', 'fullname', 'name', 'покупатель', 'фио', 'имя', '姓名', 'firstname', 'lastname'],
  buyerAddress: ['buyeraddress', 'customeraddress', 'shippingaddress', 'address', 'address1', 'address2', 'street', 'postcode', 'zip', 'city', 'адрес', 'adresse', '地址'],
  buyerPhone: ['buyerphone', 'customerphone', 'phone', 'phonenumber', 'telephone', 'mobile', 'телефон', 'téléphone', '电话'],
  buyerEmail: ['buyeremail', 'customeremail', 'email', 'mail', 'почта', '邮箱'],
  buyerCountry: ['country', 'buyercountry', 'customercountry', 'countrycode', 'страна', 'land', 'pays', '国家'],
} satisfies ColumnNames<string>

export type CatalogueField = keyof typeof CATALOGUE_COLUMNS
export type ReturnLineField = keyof typeof RETURN_LINE_COLUMNS

/** Fields that speak of a person, the customer's own words included. */
export const PERSONAL_FIELDS: readonly ReturnLineField[] = ['reason', 'buyerReference', 'buyerName', 'buyerAddress', 'buyerPhone', 'buyerEmail', 'buyerCountry']

/** A column name without case, blanks and punctuation: `Quantity Expected` and `quantity_expected` are one. */
export function normalizeName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Finds the columns of every field. A column serves the first field that knows its name, in the order of the fields. */
export function mapColumns<Field extends string>(names: readonly string[], known: ColumnNames<Field>): ColumnMap<Field> {
  const normalized = names.map(normalizeName)
  const taken = new Set<number>()
  const map: { [F in Field]?: readonly number[] } = {}
  for (const field in known) {
    const places = known[field].flatMap((alias) => normalized.flatMap((name, place) => (name === alias && !taken.has(place) ? [place] : [])))
    for (const place of places) taken.add(place)
    map[field] = places
  }
  return map
}

/** Whether a table has a column for a field. */
export function hasColumn<Field extends string>(columns: ColumnMap<Field>, field: Field): boolean {
  return (columns[field]?.length ?? 0) > 0
}
