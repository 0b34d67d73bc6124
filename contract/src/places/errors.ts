import type { CatalogueEntry } from '../kernel/index.ts';

export const placeErrors = {
  'places.not-a-village': { status: 422, zh: '村民小组和网格只能设在村（社区）之下', en: 'Groups and grids lie below a village or community' },
  'places.not-a-cell': { status: 422, zh: '只有村民小组和网格可以在这里改动；其他区划按国家代码更新', en: 'Only groups and grids are changed here; other places follow the national codes' },
  'places.cell-exists': { status: 409, zh: '“{name}”已经有了', en: '“{name}” exists already' },
  'places.ended': { status: 409, zh: '“{name}”已于 {date} 停用', en: '“{name}” ended on {date}' },
  'places.not-a-table': { status: 422, zh: '读不了“{name}”：{reason}', en: '“{name}” cannot be read: {reasonEn}' },
  'places.no-rows': { status: 422, zh: '文件里没有“{place}”的代码，没有可比较的内容', en: 'The file has no codes of {place}; there is nothing to compare' },
  'places.import-applied': { status: 409, zh: '这次导入已于 {date} 生效', en: 'This import was applied on {date}' },
  'places.import-outdated': { status: 409, zh: '预览之后区划又有变动，请重新导入比较', en: 'Places changed after the preview; import again to compare' },
  'places.undecided': { status: 422, zh: '还有 {count} 个停用的区划没有指明去向', en: '{count} ended places have no successor yet' },
  'places.county-moved': { status: 422, zh: '“{name}”不能改到别的县（市、区）之下', en: '“{name}” cannot move to another county' },
  'places.too-many': { status: 422, zh: '一次最多改动 {limit} 个区划，请按县（市、区）分开导入', en: 'At most {limit} places change at once; import county by county' },
} as const satisfies Record<string, CatalogueEntry>;
