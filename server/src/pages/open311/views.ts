import type { CatalogueQuestion, Open311Request, Open311Service } from '@anhe/contract/requests';
import type { Day } from '@anhe/contract/kernel';
import type { z } from 'zod';
import type { Tree } from './format.ts';
import { courseWords, statusNotes } from './words.ts';
import type { Language } from './words.ts';

export const specification = 'http://wiki.open311.org/GeoReport_v2';

const changeset = (day: Day): string => `${day} 00:00`;

export function discoveryTree({ publicUrl, demo, changedOn }: { readonly publicUrl: string; readonly demo: boolean; readonly changedOn: Day }): Tree {
  return {
    changeset: changeset(changedOn),
    contact: `请拨打 12345，或者到综治中心窗口 · Call 12345 or come to the window of a centre; ${publicUrl}/`,
    key_service: '密钥由市、县的系统管理员在工作台“接口密钥”中发放 · Keys are given out by the administrator of a county or of the city, at the desk under “API keys”',
    endpoints: [{
      specification, url: `${publicUrl}/open311`, changeset: changeset(changedOn), type: demo ? 'test' : 'production', formats: ['text/xml', 'application/json'],
    }],
  };
}

export const servicesTree = (services: readonly Open311Service[], language: Language): Tree => services.map((service) => ({
  service_code: service.code, service_name: service.name[language], description: service.about[language], metadata: service.questions.length > 0, type: 'realtime',
  keywords: service.keywords.join(','), group: service.group[language],
}));

type Question = z.infer<typeof CatalogueQuestion>;

const attributeTree = (question: Question, index: number, language: Language): Tree => ({
  variable: true, code: question.code, datatype: question.kind, required: question.required, datatype_description: question.hint?.[language] ?? null, order: index + 1, description: question.name[language],
  values: question.kind.endsWith('list') ? question.values.map(({ code, name }) => ({ key: code, name: name[language] })) : undefined,
});

export const definitionTree = (service: Open311Service, language: Language): Tree => ({
  service_code: service.code, attributes: service.questions.map((question, index) => attributeTree(question, index, language)),
});

/** The address of a request in Open311: its county and its id. */
export const requestId = ({ county, id }: { readonly county: string; readonly id: string }): string => `${county}-${id}`;

export function addressOfId(text: string): { readonly county: string; readonly id: string } | undefined {
  const [, county = '', id = ''] = /^(\d{6})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(text.toLowerCase()) ?? [];
  return id === '' ? undefined : { county, id };
}

export interface Showing {
  readonly publicUrl: string;
  readonly language: Language;
  readonly extensions: boolean;
}

export function requestTree(request: Open311Request, { publicUrl, language, extensions }: Showing): Tree {
  const expected = request.dueAt ?? (request.dueOn === null ? null : `${request.dueOn}T23:59:59+08:00`);
  const photos = request.photos.map((photo) => `${publicUrl}/api/requests/published/${request.county}/${request.id}/photos/${photo}`);
  return {
    service_request_id: requestId(request), status: request.open ? 'open' : 'closed', status_notes: statusNotes(request, language), service_name: request.typeName[language], service_code: request.type,
    // Nothing that the person wrote: what the answering unit wrote for the public.
    description: request.title, agency_responsible: request.holderName, service_notice: request.promise[language], requested_datetime: request.filedAt, updated_datetime: request.updatedAt, expected_datetime: expected,
    address: request.placeName, address_id: request.place, zipcode: null, lat: request.position?.lat ?? null, long: request.position?.lng ?? null, media_url: photos[0] ?? null,
    ...(extensions ? extensionsOf(request, photos, language) : {}),
  };
}

function extensionsOf(request: Open311Request, photos: readonly string[], language: Language): { readonly [name: string]: Tree } {
  return {
    extended_attributes: {
      number: request.number, status: request.status, outcome: request.outcome, ending: request.ending, promise: request.promise[language], due: request.dueOn, overdue: request.overdue, channel: request.door, joined: request.joiners,
      datum: 'WGS84', photos: photos.map((photo) => ({ media_url: photo })),
    },
    notes: request.course.map(({ type, at }) => ({ datetime: at, description: courseWords[type]?.[language] ?? type, type })),
  };
}

export interface Made {
  readonly id: string;
  readonly notice: string | null;
  /** What only the person who asks may hold. */
  readonly receipt?: { readonly code: string; readonly url: string; readonly number: string } | undefined;
}

/** What a filing is answered with. */
export const madeTree = ({ id, notice, receipt }: Made, extensions: boolean): Tree => [{
  service_request_id: id, service_notice: notice, account_id: null,
  extended_attributes: extensions && receipt !== undefined ? { number: receipt.number, receipt_code: receipt.code, receipt_url: receipt.url } : undefined,
}];
