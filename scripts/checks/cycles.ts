import type { Finding } from './house.ts';
import type { Edge } from './imports.ts';

/**
 * Finds circles of imports, those of types included: one finding for each strongly connected group, at the import that
 * closes a shortest circle through its first file.
 */
export function checkCycles(edges: readonly Edge[]): readonly Finding[] {
  const out = new Map<string, Edge[]>();
  for (const edge of edges) out.set(edge.from.file, [...(out.get(edge.from.file) ?? []), edge]);
  return groups(out).map((group) => {
    const circle = shortestCircle(group, out);
    const last = circle.at(-1);
    const path = circle.map((edge) => edge.from.file).concat(circle[0]?.from.file ?? '');
    return { file: last?.from.file ?? '', line: last?.line ?? 0, rule: 'cycle', message: path.join(' → ') };
  });
}

/** Tarjan's strongly connected components, of those only the ones that hold a circle. */
function groups(out: ReadonlyMap<string, readonly Edge[]>): string[][] {
  const found: string[][] = [];
  const index = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const visit = (file: string): number => {
    let lowest = index.size;
    const own = lowest;
    index.set(file, own);
    stack.push(file);
    onStack.add(file);
    for (const { to } of out.get(file) ?? []) {
      if (!index.has(to.file)) lowest = Math.min(lowest, visit(to.file));
      else if (onStack.has(to.file)) lowest = Math.min(lowest, index.get(to.file) ?? lowest);
    }
    if (lowest === own) {
      const group = stack.splice(stack.indexOf(file));
      for (const member of group) onStack.delete(member);
      const itself = (out.get(file) ?? []).some((edge) => edge.to.file === file);
      if (group.length > 1 || itself) found.push(group.toSorted());
    }
    return lowest;
  };
  for (const file of [...out.keys()].toSorted()) if (!index.has(file)) visit(file);
  return found;
}

function shortestCircle(group: readonly string[], out: ReadonlyMap<string, readonly Edge[]>): Edge[] {
  const start = group[0] ?? '';
  const inside = new Set(group);
  const paths: Edge[][] = [[]];
  const seen = new Set<string>();
  for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
    for (const edge of out.get(path.at(-1)?.to.file ?? start) ?? []) {
      if (edge.to.file === start) return [...path, edge];
      if (!inside.has(edge.to.file) || seen.has(edge.to.file)) continue;
      seen.add(edge.to.file);
      paths.push([...path, edge]);
    }
  }
  return [];
}
