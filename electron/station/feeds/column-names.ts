import type { ColumnNames } from './column-map'

/*
 * The names that columns carry in the feeds of shops, warehouses and carriers, in English, Russian, German, French,
 * Spanish, Portuguese and Chinese; as `normalizeName` leaves them. For each field the best name first.
 */

/** Trade item numbers, under the names that feeds give them. */
const GTIN_NAMES = [
  'gtins', 'gtin', 'gtin14', 'gtin13', 'gtin12', 'gtin8', 'ean', 'eans', 'ean13', 'ean8', 'eancode', 'upc', 'upcs', 'upca', 'upccode', 'isbn13',
  'barcodes', 'штрихкод', 'штрихкоды', 'штрихкодтовара', 'strichcode', 'codebarre', 'codebarres', 'codesbarres', 'codigodebarras', 'códigodebarras', '条码', '条形码',
]
const SKU_NAMES = [
  'sku', 'mpn', 'stockcode', 'partnumber', 'manufacturerpartnumber', 'articlenumber', 'article', 'itemnumber', 'itemcode', 'productcode', 'productid', 'artikelnummer', 'artikelnr', 'artikel',
  'артикул', 'référence', 'référencearticle', 'referencia', 'referência', '货号',
]
const TITLE_NAMES = [
  'title', 'name', 'description', 'productname', 'itemname', 'producttitle', 'producttitel', 'bezeichnung', 'artikelbezeichnung', 'produktname', 'наименование', 'наименованиетовара', 'название',
  'описание', 'товар', 'désignation', 'libellé', 'nom', 'nomduproduit', 'nombre', 'descripción', 'descrição', 'nome', 'nomedoproduto', '名称', 'shortdescription', 'longdescription',
]
const CATEGORY_NAMES = [
  'category', 'categories', 'categorypath', 'categoryenglish', 'producttype', 'productgroup', 'type', 'категория', 'группатоваров', 'kategorie', 'warengruppe', 'catégorie', 'categoria', 'categoría',
  'productcategoryname', '类别',
]
const DEPARTMENT_NAMES = ['department', 'division', 'отдел', 'abteilung', 'rayon', 'departamento', 'sección', 'seção']
/** The weight of the item as it is sent; preferred to the weight without its package. */
const PACKAGE_WEIGHT_NAMES = [
  'packageweight', 'packageweightg', 'cataloguepackageweight', 'expectedweight', 'expectedweightg', 'usualweight', 'usualweightgrams', 'grossweight', 'grossweightg', 'весбрутто', 'весбруттог',
  'bruttogewicht', 'poidsbrut', 'pesobruto',
]
const WEIGHT_NAMES = [
  'weightgrams', 'weightg', 'weight', 'productweightg', 'grams', 'itemweight', 'netweight', 'вес', 'весг', 'веснетто', 'gewicht', 'gewichtg', 'poids', 'poidsg', 'peso', 'pesog', '重量', 'orderedweightg',
]
const KILOGRAM_NAMES = ['weightkg', 'packageweightkg', 'grossweightkg', 'весkg', 'вескг', 'gewichtkg', 'poidskg', 'pesokg']
const CURRENCY_NAMES = ['currency', 'currencycode', 'валюта', 'währung', 'devise', 'moneda', 'moeda', '货币']
const PRICE_NAMES = ['price', 'unitprice', 'listprice', 'цена', 'preis', 'prix', 'precio', 'preço', '价格']
const SERIAL_NAMES = [
  'serialnumber', 'serialno', 'serial', 'serialnr', 'sn', 'imei', 'orderedserial', 'серийныйномер', 'серийный', 'seriennummer', 'seriennr', 'numérodesérie', 'numerodeserie', 'númerodeserie', 'númerodesérie', '序列号',
]

