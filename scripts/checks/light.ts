import type { Finding } from './house.ts';
import type { Edge } from './imports.ts';
import type { Module } from './source.ts';

/** The entries that an old phone loads, and the packages that would eat what it may load. */
const lightEntries = ['web/src/app/portal/', 'web/src/app/field/'];
const heavy = /^(?:antd|@ant-design|@rc-component|react-dom|@tanstack\/react-router|maplibre-gl|echarts)(?:\/|$)/;

/** Finds heavy packages that the portal or the field app would load at once: by values, not by types or `import()`. */
export function checkLight(modules: readonly Module[], edges: readonly Edge[]): readonly Finding[] {
  const out = Map.groupBy(edges.filter(({ form }) => form === 'value'), ({ from }) => from.file);
  const waiting = modules.filter(({ file, test }) => !test && lightEntries.some((entry) => file.startsWith(entry)));
  const reached = new Map(waiting.map((module) => [module.file, module.file]));
  const findings: Finding[] = [];
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    const path = reached.get(module.file) ?? module.file;
    for (const { specifier, form, line } of module.imports) {
      if (form !== 'value' || specifier === undefined || !heavy.test(specifier)) continue;
      findings.push({ file: module.file, line, rule: 'light-entry', message: `a phone would load ${specifier} with the first page, by ${path}` });
    }
    for (const { to } of out.get(module.file) ?? []) {
      if (reached.has(to.file)) continue;
      reached.set(to.file, `${path} → ${to.file}`);
      waiting.push(to);
    }
  }
  return findings;
}
