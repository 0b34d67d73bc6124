import type { CatalogueEntry } from '../kernel/index.ts';

export const requestErrors = {
  'requests.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'requests.unit-cannot-read': { status: 422, zh: '“{unit}”的工作范围不包括{place}，分派过去没有人能打开', en: 'The area of {unit} does not hold {place}: nobody there could open it' },
  'requests.nobody-there': { status: 422, zh: '“{unit}”目前没有在岗人员，分派过去没有人能接', en: 'Nobody holds a post in {unit} now: no one could take it' },
  'requests.too-many-joined': { status: 409, zh: '附议人数已达 {most} 人', en: '{most} people have joined already' },
  'requests.position-outside': { status: 422, zh: '位置不在本市范围内', en: 'The position is outside the city' },
  'requests.no-centre': { status: 422, zh: '{place}还没有综治中心，没有单位可以接收；请拨打 12345', en: 'There is no centre for {place} that could take it; please call 12345' },
  'requests.too-many-to-export': { status: 422, zh: '超过 {most} 条，请用日期或者地点缩小范围再导出', en: 'More than {most} rows: narrow it by days or place and export again' },
  'requests.joined-to-itself': { status: 422, zh: '不能并入它自己，也不能并入已并入他件的事项', en: 'It cannot be joined to itself nor to one that is joined to another' },
  'requests.word-needed': { status: 403, zh: '这类事项涉及个人隐私，请先输入约定词', en: 'This kind of matter is private: give the agreed word first' },
  'requests.key-unknown': { status: 403, zh: '没有接口密钥，或者密钥无效', en: 'There is no API key, or it does not hold' },
  'requests.key-elsewhere': { status: 403, zh: '这个接口密钥只用于{county}', en: 'This API key is for {county} alone' },
  'requests.jurisdiction-unknown': { status: 404, zh: '没有“{jurisdiction}”这一管辖区；请用市或者县区的 6 位区划代码', en: 'There is no jurisdiction {jurisdiction}: use the six digits of the city or of a county' },
  'requests.jurisdiction-needed': { status: 422, zh: '只写了地址，请同时写明县区（jurisdiction_id，6 位区划代码）', en: 'With an address in words alone the county is needed: jurisdiction_id, its six digits' },
} as const satisfies Record<string, CatalogueEntry>;