/** Columns of a catalogue. */
export const CATALOGUE_COLUMNS = {
  itemId: ['itemid', 'id', 'productid', 'articleid', 'bookid', 'код', 'идентификатор', 'кодтовара'],
  sku: SKU_NAMES,
  code: ['barcode', 'code', 'scancode', 'plu', 'código', 'codigo'],
  gtins: GTIN_NAMES,
  isbn: ['isbn', 'isbn10'],
  packCode: ['packcode', 'packgtin', 'packean', 'packbarcode', 'innergtin', 'кодупаковки', 'штрихкодупаковки', 'vpeean'],
  cartonCode: ['cartoncode', 'cartongtin', 'cartonean', 'cartonbarcode', 'casegtin', 'caseean', 'casebarcode', 'outergtin', 'itf14', 'штрихкодкороба', 'кодкороба', 'kartonean'],
  packQuantity: ['packquantity', 'packqty', 'packsize', 'piecesperpack', 'unitsperpack', 'штуквупаковке', 'количествовупаковке', 'vpe', 'verpackungseinheit', 'quantitéparpaquet', 'unidadesporpaquete', 'unidadesporpacote'],
  cartonQuantity: ['cartonquantity', 'cartonqty', 'casequantity', 'casepack', 'piecespercarton', 'unitspercarton', 'unitspercase', 'штуквкоробе', 'quantitéparcarton', 'unidadesporcaja', 'unidadesporcaixa'],
  asksSerial: ['asksserial', 'serialrequired', 'serialtracked', 'serialized', 'hasserial', 'учётсерийныхномеров', 'seriennummernpflicht'],
  asksLot: ['askslot', 'lotrequired', 'lottracked', 'batchtracked', 'batchrequired', 'учётпартий', 'chargenpflicht'],
  title: TITLE_NAMES,
  brand: ['brand', 'manufacturer', 'make', 'vendor', 'publisher', 'authors', 'author', 'бренд', 'марка', 'производитель', 'автор', 'marke', 'hersteller', 'marque', 'fabricant', 'marca', 'fabricante', '品牌'],
  department: DEPARTMENT_NAMES,
  category: CATEGORY_NAMES,
  packageWeight: PACKAGE_WEIGHT_NAMES,
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
    'номервозврата', 'возврат', 'заявканавозврат', 'retourennummer', 'retourennr', 'retoure', 'rücksendenummer', 'numéroretour', 'numeroretour', 'numéroderetour', 'númerodedevolución', 'devolución',
    'númerodadevolução', 'devolução', '退货单号',
  ],
  line: ['line', 'lineno', 'linenumber', 'rmaline', 'position', 'pos', 'строка', 'позиция', 'zeile', 'ligne', 'línea', 'linha', '行号'],
  createdAt: ['createdat', 'created', 'returncreatedat', 'returndate', 'requestedat', 'announcedat', 'date', 'дата', 'датавозврата', 'datum', 'fecha', 'data', '日期'],
  sku: SKU_NAMES,
  code: ['barcode', 'code', 'scancode'],
  gtins: GTIN_NAMES,
  title: [
    'title', 'description', 'productname', 'itemname', 'producttitle', 'itemtitle', 'bezeichnung', 'artikelbezeichnung', 'наименование', 'название', 'описание', 'товар', 'désignation', 'libellé',
    'descripción', 'descrição', '名称', 'product', 'item', 'produkt', 'produit', 'producto', 'produto',
  ],
  department: DEPARTMENT_NAMES,
  category: CATEGORY_NAMES,
  quantity: ['quantityexpected', 'expectedquantity', 'quantity', 'qty', 'returnquantity', 'units', 'pieces', 'количество', 'колво', 'menge', 'anzahl', 'stück', 'quantité', 'cantidad', 'quantidade', '数量'],
  reason: [
    'reason', 'returnreason', 'claimedreason', 'reasoncode', 'customercomment', 'customercomments', 'comment', 'comments', 'note', 'причина', 'причинавозврата', 'комментарий', 'grund', 'rückgabegrund',
    'kommentar', 'motif', 'commentaire', 'motivo', 'comentario', 'comentário', '原因',
  ],
  serial: SERIAL_NAMES,
  packageWeight: PACKAGE_WEIGHT_NAMES,
  weight: WEIGHT_NAMES,
  weightKg: KILOGRAM_NAMES,
  tracking: [
    'trackingnumber', 'trackingno', 'tracking', 'trackingcode', 'trackingid', 'shipmentnumber', 'waybill', 'awb', 'parcelnumber', 'returntrackingnumber', 'трекномер', 'трек', 'номеротправления', 'накладная',
    'sendungsnummer', 'paketnummer', 'numérodesuivi', 'suivi', 'númerodeseguimiento', 'seguimiento', 'códigoderastreamento', 'rastreio', '运单号', '快递单号',
  ],
  orderNumber: [
    'ordernumber', 'orderid', 'amazonorderid', 'orderno', 'order', 'originalorder', 'originalordernumber', 'salesorder', 'customerorder', 'customerordernumber', 'ponumber', 'purchaseorder',
    'номерзаказа', 'заказ', 'bestellnummer', 'bestellnr', 'auftragsnummer', 'numérocommande', 'numérodecommande', 'commande', 'númerodepedido', 'númerodopedido', 'pedido', '订单号',
  ],
  otherCode: ['licenseplatenumber', 'lpn', 'externalid', 'externalreference', 'reference', 'returnlabel', 'ticketnumber', 'caseid', 'внешнийномер', 'referenz', 'externereferenz'],
  buyerReference: ['buyerreference', 'buyerid', 'customerreference', 'customerid', 'customernumber', 'customer', 'client', 'buyer', 'клиент', 'kunde', 'kundennummer', 'cliente', '客户'],
  buyerName: ['buyername', 'customername', 'recipient', 'fullname', 'name', 'покупатель', 'фио', 'имя', 'kundenname', 'nomduclient', 'nombredelcliente', 'nomedocliente', '姓名', 'firstname', 'lastname'],
  buyerAddress: ['buyeraddress', 'customeraddress', 'shippingaddress', 'address', 'address1', 'address2', 'street', 'postcode', 'zip', 'city', 'адрес', 'anschrift', 'straße', 'plz', 'ort', 'adresse', 'dirección', 'endereço', '地址'],
  buyerPhone: ['buyerphone', 'customerphone', 'phone', 'phonenumber', 'telephone', 'mobile', 'телефон', 'telefon', 'téléphone', 'teléfono', 'telefone', '电话'],
  buyerEmail: ['buyeremail', 'customeremail', 'email', 'mail', 'почта', 'correo', 'courriel', '邮箱'],
  buyerCountry: ['country', 'buyercountry', 'customercountry', 'countrycode', 'страна', 'land', 'pays', 'país', '国家'],
} satisfies ColumnNames<string>

export type CatalogueField = keyof typeof CATALOGUE_COLUMNS
export type ReturnLineField = keyof typeof RETURN_LINE_COLUMNS
export type ImportField = CatalogueField | ReturnLineField

/** Fields that speak of a person, the customer's own words included. */
export const PERSONAL_FIELDS: readonly ReturnLineField[] = ['reason', 'buyerReference', 'buyerName', 'buyerAddress', 'buyerPhone', 'buyerEmail', 'buyerCountry']
