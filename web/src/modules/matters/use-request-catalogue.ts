import type { OutputOf, Wording } from '@anhe/contract/kernel';
import { noType, requestOperations } from '@anhe/contract/requests';
import type { CatalogueType } from '@anhe/contract/requests';
import { useQueryOf } from '../../api/index.ts';

export interface RequestCatalogue {
  readonly groups: readonly { readonly code: string; readonly name: Wording; readonly about: Wording }[];
  readonly types: readonly CatalogueType[];
  readonly details: readonly { readonly code: string; readonly type: string; readonly name: Wording }[];
  readonly typeOf: (code: string | null | undefined) => CatalogueType | undefined;
  /** How a type is called; one that the catalogue no longer holds keeps its code, none yet has a word of its own. */
  readonly typeName: (code: string | null) => Wording;
  readonly departmentName: (code: string) => Wording;
}

const asIs = (text: string): Wording => ({ zh: text, en: text });

type Answer = OutputOf<typeof requestOperations.catalogue>;

function read(found: Answer | undefined): RequestCatalogue {
  const types = found?.types ?? [];
  const byCode = new Map(types.map((type) => [type.code, type]));
  const departments = new Map(types.map((type) => [type.department, type.departmentName]));
  return {
    groups: found?.groups ?? [], types, details: found?.details ?? [],
    typeOf: (code) => (code === null || code === undefined ? undefined : byCode.get(code)),
    typeName: (code) => (code === null || code === '' || code === noType.code ? noType.name : (byCode.get(code)?.name ?? asIs(found === undefined ? '…' : code))),
    departmentName: (code) => departments.get(code) ?? asIs(code),
  };
}

const nothing = read(undefined);
// Every line of a list asks for it: it is read once for each answer.
const kept = new WeakMap<Answer, RequestCatalogue>();

/**
 * The catalogue of requests as it holds today; empty while it is on its way.
 * @param wanted false where no request is in sight: nothing is fetched then
 */
export function useRequestCatalogue(wanted = true): RequestCatalogue {
  const found = useQueryOf(requestOperations.catalogue, {}, { enabled: wanted, keep: true }).data;
  if (found === undefined) return nothing;
  const known = kept.get(found) ?? read(found);
  kept.set(found, known);
  return known;
}
