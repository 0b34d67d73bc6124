import type { CatalogueEntry } from '../kernel/index.ts';

export const patrolErrors = {
  'patrols.not-lawful-now': { status: 409, zh: '{reason}', en: '{reasonEn}' },
  'patrols.unknown-kind': { status: 422, zh: '没有“{kind}”这类隐患', en: 'There is no kind of hazard called {kind}' },
  'patrols.unit-cannot-mend': { status: 422, zh: '“{unit}”管不到这个地方', en: '{unit} has nobody at work for this place' },
  'patrols.point-elsewhere': { status: 422, zh: '这个点位牌是“{place}”的，不在这次巡逻的范围内', en: 'This plate belongs to {place}, which is not on this patrol' },
  'patrols.plate-unknown': { status: 404, zh: '没有这块点位牌，可能已经更换', en: 'There is no such plate; it may have been replaced' },
  'patrols.point-unknown': { status: 422, zh: '有 {count} 个点位不存在或者已经停用', en: '{count} of the points are unknown or not used any more' },
  'patrols.not-on-duty': { status: 422, zh: '“{name}”当天没有在岗', en: '{name} does not hold the post on that day' },
  'patrols.out-of-place': { status: 422, zh: '“{name}”的岗位管不到这个地方', en: '{name} does not work at this place' },
  'patrols.not-fit': { status: 409, zh: '“{name}”现在不能排这个班：{reason}', en: '{name} cannot be put on this shift now: {reasonEn}' },
  'patrols.clash': { status: 409, zh: '“{name}”在{day}已有 {from} 至 {to} 的班次', en: '{name} has a shift on {day} from {from} to {to} already' },
  'patrols.shift-over': { status: 409, zh: '这个班次已经开始或者取消', en: 'This shift has begun or was cancelled' },
  'patrols.swap-over': { status: 409, zh: '这次换班已经有结果', en: 'This swap has been settled' },
  'patrols.feed-unknown': { status: 404, zh: '日历链接已经失效，请在“班次”中重新生成', en: 'This calendar link has ended; make a new one under “Shifts”' },
  'patrols.too-many-to-export': { status: 422, zh: '超过 {most} 条，请缩小范围再导出', en: 'More than {most} rows: narrow it before you export' },
} as const satisfies Record<string, CatalogueEntry>;
