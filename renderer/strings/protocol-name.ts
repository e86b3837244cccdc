import type { Speech } from './speech'

/** Makers and their protocols are proper names: the same in every language. */
const MAKERS: Readonly<Record<string, string>> = {
  'mt-sics': 'Mettler Toledo, MT-SICS',
  'kern-kcp': 'KERN, KCP',
  'toledo-8217': 'Toledo 8217',
  'toledo-continuous': 'Toledo Continuous',
  'nci-scp01': 'NCI SCP-01',
  'nci-scp02': 'NCI SCP-02',
  'nci-scp12': 'NCI SCP-12',
  sma: 'SMA',
  and: 'A&D',
  'and-18': 'A&D AD-4404',
  'and-ad4329a': 'A&D AD-4329A',
  'cas-22': 'CAS, 22 bytes',
  'cas-ap1': 'CAS AP-1',
  ohaus: 'Ohaus',
  'ohaus-defender': 'Ohaus Defender',
  'adam-mdw': 'Adam MDW',
  'adam-text': 'Adam',
  'tscale-qhw': 'T-Scale QHW',
  'tscale-nhb': 'T-Scale NHB',
  'weight-qa': 'QA',
  jik: 'JIK',
  'dibal-dpos': 'Dibal',
  radwag: 'Radwag',
  sartorius: 'Sartorius',
  'generic-swapped': 'VPD405',
  zpl: 'Zebra, ZPL',
  tspl: 'TSC, TSPL',
  epl: 'Eltron, EPL2',
  pdf: 'PDF',
}

/** The name of a protocol as a person looks for it on the device. One that this window does not know is shown as it is. */
export function protocolName({ t }: Speech, protocol: string): string {
  switch (protocol) {
    case 'generic':
      return t('assistant.names.generic')
    case 'serial-scanner':
      return t('assistant.names.scanner')
    case 'hid-scale':
    case 'hid-pos':
      return t(`assistant.names.${protocol}`)
    default:
      return MAKERS[protocol] ?? protocol
  }
}
