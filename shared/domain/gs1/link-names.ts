/**
 * The words that release 1.1 of the Digital Link standard allowed in the path instead of an AI. Later releases dropped them,
 * but labels printed with them are still met.
 */
export const linkNames: ReadonlyMap<string, string> = new Map([
  ['sscc', '00'], ['gtin', '01'], ['gdti', '253'], ['gcn', '255'], ['ginc', '401'], ['gsin', '402'], ['gln', '414'], ['payTo', '415'],
  ['grai', '8003'], ['giai', '8004'], ['itip', '8006'], ['cpid', '8010'], ['gmn', '8013'], ['gsrnp', '8017'], ['gsrn', '8018'],
  ['lot', '10'], ['ser', '21'], ['cpv', '22'], ['glnx', '254'], ['cpsn', '8011'], ['srin', '8019'], ['refno', '8020'],
])
