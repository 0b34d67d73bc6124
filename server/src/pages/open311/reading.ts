import type { InputOf } from '@anhe/contract/kernel';
import { mostOpen311 } from '@anhe/contract/requests';
import type { requestOperations } from '@anhe/contract/requests';
import { badRequest, notFound } from './failure.ts';
import { momentIn, wholeIn } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { addressOfId } from './views.ts';

const day = 86_400_000;
const longest = 90 * day;
const mostIds = 200;
const mostCodes = 100;
const mostPages = 10_000;

/** The city or a county by its six digits. Throws 404 for anything else. */
export const jurisdictionIn = (parameters: Parameters): string | undefined => {
  const jurisdiction = parameters.one('jurisdiction_id');
  if (jurisdiction !== undefined && !/^\d{6}$/.test(jurisdiction)) throw notFound(`jurisdiction_id: 没有“${jurisdiction}”这一管辖区；请用市或者县区的 6 位区划代码 · There is no jurisdiction ${jurisdiction}: use the six digits of the city or of a county`);
  return jurisdiction;
};

/**
 * A span between two parameters: at most 90 days. One end alone takes the 90 days beside it; none gives undefined.
 */
function spanIn(parameters: Parameters, from: string, to: string, now: Date): { from: string; to: string } | undefined {
  const [start, end] = [momentIn(parameters, from), momentIn(parameters, to)];
  if (start === undefined && end === undefined) return undefined;
  const last = end ?? new Date(Math.min(now.getTime(), (start ?? now).getTime() + longest));
  const first = start ?? new Date(last.getTime() - longest);
  if (start !== undefined && end !== undefined && first > last) throw badRequest(`${from}, ${to}: 开始晚于结束 · The start is later than the end`);
  if (last.getTime() - first.getTime() > longest) throw badRequest(`${from}, ${to}: 最多 90 天 · At most 90 days`);
  return { from: first.toISOString(), to: last.toISOString() };
}

function openIn(parameters: Parameters): boolean | undefined {
  const statuses = parameters.list('status');
  if (statuses === undefined) return undefined;
  if (!statuses.every((status) => status === 'open' || status === 'closed')) throw badRequest('status: 须为 open 或 closed · open or closed is needed');
  return statuses.length === 2 ? undefined : statuses[0] === 'open';
}

/** What a list of requests is asked for. Ids override everything but the jurisdiction. */
export function filtersOf(parameters: Parameters, now: Date): Omit<InputOf<typeof requestOperations.open311Requests>, 'jurisdiction'> {
  const ids = parameters.list('service_request_id');
  if (ids !== undefined) {
    if (ids.length > mostIds) throw badRequest(`service_request_id: 最多 ${mostIds} 个 · At most ${mostIds}`);
    return { ids: ids.flatMap((id) => addressOfId(id) ?? []) };
  }
  const types = parameters.list('service_code');
  if (types !== undefined && (types.length > mostCodes || types.some((code) => code.length > 60))) throw badRequest(`service_code: 最多 ${mostCodes} 个，每个最多 60 个字符 · At most ${mostCodes} of 60 characters`);
  return {
    types: types === undefined ? undefined : [...types], open: openIn(parameters), filed: spanIn(parameters, 'start_date', 'end_date', now), changed: spanIn(parameters, 'updated_after', 'updated_before', now),
    page: wholeIn(parameters, 'page', mostPages), pageSize: wholeIn(parameters, 'page_size', mostOpen311),
  };
}
