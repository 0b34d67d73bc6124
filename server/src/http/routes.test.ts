import { describe, expect, it } from 'vitest';
import { Routes } from './routes.ts';

describe('the routes of operations', () => {
  const routes = new Routes<string>();
  routes.add('GET', '/disputes', 'list');
  routes.add('GET', '/disputes/export', 'export');
  routes.add('GET', '/disputes/{county}/{matter}', 'get');
  routes.add('POST', '/disputes/{county}/{matter}/accept', 'accept');
  routes.add('GET', '/disputes/{round}/export/{kind}', 'round');
  const found = (method: string, path: string): unknown => {
    const answer = routes.find(method, path);
    return answer === undefined ? undefined : [answer.value, answer.parameters];
  };

  it('lead by words and names to the operation, a word before a name', () => {
    expect(found('GET', '/disputes')).toEqual(['list', {}]);
    expect(found('GET', '/disputes/export')).toEqual(['export', {}]);
    expect(found('GET', '/disputes/610524/m-1')).toEqual(['get', { county: '610524', matter: 'm-1' }]);
    expect(found('POST', '/disputes/610524/m-1/accept')).toEqual(['accept', { county: '610524', matter: 'm-1' }]);
  });

  it('go back to a name where a word leads nowhere, and read what an address had to escape', () => {
    expect(found('GET', '/disputes/export/m-1')).toEqual(['get', { county: 'export', matter: 'm-1' }]);
    expect(found('GET', '/disputes/r-1/export/%E5%8D%B7%2F1')).toEqual(['round', { round: 'r-1', kind: '卷/1' }]);
  });

  it('lead nowhere for another method, a part too few or too many, an empty part, an escape that is none', () => {
    for (const [method, path] of [['POST', '/disputes'], ['GET', '/dispute'], ['GET', '/disputes/610524'], ['GET', '/disputes/610524/m-1/accept'], ['GET', '/disputes/610524/'], ['GET', '/disputes//m-1'], ['GET', '/disputes/%E5%8/m-1'], ['GET', '']] as const) {
      expect(found(method, path), `${method} ${path}`).toBeUndefined();
    }
  });

  it('hold one operation for a method and a path', () => {
    expect(() => routes.add('GET', '/disputes/{a}/{b}', 'other')).toThrow('two operations answer GET /disputes/{a}/{b}');
  });
});
